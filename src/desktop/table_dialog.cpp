#include "desktop/table_dialog.h"

#include <algorithm>

#include "desktop/choice_control.h"
#include "desktop/grid_accessible.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

constexpr int least_column = 90;

}  // namespace

TableDialog::TableDialog(wxWindow* parent, const std::string& title, TableDraft& draft)
    : wxDialog(parent, wxID_ANY, to_wx(title), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "tableDialog"),
      m_draft(draft) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_grid(column);
    m_problem = make_text(this, "", "tableProblem");
    m_problem->SetForegroundColour(error_colour());
    column->Add(m_problem, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(10)));
    make_buttons(column);
    column->Add(CreateStdDialogButtonSizer(wxOK | wxCANCEL),
                wxSizerFlags().Expand().Border(wxALL, FromDIP(10)));
    SetSizer(column);
    SetSize(FromDIP(wxSize(620, 420)));
    CentreOnParent();
    Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); }, wxID_OK);
    if (m_draft.row_count() == 0) m_draft.add_row(0);
    show_rows(0, 0);
    m_grid->SetFocus();
}

void TableDialog::make_grid(wxSizer* into) {
    m_grid = new wxGrid(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                        wxWANTS_CHARS | wxBORDER_THEME, "tableGrid");
    const int columns = static_cast<int>(m_draft.column_count());
    m_grid->CreateGrid(0, columns);
    m_grid->DisableDragRowSize();
    m_grid->SetRowLabelSize(FromDIP(40));
    m_grid->SetDefaultCellAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    for (int column = 0; column < columns; ++column) {
        const auto index = static_cast<std::size_t>(column);
        m_grid->SetColLabelValue(column, to_wx(m_draft.heading(index)));
        m_grid->AutoSizeColLabelSize(column);
        m_grid->SetColSize(column, std::max(m_grid->GetColSize(column), FromDIP(least_column)));
        const auto& choices = m_draft.choices(index);
        if (choices.empty()) continue;
        wxArrayString labels = labels_of(choices);
        labels.Insert("", 0);
        auto* attributes = new wxGridCellAttr;
        attributes->SetEditor(new wxGridCellChoiceEditor(labels, false));
        m_grid->SetColAttr(column, attributes);
    }
    make_accessible(*m_grid, "table");
    into->Add(m_grid, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(10)));
    m_grid->Bind(wxEVT_GRID_CELL_CHANGED,
                 [this](wxGridEvent& event) { take(event.GetRow(), event.GetCol()); });
    m_grid->Bind(wxEVT_GRID_SELECT_CELL, [this](wxGridEvent& event) {
        event.Skip();
        announce_cursor(*m_grid);
    });
    m_grid->Bind(wxEVT_CHAR_HOOK, &TableDialog::on_key, this);
}

void TableDialog::make_buttons(wxSizer* into) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](const std::string& words, const char* name, auto act) {
        auto* button = new wxButton(this, wxID_ANY, to_wx(words), wxDefaultPosition, wxDefaultSize,
                                    0, wxDefaultValidator, name);
        row->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
        button->Bind(wxEVT_BUTTON, [act](wxCommandEvent&) { act(); });
    };
    add(tr("&Add a row"), "tableAddButton", [this] { add_row(m_grid->GetNumberRows()); });
    add(tr("&Remove the row"), "tableRemoveButton", [this] { remove_row(); });
    add(tr("Move &up"), "tableUpButton", [this] { move_row(-1); });
    add(tr("Move &down"), "tableDownButton", [this] { move_row(1); });
    into->Add(row, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(10)));
}

void TableDialog::show_rows(int row, int column) {
    const int wanted = static_cast<int>(m_draft.row_count());
    const int now = m_grid->GetNumberRows();
    if (wanted > now) m_grid->AppendRows(wanted - now);
    if (wanted < now) m_grid->DeleteRows(0, now - wanted);
    for (int i = 0; i < wanted; ++i) {
        for (int j = 0; j < m_grid->GetNumberCols(); ++j) {
            m_grid->SetCellValue(
                i, j,
                to_wx(m_draft.shown(static_cast<std::size_t>(i), static_cast<std::size_t>(j))));
        }
    }
    if (wanted > 0) m_grid->GoToCell(std::clamp(row, 0, wanted - 1), column);
}

void TableDialog::take(int row, int column) {
    const auto at = static_cast<std::size_t>(row);
    const auto index = static_cast<std::size_t>(column);
    m_draft.type(at, index, to_utf8(m_grid->GetCellValue(row, column)));
    m_grid->SetCellValue(row, column, to_wx(m_draft.shown(at, index)));
    m_problem->SetLabel("");
}

void TableDialog::accept() {
    m_grid->DisableCellEditControl();
    const auto problem = m_draft.problem();
    if (!problem) {
        EndModal(wxID_OK);
        return;
    }
    set_wrapped(m_problem, to_wx(problem->sentence), GetClientSize().x - FromDIP(20));
    Layout();
    m_grid->GoToCell(static_cast<int>(problem->row), static_cast<int>(problem->column));
    m_grid->SetFocus();
}

// Down from the last row adds one; Alt and an arrow moves a row; Ctrl+Enter is OK.
void TableDialog::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const bool is_editing = m_grid->IsCellEditControlShown();
    const bool on_last = m_grid->GetGridCursorRow() + 1 == m_grid->GetNumberRows();
    if (!is_editing && key == WXK_DOWN && !event.HasAnyModifiers() && on_last) {
        add_row(m_grid->GetNumberRows());
    } else if (!is_editing && event.GetModifiers() == wxMOD_ALT &&
               (key == WXK_UP || key == WXK_DOWN)) {
        move_row(key == WXK_UP ? -1 : 1);
    } else if (event.ControlDown() && (key == WXK_RETURN || key == WXK_NUMPAD_ENTER)) {
        accept();
    } else if (!is_editing && key == WXK_DELETE && event.GetModifiers() == wxMOD_CONTROL) {
        remove_row();
    } else {
        event.Skip();
    }
}

void TableDialog::add_row(int before) {
    m_grid->DisableCellEditControl();
    m_draft.add_row(static_cast<std::size_t>(before));
    show_rows(before, 0);
    m_grid->SetFocus();
}

void TableDialog::remove_row() {
    const int row = m_grid->GetGridCursorRow();
    if (row < 0) return;
    m_grid->DisableCellEditControl();
    m_draft.remove_row(static_cast<std::size_t>(row));
    show_rows(row, std::max(0, m_grid->GetGridCursorCol()));
    m_grid->SetFocus();
}

void TableDialog::move_row(int places) {
    const int row = m_grid->GetGridCursorRow();
    if (row < 0) return;
    m_grid->DisableCellEditControl();
    if (!m_draft.move_row(static_cast<std::size_t>(row), places)) {
        wxBell();
        return;
    }
    show_rows(row + places, std::max(0, m_grid->GetGridCursorCol()));
    m_grid->SetFocus();
}

}  // namespace vitrine::desktop
