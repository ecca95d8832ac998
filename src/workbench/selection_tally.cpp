#include "workbench/selection_tally.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/value_text.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

// A tenth of a second or so: what else is asked of the same runner waits no longer.
constexpr std::size_t rows_in_a_piece = 10'000;

std::string count_words(std::size_t count) {
    return format_number(static_cast<std::int64_t>(count));
}

// What the cells of a column hold; absent where nobody can tell.
std::optional<FieldAddress> field_of(const GridColumn& column) {
    using Kind = GridColumn::Kind;
    switch (column.kind) {
        case Kind::value:
            return column.field;
        case Kind::name:
            if (column.cell >= 0) return column.field;
            [[fallthrough]];
        case Kind::sku:
        case Kind::kind:
        case Kind::completeness:
            return FieldAddress{.attribute = property::code};
        case Kind::family:
            return FieldAddress{.attribute = property::family};
        case Kind::enabled:
            return FieldAddress{.attribute = property::enabled};
        case Kind::problems:
        case Kind::picture:
        case Kind::readiness:
            break;
    }
    return std::nullopt;
}

}  // namespace

SelectionTally::SelectionTally(Workspace& workspace, const ProductGrid& grid)
    : m_workspace(workspace), m_grid(grid) {
    m_subscription = m_workspace.listen([this](const CatalogueChange& change) {
        if (change.products.empty() && !change.everything) return;
        // Let finish, or it never would while an import changes products every second.
        m_again = m_counting;
        if (!m_counting) count();
    });
}

void SelectionTally::look_at(std::vector<GridArea> areas) {
    const std::size_t rows = m_grid.row_count(), columns = m_grid.columns().size();
    std::erase_if(areas, [&](const GridArea& area) {
        return area.top >= rows || area.left >= columns || area.top > area.bottom ||
               area.left > area.right;
    });
    for (GridArea& area : areas) {
        area.bottom = std::min(area.bottom, rows - 1);
        area.right = std::min(area.right, columns - 1);
    }
    m_bands = bands_of(std::move(areas));
    m_list_number = m_grid.list_number();
    m_cells = 0;
    for (const Band& band : m_bands) m_cells += (band.bottom - band.top + 1) * band.columns.size();
    count();
}

// Goes down the rows, noting where areas begin and end.
std::vector<SelectionTally::Band> SelectionTally::bands_of(std::vector<GridArea> areas) {
    struct Edge {
        std::size_t row = 0;
        const GridArea* area = nullptr;
        int step = 0;
    };
    std::vector<Edge> edges;
    std::size_t width = 0;
    for (const GridArea& area : areas) {
        edges.push_back({area.top, &area, 1});
        edges.push_back({area.bottom + 1, &area, -1});
        width = std::max(width, area.right + 1);
    }
    std::sort(edges.begin(), edges.end(),
              [](const Edge& a, const Edge& b) { return a.row < b.row; });
    std::vector<int> open(width);  // areas over each column
    std::vector<Band> bands;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        for (std::size_t c = edges[i].area->left; c <= edges[i].area->right; ++c)
            open[c] += edges[i].step;
        if (i + 1 == edges.size() || edges[i + 1].row == edges[i].row) continue;
        Band band{edges[i].row, edges[i + 1].row - 1, {}};
        for (std::size_t c = 0; c < width; ++c) {
            if (open[c] > 0) band.columns.push_back(c);
        }
        if (band.columns.empty()) continue;
        if (!bands.empty() && bands.back().bottom + 1 == band.top &&
            bands.back().columns == band.columns) {
            bands.back().bottom = band.bottom;
        } else {
            bands.push_back(std::move(band));
        }
    }
    return bands;
}

void SelectionTally::count() {
    m_job.request_stop();
    ++m_asked;
    m_again = false;
    m_tallies.clear();
    m_band = m_row = 0;
    m_counting = m_cells > 1;
    if (m_counting) count_next_piece();
    if (on_change) on_change();
}

