#include "desktop/matrix_view.h"

#include <wx/wupdlock.h>

#include <algorithm>

#include "desktop/choice_control.h"
#include "desktop/grid_accessible.h"
#include "desktop/grid_clipboard.h"
#include "desktop/grid_renderers.h"
#include "desktop/text.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {

// Answers from memory, always at once.
class MatrixTable : public CellTable {
public:
    explicit MatrixTable(VariantMatrix& matrix) : m_matrix(matrix) {}

    int GetNumberRows() override { return m_rows; }
    int GetNumberCols() override { return m_columns; }
    wxString GetValue(int row, int column) override {
        if (!is_there(row, column)) return {};
        return to_wx(m_matrix.text(at(row), at(column)));
    }
    void SetValue(int row, int column, const wxString& value) override {
        m_matrix.type({{at(row), at(column), to_utf8(value)}}, "edit");
    }
    wxString editor_value(int row, int column) override {
        if (!is_there(row, column)) return {};
        return to_wx(m_matrix.value(at(row), at(column)));
    }
    wxString GetRowLabelValue(int row) override {
        return at(row) < m_matrix.row_count() ? to_wx(m_matrix.row_heading(at(row))) : wxString();
    }
    wxString GetColLabelValue(int column) override {
        return at(column) < m_matrix.column_count() ? to_wx(m_matrix.column_heading(at(column)))
                                                    : wxString();
    }
    void follow_size() {
        const int rows = m_rows, columns = m_columns;
        m_rows = static_cast<int>(m_matrix.row_count());
        m_columns = static_cast<int>(m_matrix.column_count());
        tell_rows(rows, m_rows);
        tell_columns(columns, m_columns);
    }

private:
    static std::size_t at(int place) { return static_cast<std::size_t>(place); }
    bool is_there(int row, int column) const {
        return at(row) < m_matrix.row_count() && at(column) < m_matrix.column_count();
    }

    VariantMatrix& m_matrix;
    // What the view was told last: it must never ask beyond it.
    int m_rows = 0, m_columns = 0;
};

namespace {

// Empty corners and missing values stand out by their place and words; the colour only helps.
class MatrixRenderer : public ValueRenderer {
public:
    explicit MatrixRenderer(VariantMatrix& matrix)
        : ValueRenderer(
              [&matrix](std::size_t row, std::size_t column) { return matrix.look(row, column); }),
          m_matrix(matrix) {}
    void Draw(wxGrid& view, wxGridCellAttr& attributes, wxDC& dc, const wxRect& rectangle, int row,
              int column, bool selected) override {
        const auto r = static_cast<std::size_t>(row), c = static_cast<std::size_t>(column);
        wxGridCellAttr* copy = attributes.Clone();
        if (m_matrix.product_at(r, c) == 0) {
            copy->SetAlignment(wxALIGN_CENTRE, wxALIGN_CENTRE);
            copy->SetTextColour(quiet_colour());
        } else if (m_matrix.is_missing(r, c)) {
            copy->SetTextColour(error_colour());
        }
        ValueRenderer::Draw(view, *copy, dc, rectangle, row, column, selected);
        copy->DecRef();
    }
    wxGridCellRenderer* Clone() const override { return new MatrixRenderer(m_matrix); }

private:
    VariantMatrix& m_matrix;
};

constexpr int column_width = 130;
constexpr int widest_column = 260;

}  // namespace

