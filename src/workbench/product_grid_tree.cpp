// Rows of the product grid as a tree: models with their variants below.
#include <algorithm>
#include <utility>

#include "workbench/product_grid.h"

namespace vitrine {

void ProductGrid::group_by_model(bool grouped) {
    if (grouped == m_grouped) return;
    m_grouped = grouped;
    list();
}

RowPlace ProductGrid::place(std::size_t row) const {
    return row < m_places.size() ? m_places[row] : RowPlace();
}

bool ProductGrid::is_collapsed(std::size_t row) const {
    const auto index = static_cast<std::size_t>(product_at(row));
    return place(row).has_rows_below && index < m_collapsed.size() && m_collapsed[index];
}

std::optional<std::size_t> ProductGrid::row_above(std::size_t row) const {
    const std::uint8_t depth = place(row).depth;
    if (depth == 0) return std::nullopt;
    while (row > 0 && place(row).depth >= depth) --row;
    return row;
}

void ProductGrid::collapse(std::size_t row, bool collapsed) {
    if (!place(row).has_rows_below || is_collapsed(row) == collapsed) return;
    const auto index = static_cast<std::size_t>(product_at(row));
    if (index >= m_collapsed.size()) m_collapsed.resize(index + 1);
    m_collapsed[index] = collapsed;
    show_tree();
}

void ProductGrid::collapse_all(bool collapsed) {
    if (!m_tree) return;
    m_collapsed.clear();
    if (collapsed) {
        const auto highest = std::max_element(m_tree->ids.begin(), m_tree->ids.end());
        if (highest == m_tree->ids.end()) return;
        m_collapsed.resize(static_cast<std::size_t>(*highest) + 1);
        for (std::size_t row = 0; row < m_tree->ids.size(); ++row) {
            if (m_tree->places[row].has_rows_below)
                m_collapsed[static_cast<std::size_t>(m_tree->ids[row])] = true;
        }
    }
    show_tree();
}

std::optional<std::size_t> ProductGrid::row_that_shows(ProductId product) const {
    if (const auto row = row_of(product); row || !m_tree) return row;
    const auto at = std::find(m_tree->ids.begin(), m_tree->ids.end(), product);
    if (at == m_tree->ids.end()) return std::nullopt;
    auto row = static_cast<std::size_t>(at - m_tree->ids.begin());
    for (std::uint8_t depth = m_tree->places[row].depth; depth > 0;) {
        --row;
        if (m_tree->places[row].depth >= depth) continue;
        depth = m_tree->places[row].depth;
        if (const auto shown = row_of(m_tree->ids[row])) return shown;
    }
    return std::nullopt;
}

void ProductGrid::reveal(ProductId product) {
    if (!m_tree) return;
    const auto at = std::find(m_tree->ids.begin(), m_tree->ids.end(), product);
    if (at == m_tree->ids.end()) return;
    auto row = static_cast<std::size_t>(at - m_tree->ids.begin());
    bool was_hidden = false;
    for (std::uint8_t depth = m_tree->places[row].depth; depth > 0;) {
        --row;
        if (m_tree->places[row].depth >= depth) continue;
        depth = m_tree->places[row].depth;
        const auto index = static_cast<std::size_t>(m_tree->ids[row]);
        if (index < m_collapsed.size() && m_collapsed[index]) {
            m_collapsed[index] = false;
            was_hidden = true;
        }
    }
    if (was_hidden) show_tree();
}

// Rows move, what they say does not.
void ProductGrid::show_tree() {
    auto rows = std::move(m_rows_before);
    for (auto& [number, page] : m_pages) {
        for (ProductRow& row : page.rows) rows.insert_or_assign(row.id, std::move(row));
    }
    auto saved = std::move(m_saved);
    ModelTree shown = without_collapsed(*m_tree, m_collapsed);
    keep_ids(std::move(shown.ids), std::move(shown.places));
    m_rows_before = std::move(rows);
    m_saved = std::move(saved);
    if (events.rows_changed) events.rows_changed();
}

}  // namespace vitrine