void SelectionTally::count_next_piece() {
    // Other products stand in the rows by now: whoever shows them selects anew.
    const bool is_current = m_list_number == m_grid.list_number();
    if (m_band == m_bands.size() || !is_current) {
        m_counting = false;
        if (m_again) count();
        return;
    }
    const Band& band = m_bands[m_band];
    const std::size_t first = band.top + m_row;
    const std::size_t last = std::min(first + rows_in_a_piece - 1, band.bottom);
    std::vector<std::size_t> columns;
    std::vector<FieldAddress> fields;
    for (const std::size_t column : band.columns) {
        if (column >= m_grid.columns().size()) continue;
        if (const auto field = field_of(m_grid.columns()[column])) {
            columns.push_back(column);
            fields.push_back(*field);
        }
    }
    const auto begin = m_grid.products().begin();
    std::vector<ProductId> products(begin + static_cast<std::ptrdiff_t>(first),
                                    begin + static_cast<std::ptrdiff_t>(last) + 1);
    m_row += products.size();
    if (last == band.bottom) {
        ++m_band;
        m_row = 0;
    }
    m_job = ask(
        m_workspace.previewer(),
        [products = std::move(products), fields = std::move(fields)](Catalogue& catalogue,
                                                                     const Progress& progress) {
            return tally_cells(catalogue, products, fields, progress);
        },
        m_receiver.guard([this, asked = m_asked, columns](const std::vector<CellTally>& tallies) {
            if (asked != m_asked) return;
            for (std::size_t i = 0; i < columns.size(); ++i) m_tallies[columns[i]].add(tallies[i]);
            count_next_piece();
            if (on_change) on_change();
        }),
        // Without numbers the count of cells still stands; the next selection tries again.
        m_receiver.guard([this, asked = m_asked](const std::exception_ptr&) {
            if (asked != m_asked) return;
            m_counting = false;
            m_tallies.clear();
            if (on_change) on_change();
        }));
}

std::string SelectionTally::selected_words() const {
    if (m_bands.size() != 1) {
        return trn("{0} cell", "{0} cells", static_cast<long>(m_cells), count_words(m_cells));
    }
    const Band& band = m_bands.front();
    // TRANSLATORS: 0 rows times 1 columns of cells that are selected.
    return tr("{0} × {1} cells", count_words(band.bottom - band.top + 1),
              count_words(band.columns.size()));
}

std::string SelectionTally::number_words(const GridColumn& column, const CellTally& tally) const {
    if (tally.has_several_units) return tr("{0}: in several units", column.heading);
    const auto structure = m_workspace.structure();
    const Attribute* attribute = structure->attributes.find(column.field.attribute);
    const auto words = [&](const std::optional<Decimal>& number) -> std::string {
        if (!number) return tr("too large");
        if (tally.unit == 0 || attribute == nullptr) return number->to_string();
        return value_to_label(*structure, *attribute, Measurement{*number, tally.unit},
                              m_workspace.locale_code());
    };
    // TRANSLATORS: what the selected numbers of a column (0) come to.
    return tr("{0}: sum {1}, mean {2}, smallest {3}, largest {4}", column.heading, words(tally.sum),
              words(tally.mean()), words(tally.smallest), words(tally.largest));
}

std::string SelectionTally::text() const {
    if (m_cells < 2) return {};
    std::vector<std::string> parts = {selected_words()};
    if (m_counting) {
        parts.push_back(tr("counting…"));
    } else if (!m_tallies.empty()) {
        std::int64_t filled = 0;
        for (const auto& [column, tally] : m_tallies) filled += tally.filled;
        parts.push_back(
            trn("{0} filled", "{0} filled", static_cast<long>(filled), format_number(filled)));
        for (const auto& [column, tally] : m_tallies) {
            if (tally.numbers > 0 && column < m_grid.columns().size())
                parts.push_back(number_words(m_grid.columns()[column], tally));
        }
    }
    return join(parts, "  ·  ");
}

}  // namespace vitrine
