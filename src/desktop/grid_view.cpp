#include "desktop/grid_view.h"

#include <wx/dcclient.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <utility>

#include "desktop/choice_control.h"
#include "desktop/grid_accessible.h"
#include "desktop/grid_renderers.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

using Kind = GridColumn::Kind;

int usual_width(const GridColumn& column) {
    switch (column.kind) {
        case Kind::sku:
            return 150;
        case Kind::name:
            return 270;
        case Kind::completeness:
            return 105;
        case Kind::family:
            return 130;
        case Kind::kind:
            return 135;
        case Kind::enabled:
            return 80;
        case Kind::problems:
            return 170;
        case Kind::picture:
            return 90;
        case Kind::readiness:
            return 170;
        case Kind::value:
            break;
    }
    return column.is_number() ? 110 : 150;
}

// Long headings end in dots rather than push everything else out of sight.
constexpr int widest_heading = 240;

std::string cannot_sort() {
    return tr("The list cannot be ordered by this column.");
}

void show_tip(wxWindow& window, const wxString& words) {
    if (words == window.GetToolTipText()) return;
    if (words.empty()) {
        window.UnsetToolTip();
    } else {
        window.SetToolTip(words);
    }
}

constexpr int row_label_width = 64, heading_height = 30;

}  // namespace

GridView::GridView(wxWindow* parent, ProductGrid& grid)
    : wxGrid(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS, "productGrid"),
      m_grid(grid),
      m_table(new GridTable(grid)) {
    // One height for all rows keeps wxGrid's cost apart from their number.
    SetDefaultRowSize(FromDIP(m_size.row_pixels()));
    DisableDragRowSize();
    SetDefaultCellAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    SetDefaultCellFitMode(wxGridFitMode::Ellipsize());
    SetDefaultEditor(new ValueEditor);
    SetDefaultRenderer(new ValueRenderer(grid));
    SetTable(m_table, true, wxGridSelectCells);
    SetRowLabelSize(scaled(row_label_width));
    SetRowLabelAlignment(wxALIGN_RIGHT, wxALIGN_CENTRE);
    SetColLabelSize(scaled(heading_height));
    m_cell_font = GetDefaultCellFont();
    m_label_font = GetLabelFont();
    SetColLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    SetGridFrozenBorderColour(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNSHADOW));
    SetTabBehaviour(Tab_Wrap);
    follow_columns();
    make_accessible(*this, tr("Products").c_str());

    Bind(wxEVT_KEY_DOWN, &GridView::on_key, this);
    Bind(wxEVT_GRID_COL_SORT, &GridView::on_sort, this);
    GetGridWindow()->Bind(wxEVT_MOTION, &GridView::on_hover, this);
    GetGridColLabelWindow()->Bind(wxEVT_MOTION, &GridView::on_column_hover, this);
    Bind(wxEVT_GRID_CELL_LEFT_CLICK, &GridView::on_click, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (m_freeze_wanted) CallAfter([this] { freeze_first_column(); });
    });
    // A message above takes room off the end, where the row stands that it is about.
    Bind(wxEVT_SIZE, [this, before = 0](wxSizeEvent& event) mutable {
        event.Skip();
        const int shrinks_from = std::exchange(before, event.GetSize().y);
        const int row = GetGridCursorRow();
        if (event.GetSize().y >= shrinks_from || row < 0 || row >= GetNumberRows()) return;
        const wxRect cell = CellToRect(row, std::max(0, GetGridCursorCol()));
        const int top = CalcScrolledPosition(cell.GetTopLeft()).y;
        if (top < 0 || top >= shrinks_from - GetColLabelSize()) return;
        CallAfter([this] { MakeCellVisible(GetGridCursorRow(), -1); });
    });
    Bind(wxEVT_GRID_SELECT_CELL, [this](wxGridEvent& event) {
        event.Skip();
        m_remembered = m_grid.product_at(static_cast<std::size_t>(std::max(0, event.GetRow())));
        CallAfter([this] { announce_cursor(*this); });
        if (on_select) on_select();
    });
    Bind(wxEVT_GRID_RANGE_SELECTED, [this](wxGridRangeSelectEvent& event) {
        event.Skip();
        if (on_select) on_select();
    });
    // wxGrid writes the value itself, but only where the text differs from what GetValue() shows;
    // the table has it by then.
    Bind(wxEVT_GRID_CELL_LEFT_DCLICK, [this](wxGridEvent& event) {
        if (IsReadOnly(event.GetRow(), event.GetCol()) && on_open) {
            on_open();
        } else {
            event.Skip();
        }
    });
}

// FreezeTo() refuses while the window is narrower than the column: it is tried after each size.
void GridView::freeze_first_column() {
    if (m_freeze_wanted && GetNumberCols() > 0 && FreezeTo(0, 1)) m_freeze_wanted = false;
}