MatrixView::MatrixView(wxWindow* parent, VariantMatrix& matrix)
    : wxGrid(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS, "variantMatrix"),
      m_matrix(matrix),
      m_table(new MatrixTable(matrix)) {
    SetDefaultRowSize(FromDIP(34));
    DisableDragRowSize();
    SetDefaultColSize(FromDIP(column_width));
    SetDefaultCellAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    SetDefaultCellFitMode(wxGridFitMode::Ellipsize());
    SetDefaultEditor(new ValueEditor);
    SetDefaultRenderer(new MatrixRenderer(matrix));
    SetTable(m_table, true, wxGridSelectCells);
    SetRowLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    SetColLabelSize(FromDIP(32));
    SetColLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    SetTabBehaviour(Tab_Wrap);
    make_accessible(*this, tr("Variants").c_str());

    Bind(wxEVT_KEY_DOWN, &MatrixView::on_key, this);
    GetGridWindow()->Bind(wxEVT_MOTION, &MatrixView::on_hover, this);
    Bind(wxEVT_GRID_SELECT_CELL, [this](wxGridEvent& event) {
        event.Skip();
        CallAfter([this] { announce_cursor(*this); });
    });
    Bind(wxEVT_GRID_EDITOR_SHOWN, [this](wxGridEvent& event) {
        if (!m_matrix.is_editable(static_cast<std::size_t>(event.GetRow()),
                                  static_cast<std::size_t>(event.GetCol())))
            event.Veto();
    });
    Bind(wxEVT_GRID_CELL_LEFT_DCLICK, [this](wxGridEvent& event) {
        if (!create_variants()) event.Skip();
    });
}

void MatrixView::follow_shape() {
    const wxGridUpdateLocker lock(this);
    DisableCellEditControl();
    m_table->follow_size();
    const GridColumn& shown = m_matrix.shown_column();
    SetDefaultCellAlignment(shown.is_number() ? wxALIGN_RIGHT : wxALIGN_LEFT, wxALIGN_CENTRE);
    if (shown.choices.empty()) {
        SetDefaultEditor(new ValueEditor);
    } else {
        wxArrayString labels = labels_of(shown.choices);
        if (shown.kind == GridColumn::Kind::value) labels.Insert("", 0);
        SetDefaultEditor(new wxGridCellChoiceEditor(labels));
    }
    // Few enough to be measured.
    SetRowLabelSize(wxGRID_AUTOSIZE);
    for (int column = 0; column < GetNumberCols(); ++column) {
        const int heading = GetTextExtent(GetColLabelValue(column)).x + FromDIP(24);
        SetColSize(column, std::clamp(heading, FromDIP(column_width), FromDIP(widest_column)));
    }
    if (GetNumberRows() > 0 && GetNumberCols() > 0 && GetGridCursorRow() < 0) SetGridCursor(0, 0);
    ForceRefresh();
}

void MatrixView::follow_cells() {
    GetGridWindow()->Refresh();
}

MatrixView::Range MatrixView::range() const {
    Range found{GetGridCursorRow(), GetGridCursorCol(), GetGridCursorRow(), GetGridCursorCol()};
    bool first = true;
    for (const auto& block : GetSelectedBlocks()) {
        const Range one{block.GetTopRow(), block.GetLeftCol(), block.GetBottomRow(),
                        block.GetRightCol()};
        found = first ? one
                      : Range{std::min(found.top, one.top), std::min(found.left, one.left),
                              std::max(found.bottom, one.bottom), std::max(found.right, one.right)};
        first = false;
    }
    return found;
}

void MatrixView::copy_cells() {
    const Range from = range();
    if (from.top < 0) return;
    CellBlock cells;
    for (int row = from.top; row <= from.bottom; ++row) {
        std::vector<std::string>& line = cells.emplace_back();
        for (int column = from.left; column <= from.right; ++column)
            line.push_back(to_utf8(m_table->editor_value(row, column)));
    }
    put_on_clipboard(cells);
}

