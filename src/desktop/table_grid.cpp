#include "desktop/table_grid.h"

#include <algorithm>

#include "desktop/choice_control.h"
#include "desktop/grid_accessible.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

constexpr int least_column = 90;
constexpr int widest_table_column = 320;
// Of a cell, around its words.
constexpr int side_room = 14;

}  // namespace

TableGrid::TableGrid(wxWindow* parent, const std::string& label, TableDraft& draft)
    : wxPanel(parent), m_draft(&draft) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_grid(column, label);
    m_problem = make_text(this, "", "tableProblem");
    m_problem->SetForegroundColour(error_colour());
    column->Add(m_problem, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
    make_buttons(column);
    SetSizer(column);
    show_rows(0, 0);
}

void TableGrid::make_grid(wxSizer* into, const std::string& label) {
    m_grid = new wxGrid(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                        wxWANTS_CHARS | wxBORDER_THEME, "tableGrid");
    const int columns = static_cast<int>(m_draft->column_count());
    m_grid->CreateGrid(0, columns);
    m_grid->DisableDragRowSize();
    m_grid->SetRowLabelSize(FromDIP(40));
    m_grid->SetDefaultCellAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    for (int column = 0; column < columns; ++column) {
        const auto index = static_cast<std::size_t>(column);
        m_grid->SetColLabelValue(column, to_wx(m_draft->heading(index)));
        m_grid->AutoSizeColLabelSize(column);
        m_grid->SetColSize(column, std::max(m_grid->GetColSize(column) + FromDIP(side_room),
                                            FromDIP(least_column)));
        const auto& choices = m_draft->choices(index);
        if (choices.empty()) continue;
        wxArrayString labels = labels_of(choices);
        labels.Insert("", 0);
        auto* attributes = new wxGridCellAttr;
        attributes->SetEditor(new wxGridCellChoiceEditor(labels, false));
        m_grid->SetColAttr(column, attributes);
    }
    make_accessible(*m_grid, "table");
    name_control(m_grid, to_wx(label));
    into->Add(m_grid, wxSizerFlags(1).Expand());
    m_grid->Bind(wxEVT_GRID_CELL_CHANGED,
                 [this](wxGridEvent& event) { take(event.GetRow(), event.GetCol()); });
    m_grid->Bind(wxEVT_GRID_SELECT_CELL, [this](wxGridEvent& event) {
        event.Skip();
        announce_cursor(*m_grid);
    });
    m_grid->Bind(wxEVT_CHAR_HOOK, &TableGrid::on_key, this);
}

void TableGrid::make_buttons(wxSizer* into) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    // In a page the letters with Alt are those of the menus.
    const bool has_letters = dynamic_cast<wxDialog*>(GetParent()) != nullptr;
    const auto add = [&](const std::string& words, const char* name, auto act) {
        const wxString label =
            has_letters ? to_wx(words) : wxControl::RemoveMnemonics(to_wx(words));
        auto* button = new wxButton(this, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, 0,
                                    wxDefaultValidator, name);
        row->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
        button->Bind(wxEVT_BUTTON, [act](wxCommandEvent&) { act(); });
        m_buttons.push_back(button);
    };
    add(tr("&Add a row"), "tableAddButton", [this] { add_row(m_grid->GetNumberRows()); });
    add(tr("&Remove the row"), "tableRemoveButton", [this] { remove_row(); });
    add(tr("Move &up"), "tableUpButton", [this] { move_row(-1); });
    add(tr("Move &down"), "tableDownButton", [this] { move_row(1); });
    into->Add(row, wxSizerFlags().Border(wxTOP, FromDIP(10)));
}

void TableGrid::show(TableDraft& draft) {
    m_grid->DisableCellEditControl();
    m_draft = &draft;
    show_rows(std::max(0, m_grid->GetGridCursorRow()), std::max(0, m_grid->GetGridCursorCol()));
    say({});
}

