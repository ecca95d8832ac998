// Rows of the grid that come, go and move: where cursor and selection are then, and the tree of
// models and variants.
#include <algorithm>

#include "desktop/grid_renderers.h"
#include "desktop/grid_view.h"
#include "workbench/row_spans.h"

namespace vitrine::desktop {
namespace {

// More make wxGrid slow: a selection that falls into so many pieces is given up.
constexpr std::size_t most_blocks = 300;

}  // namespace

void GridView::go_to_product(ProductId product) {
    m_grid.reveal(product);
    go_to_row_of(product);
}

void GridView::go_to_row_of(ProductId product) {
    const auto row = m_grid.row_that_shows(product);
    if (!row || static_cast<int>(*row) >= GetNumberRows()) return;
    GoToCell(static_cast<int>(*row), std::max(0, GetGridCursorCol()));
}

// wxGrid selects places: other products stand in them now.
void GridView::carry_selection() {
    std::vector<wxGridBlockCoords> blocks;
    for (const auto& block : GetSelectedBlocks()) blocks.push_back(block);
    ClearSelection();
    m_table->follow_size();
    if (m_list_number + 1 != m_grid.list_number()) return;  // not the rows it was made in
    std::vector<wxGridBlockCoords> carried;
    for (const auto& block : blocks) {
        const RowSpan rows{static_cast<std::size_t>(block.GetTopRow()),
                           static_cast<std::size_t>(block.GetBottomRow())};
        const auto spans =
            carry_over(rows, m_grid.products_before(), m_grid.products(), most_blocks);
        if (!spans || carried.size() + spans->size() > most_blocks) return;
        for (const RowSpan& span : *spans) {
            carried.emplace_back(static_cast<int>(span.first), block.GetLeftCol(),
                                 static_cast<int>(span.last), block.GetRightCol());
        }
    }
    for (const auto& block : carried) {
        SelectBlock(block.GetTopRow(), block.GetLeftCol(), block.GetBottomRow(),
                    std::min(block.GetRightCol(), GetNumberCols() - 1), true);
    }
}

void GridView::on_click(wxGridEvent& event) {
    const int row = event.GetRow(), column = event.GetCol();
    const auto at = static_cast<std::size_t>(std::max(0, row));
    const bool is_sku = column >= 0 && m_grid.columns()[static_cast<std::size_t>(column)].kind ==
                                           GridColumn::Kind::sku;
    if (row < 0 || !is_sku || !m_grid.place(at).has_rows_below) return event.Skip();
    const wxGridCellCoords cell(row, column);
    // As wide as the arrow, wherever the grid is scrolled to.
    const wxRect arrow = SkuRenderer::arrow_in(*this, CellToRect(cell), m_grid.place(at).depth);
    // From the corner of the window that shows the cell.
    const wxWindow* window =
        column < GetNumberFrozenCols() ? GetFrozenColGridWindow() : GetGridWindow();
    const wxPoint clicked = CalcGridWindowUnscrolledPosition(
        window->ScreenToClient(wxGetMousePosition()), CellToGridWindow(cell));
    if (clicked.x < arrow.x || clicked.x > arrow.GetRight()) return event.Skip();
    SetGridCursor(row, column);
    // Once wxGrid is through with the click, which is of rows as they are now.
    CallAfter([this, at, product = m_grid.product_at(at)] {
        if (m_grid.product_at(at) == product) m_grid.collapse(at, !m_grid.is_collapsed(at));
    });
}

void GridView::collapse_row() {
    const auto row = static_cast<std::size_t>(std::max(0, GetGridCursorRow()));
    if (m_grid.place(row).has_rows_below && !m_grid.is_collapsed(row))
        return m_grid.collapse(row, true);
    if (const auto above = m_grid.row_above(row))
        GoToCell(static_cast<int>(*above), std::max(0, GetGridCursorCol()));
}

void GridView::expand_row() {
    const auto row = static_cast<std::size_t>(std::max(0, GetGridCursorRow()));
    if (m_grid.is_collapsed(row)) return m_grid.collapse(row, false);
    if (m_grid.place(row).has_rows_below)
        GoToCell(static_cast<int>(row) + 1, std::max(0, GetGridCursorCol()));
}

}  // namespace vitrine::desktop