// Types `cells` over the target, again and again where the target is larger; without cells it
// clears.
void MatrixView::type_block(const Range& target, const CellBlock* cells, const char* source) {
    if (target.top < 0 || (cells != nullptr && cells->empty())) return;
    const int height = cells == nullptr ? 1 : static_cast<int>(cells->size());
    const int width = cells == nullptr ? 1 : static_cast<int>(cells->front().size());
    const int bottom =
        std::min(std::max(target.bottom, target.top + height - 1), GetNumberRows() - 1);
    const int right =
        std::min(std::max(target.right, target.left + width - 1), GetNumberCols() - 1);
    std::vector<ProductGrid::Typed> typed;
    for (int row = target.top; row <= bottom; ++row) {
        for (int column = target.left; column <= right; ++column) {
            const auto r = static_cast<std::size_t>(row), c = static_cast<std::size_t>(column);
            if (!m_matrix.is_editable(r, c)) continue;
            std::optional<std::string> text;
            if (cells != nullptr) {
                const auto& line = (*cells)[static_cast<std::size_t>((row - target.top) % height)];
                const auto place = static_cast<std::size_t>((column - target.left) % width);
                if (place >= line.size()) continue;
                text = line[place];
            }
            typed.push_back({r, c, std::move(text)});
        }
    }
    if (typed.empty()) {
        wxBell();
    } else {
        m_matrix.type(typed, source);
    }
}

void MatrixView::paste_cells() {
    if (const auto cells = take_from_clipboard()) type_block(range(), &*cells, "paste");
}

void MatrixView::clear_cells() {
    type_block(range(), nullptr, "clear");
}

void MatrixView::fill_down() {
    const Range target = range();
    if (target.bottom <= target.top) return;
    CellBlock cells(1);
    for (int column = target.left; column <= target.right; ++column)
        cells.front().push_back(to_utf8(m_table->editor_value(target.top, column)));
    type_block({target.top + 1, target.left, target.bottom, target.right}, &cells, "fill");
}

bool MatrixView::create_variants() {
    const Range target = range();
    if (target.top < 0) return false;
    std::vector<std::pair<std::size_t, std::size_t>> corners;
    for (int row = target.top; row <= target.bottom; ++row) {
        for (int column = target.left; column <= target.right; ++column) {
            const auto r = static_cast<std::size_t>(row), c = static_cast<std::size_t>(column);
            if (m_matrix.product_at(r, c) == 0) corners.emplace_back(r, c);
        }
    }
    if (corners.empty()) return false;
    m_matrix.create(corners);
    return true;
}

ProductId MatrixView::current_product() const {
    const int row = GetGridCursorRow(), column = GetGridCursorCol();
    if (row < 0 || column < 0) return 0;
    return m_matrix.product_at(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
}

std::vector<ProductId> MatrixView::selected_products() const {
    const Range target = range();
    std::vector<ProductId> products;
    for (int row = std::max(0, target.top); row <= target.bottom; ++row) {
        for (int column = target.left; column <= target.right; ++column) {
            const ProductId product = m_matrix.product_at(static_cast<std::size_t>(row),
                                                          static_cast<std::size_t>(column));
            if (product != 0) products.push_back(product);
        }
    }
    return products;
}

void MatrixView::on_key(wxKeyEvent& event) {
    if (event.GetModifiers() == wxMOD_NONE && event.GetKeyCode() == WXK_DELETE) {
        clear_cells();
        return;
    }
    const bool enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
    if (event.GetModifiers() == wxMOD_NONE && enter && !is_typing() && current_product() == 0 &&
        create_variants())
        return;
    event.Skip();
}

// Why a cell was refused, where the mouse rests on it.
void MatrixView::on_hover(wxMouseEvent& event) {
    event.Skip();
    const wxGridCellCoords cell = XYToCell(CalcUnscrolledPosition(event.GetPosition()));
    wxString words;
    if (cell.GetRow() >= 0 && cell.GetCol() >= 0) {
        words = to_wx(m_matrix.why(static_cast<std::size_t>(cell.GetRow()),
                                   static_cast<std::size_t>(cell.GetCol())));
    }
    if (words != GetGridWindow()->GetToolTipText()) GetGridWindow()->SetToolTip(words);
}

}  // namespace vitrine::desktop