void TableGrid::show_rows(int row, int column) {
    const int wanted = static_cast<int>(m_draft->row_count());
    const int now = m_grid->GetNumberRows();
    if (wanted > now) m_grid->AppendRows(wanted - now);
    if (wanted < now) m_grid->DeleteRows(0, now - wanted);
    for (int i = 0; i < wanted; ++i) {
        for (int j = 0; j < m_grid->GetNumberCols(); ++j) {
            m_grid->SetCellValue(
                i, j,
                to_wx(m_draft->shown(static_cast<std::size_t>(i), static_cast<std::size_t>(j))));
        }
    }
    for (int j = 0; j < m_grid->GetNumberCols(); ++j) widen(j);
    if (wanted > 0) m_grid->GoToCell(std::clamp(row, 0, wanted - 1), column);
}

// So that what the first rows say is in sight; a column never gets narrower under the hands.
void TableGrid::widen(int column) {
    constexpr int most_measured = 100;
    int width = m_grid->GetColSize(column);
    for (int row = 0; row < std::min(most_measured, m_grid->GetNumberRows()); ++row) {
        const int words = m_grid->GetTextExtent(m_grid->GetCellValue(row, column)).x;
        width = std::max(width, std::min(words + FromDIP(side_room), FromDIP(widest_table_column)));
    }
    m_grid->SetColSize(column, width);
}

void TableGrid::take(int row, int column) {
    const auto at = static_cast<std::size_t>(row);
    const auto index = static_cast<std::size_t>(column);
    m_draft->type(at, index, to_utf8(m_grid->GetCellValue(row, column)));
    m_grid->SetCellValue(row, column, to_wx(m_draft->shown(at, index)));
    widen(column);
    changed();
}

void TableGrid::changed() {
    say({});
    if (on_change) on_change();
}

void TableGrid::say(const std::string& problem) {
    const int width = std::max(FromDIP(200), GetClientSize().x - FromDIP(20));
    set_wrapped(m_problem, to_wx(problem), width);
    describe_control(m_grid, to_wx(problem));
    Layout();
}

bool TableGrid::check() {
    commit();
    const auto problem = m_draft->problem();
    if (!problem) return true;
    say(problem->sentence);
    m_grid->GoToCell(static_cast<int>(problem->row), static_cast<int>(problem->column));
    m_grid->SetFocus();
    return false;
}

void TableGrid::set_editable(bool editable) {
    m_is_editable = editable;
    m_grid->EnableEditing(editable);
    for (wxButton* button : m_buttons) button->Show(editable);
    Layout();
}

// Down from the last row adds one; Alt and an arrow moves a row.
void TableGrid::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const bool is_free = m_is_editable && !m_grid->IsCellEditControlShown();
    const bool on_last = m_grid->GetGridCursorRow() + 1 == m_grid->GetNumberRows();
    if (is_free && key == WXK_DOWN && !event.HasAnyModifiers() && on_last) {
        add_row(m_grid->GetNumberRows());
    } else if (is_free && event.GetModifiers() == wxMOD_ALT && (key == WXK_UP || key == WXK_DOWN)) {
        move_row(key == WXK_UP ? -1 : 1);
    } else if (on_accept && event.ControlDown() && (key == WXK_RETURN || key == WXK_NUMPAD_ENTER)) {
        on_accept();
    } else if (is_free && key == WXK_DELETE && event.GetModifiers() == wxMOD_CONTROL) {
        remove_row();
    } else {
        event.Skip();
    }
}

void TableGrid::add_row(int before) {
    commit();
    m_draft->add_row(static_cast<std::size_t>(before));
    show_rows(before, 0);
    m_grid->SetFocus();
}

void TableGrid::remove_row() {
    const int row = m_grid->GetGridCursorRow();
    if (row < 0 || row >= m_grid->GetNumberRows()) return;
    commit();
    m_draft->remove_row(static_cast<std::size_t>(row));
    show_rows(row, std::max(0, m_grid->GetGridCursorCol()));
    m_grid->SetFocus();
    changed();
}

void TableGrid::move_row(int places) {
    const int row = m_grid->GetGridCursorRow();
    if (row < 0) return;
    commit();
    if (!m_draft->move_row(static_cast<std::size_t>(row), places)) {
        wxBell();
        return;
    }
    show_rows(row + places, std::max(0, m_grid->GetGridCursorCol()));
    m_grid->SetFocus();
    changed();
}

}  // namespace vitrine::desktop
