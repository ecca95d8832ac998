#include "workbench/missing_cells.h"

#include <algorithm>

#include "base/translate.h"
#include "catalog/shown_name.h"
#include "operations/find_missing_cell.h"

namespace vitrine {

void MissingCells::find_next(std::size_t row, std::size_t column) {
    if (m_looking || m_grid.row_count() == 0) return;
    MissingCellSearch search;
    search.products = m_grid.unfolded();
    for (const GridColumn& shown : m_grid.columns()) {
        search.fields.push_back(shown.cell >= 0 ? shown.field : FieldAddress{});
    }
    const auto& products = search.products;
    const auto cursor = std::find(products.begin(), products.end(), m_grid.product_at(row));
    search.row = static_cast<std::size_t>(cursor - products.begin());
    search.column = column;
    search.channel = m_workspace.channel();
    search.locale = m_workspace.locale();
    m_looking = true;
    ++m_asked;
    m_job = ask(
        m_workspace.previewer(),
        [search = std::move(search)](Catalogue& catalogue, const Progress& progress) {
            auto found = find_missing_cell(catalogue, search, progress);
            const ProductId product = found ? search.products[found->row] : 0;
            return std::pair(std::move(found), product);
        },
        m_receiver.guard([this, asked = m_asked](const auto& answer) {
            if (asked != m_asked) return;
            end();
            const auto& [cell, product] = answer;
            if (!cell) {
                events.said(tr("Every required value of this list is there, for {0} in {1}.",
                               m_workspace.channel_label(), m_workspace.locale_code()));
                return;
            }
            m_grid.reveal(product);
            // The list may be another one by now.
            const auto at = m_grid.row_of(product);
            const auto completeness = [this] {
                std::size_t place = 0;
                for (std::size_t i = 0; i < m_grid.columns().size(); ++i) {
                    if (m_grid.columns()[i].kind == GridColumn::Kind::completeness) place = i;
                }
                return place;
            };
            if (at && cell->column.value_or(0) < m_grid.columns().size())
                events.found(*at, cell->column ? *cell->column : completeness());
            if (cell->column) return;
            const auto structure = m_workspace.structure();
            const Attribute* attribute = structure->attributes.find(cell->attribute);
            events.said(
                tr("No cell of these columns is missing. {0} still lacks {1}: fill it in on "
                   "the form.",
                   cell->product,
                   attribute == nullptr ? std::string()
                                        : label_of(*structure, attribute->labels, attribute->code,
                                                   m_workspace.locale_code())));
        }),
        m_receiver.guard([this, asked = m_asked](const std::exception_ptr& failure) {
            if (asked != m_asked) return;
            end();
            if (!is_cancelled(failure)) events.said(sentence_of(failure));
        }));
    if (events.changed) events.changed();
}

void MissingCells::stop() {
    if (!m_looking) return;
    m_job.request_stop();
    ++m_asked;
    end();
}

void MissingCells::end() {
    m_looking = false;
    if (events.changed) events.changed();
}

}  // namespace vitrine