void GridView::set_size(const GridSize& size) {
    if (size == m_size) return;
    const wxGridUpdateLocker lock(this);
    DisableCellEditControl();
    const bool same_text = size.percent == m_size.percent;
    m_size = size;
    if (!same_text) {
        const auto zoomed = [&](const wxFont& usual) {
            return usual.Scaled(static_cast<float>(size.percent) / 100);
        };
        SetDefaultCellFont(zoomed(m_cell_font));
        SetLabelFont(zoomed(m_label_font));
        SetRowLabelSize(scaled(row_label_width));
        SetColLabelSize(scaled(heading_height));
    }
    for (std::size_t i = 0; i < m_grid.columns().size(); ++i) {
        const GridColumn& column = m_grid.columns()[i];
        if (!same_text || column.kind == Kind::picture)
            SetColSize(static_cast<int>(i), column_width(column));
    }
    SetDefaultRowSize(FromDIP(size.row_pixels()), true);
    if (GetNumberRows() > 0 && GetGridCursorRow() >= 0)
        MakeCellVisible(GetGridCursorRow(), std::max(0, GetGridCursorCol()));
}

ProductId GridView::current_product() const {
    return m_grid.product_at(static_cast<std::size_t>(std::max(0, GetGridCursorRow())));
}

std::vector<ProductId> GridView::selected_products() const {
    std::vector<bool> selected(static_cast<std::size_t>(GetNumberRows()));
    for (const auto& block : GetSelectedBlocks()) {
        for (int row = block.GetTopRow(); row <= block.GetBottomRow(); ++row)
            selected[static_cast<std::size_t>(row)] = true;
    }
    std::vector<ProductId> products;
    for (std::size_t row = 0; row < selected.size(); ++row) {
        if (selected[row]) products.push_back(m_grid.product_at(row));
    }
    return products;
}

std::vector<GridArea> GridView::selected_areas() const {
    std::vector<GridArea> areas;
    const auto at = [](int place) { return static_cast<std::size_t>(std::max(0, place)); };
    for (const auto& block : GetSelectedBlocks()) {
        areas.push_back({at(block.GetTopRow()), at(block.GetLeftCol()), at(block.GetBottomRow()),
                         at(block.GetRightCol())});
    }
    const int row = GetGridCursorRow(), column = GetGridCursorCol();
    if (areas.empty() && row >= 0 && column >= 0)
        areas.push_back({at(row), at(column), at(row), at(column)});
    return areas;
}

FieldAddress GridView::current_field() const {
    const int column = GetGridCursorCol();
    const auto& columns = m_grid.columns();
    if (column < 0 || static_cast<std::size_t>(column) >= columns.size()) return {};
    const GridColumn& current = columns[static_cast<std::size_t>(column)];
    if (current.kind == Kind::family) return {property::family, 0, 0, 0};
    return current.editable ? current.field : FieldAddress{};
}

void GridView::follow_columns() {
    const wxGridUpdateLocker lock(this);
    DisableCellEditControl();
    m_table->follow_size();
    const auto& columns = m_grid.columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const GridColumn& column = columns[i];
        auto* look = new wxGridCellAttr;
        look->SetReadOnly(!column.editable);
        if (column.kind == Kind::sku) look->SetRenderer(new SkuRenderer(m_grid));
        if (column.kind == Kind::completeness) look->SetRenderer(new CompletenessRenderer(m_grid));
        if (column.kind == Kind::readiness) look->SetRenderer(new ReadinessRenderer(m_grid));
        if (column.kind == Kind::picture) look->SetRenderer(new PictureRenderer(m_grid));
        if (column.is_number()) look->SetAlignment(wxALIGN_RIGHT, wxALIGN_CENTRE);
        if (!column.choices.empty()) {
            wxArrayString labels = labels_of(column.choices);
            if (column.kind == Kind::value) labels.Insert("", 0);
            look->SetEditor(new wxGridCellChoiceEditor(labels));
        }
        SetColAttr(static_cast<int>(i), look);
        SetColSize(static_cast<int>(i), column_width(column));
    }
    show_order();
}

void GridView::follow_rows() {
    DisableCellEditControl();
    const ProductId product = m_remembered;
    if (m_list_number == m_grid.list_number()) {
        m_table->follow_size();
    } else {
        carry_selection();
    }
    m_list_number = m_grid.list_number();
    if (GetNumberRows() > 0 && GetGridCursorRow() < 0) SetGridCursor(0, 0);
    if (product != 0 && current_product() != product) go_to_row_of(product);
    ForceRefresh();
}

void GridView::follow_cells() {
    // An editor that is open stays open: only what is painted changes.
    GetGridWindow()->Refresh();
    if (wxWindow* frozen = GetFrozenColGridWindow()) frozen->Refresh();
}

void GridView::open_choices() {
    if (IsCurrentCellReadOnly()) return;
    EnableCellEditControl();
    wxGridCellEditor* editor = GetCellEditor(GetGridCursorRow(), GetGridCursorCol());
    if (auto* choices = dynamic_cast<wxComboBox*>(editor->GetWindow())) choices->Popup();
    editor->DecRef();
}

bool GridView::go_to_refused() {
    const auto place =
        m_grid.next_refused(static_cast<std::size_t>(std::max(0, GetGridCursorRow())),
                            static_cast<std::size_t>(std::max(0, GetGridCursorCol())));
    if (!place) return false;
    GoToCell(static_cast<int>(place->first), static_cast<int>(place->second));
    return true;
}

void GridView::on_key(wxKeyEvent& event) {
    // Most keys are in the menus; this one must not reach an open text field.
    if (event.GetModifiers() == wxMOD_NONE && event.GetKeyCode() == WXK_DELETE) {
        clear_cells();
        return;
    }
    if (event.GetModifiers() == wxMOD_CONTROL && IsCellEditControlShown() &&
        (event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER)) {
        fill_selection();
        return;
    }
    // In the menus too, but wxGrid would take them for arrows.
    const bool is_tree_key = event.GetKeyCode() == WXK_LEFT || event.GetKeyCode() == WXK_RIGHT;
    if (event.GetModifiers() == wxMOD_ALT && is_tree_key && m_grid.is_grouped()) {
        if (event.GetKeyCode() == WXK_LEFT) {
            collapse_row();
        } else {
            expand_row();
        }
        return;
    }
    if (event.GetModifiers() == wxMOD_ALT && event.GetKeyCode() == WXK_DOWN) {
        open_choices();
        return;
    }
    event.Skip();
}

void GridView::on_sort(wxGridEvent& event) {
    const int column = event.GetCol();
    if (!m_grid.is_sortable(static_cast<std::size_t>(column))) {
        event.Veto();
        if (on_said) on_said(cannot_sort());
        return;
    }
    const bool ascending = !(IsSortingBy(column) && IsSortOrderAscending());
    m_grid.sort_by(static_cast<std::size_t>(column), ascending);
    event.Veto();  // the order is shown below, as the model has it
    show_order();
}

// With room for the arrow of the order, which is part of the heading.
int GridView::heading_width(const GridColumn& column) {
    wxClientDC painter(this);
    painter.SetFont(GetLabelFont());
    const int width = painter.GetTextExtent(to_wx(column.heading) + to_wx("  ▲")).x;
    return std::min(width + FromDIP(12), scaled(widest_heading));
}

int GridView::column_width(const GridColumn& column) {
    const int width = std::max(scaled(usual_width(column)), heading_width(column));
    return column.kind == Kind::picture ? std::max(width, FromDIP(m_size.row_pixels())) : width;
}

// wxGrid paints no arrow of its own on plain headings.
void GridView::show_order() {
    const auto order = m_grid.order();
    if (order) {
        SetSortingColumn(static_cast<int>(order->column), order->ascending);
        m_table->mark_sorted(static_cast<int>(order->column), order->ascending);
    } else {
        UnsetSortingColumn();
        m_table->mark_sorted(-1, true);
    }
    ForceRefresh();
}

void GridView::on_column_hover(wxMouseEvent& event) {
    event.Skip();
    const int column = XToCol(CalcUnscrolledPosition(event.GetPosition()).x);
    const bool is_sortable = column < 0 || m_grid.is_sortable(static_cast<std::size_t>(column));
    show_tip(*GetGridColLabelWindow(), is_sortable ? wxString() : to_wx(cannot_sort()));
}

// Why a cell was refused or a product is not ready, where the mouse rests on it.
void GridView::on_hover(wxMouseEvent& event) {
    event.Skip();
    if (GetNumberCols() < 2) return;
    // The part of the grid that scrolls, as wxGrid's own type.
    wxGridWindow* window = CellToGridWindow(0, GetNumberCols() - 1);
    const wxPoint at = CalcGridWindowUnscrolledPosition(event.GetPosition(), window);
    const wxGridCellCoords cell = XYToCell(at, window);
    wxString words;
    if (cell.GetRow() >= 0 && cell.GetCol() >= 0) {
        words = to_wx(m_grid.why(static_cast<std::size_t>(cell.GetRow()),
                                 static_cast<std::size_t>(cell.GetCol())));
    }
    show_tip(*GetGridWindow(), words);
}

}  // namespace vitrine::desktop
