#include "desktop/refused_rows_dialog.h"

#include <algorithm>

#include "base/translate.h"
#include "desktop/grid_accessible.h"
#include "desktop/text.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr int content_height = 320;
constexpr int reason_width = 300;
constexpr int least_column = 90;
constexpr int widest_cell = 260;
constexpr int side_room = 14;  // of a cell, around its words
constexpr int most_measured = 50;
constexpr int lines_of_reason = 3;

std::string summary_of(const RefusedTable& table) {
    const std::int64_t all = static_cast<std::int64_t>(table.rows.size()) + table.beyond;
    const std::string rows = trn("{0} refused row of {1}.", "{0} refused rows of {1}.",
                                 static_cast<long>(all), format_number(all), table.file);
    const std::string what =
        tr("Correct the cells, then look at what these rows would change. Nothing else is "
           "imported again.");
    if (table.beyond == 0) return rows + ' ' + what;
    return rows + ' ' +
           tr("The first {0} are shown; keep them all as a file to mend the others.",
              format_number(static_cast<std::int64_t>(table.rows.size()))) +
           ' ' + what;
}

}  // namespace

RefusedRowsDialog::RefusedRowsDialog(wxWindow* parent, std::vector<RefusedTable> tables)
    : wxDialog(parent, wxID_ANY, to_wx(tr("Refused rows")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "refusedRowsDialog"),
      m_tables(std::move(tables)) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_summary = make_text(this, "", "refusedSummary");
    column->Add(m_summary, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    make_files(column);
    make_grid(column);
    make_buttons(column);
    SetSizer(column);
    show();
    Fit();
    SetMinSize(FromDIP(wxSize(480, 300)));
    CentreOnParent();
    m_grid->SetFocus();
}

void RefusedRowsDialog::make_files(wxSizer* into) {
    if (m_tables.size() < 2) return;
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* label = new wxStaticText(this, wxID_ANY, to_wx(tr("&File")));
    auto* files = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxArrayString(), 0,
                               wxDefaultValidator, "refusedFile");
    tie_label(label, files);
    for (const RefusedTable& one : m_tables) files->Append(to_wx(one.file));
    files->SetSelection(0);
    files->Bind(wxEVT_CHOICE, [this, files](wxCommandEvent&) {
        keep_typed();
        m_shown = static_cast<std::size_t>(files->GetSelection());
        show();
    });
    row->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    row->Add(files, wxSizerFlags().CentreVertical());
    into->Add(row, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
}

void RefusedRowsDialog::make_grid(wxSizer* into) {
    m_grid =
        new wxGrid(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(dialog_width, content_height)),
                   wxWANTS_CHARS, "refusedGrid");
    m_grid->CreateGrid(0, 0);
    m_grid->SetRowLabelSize(FromDIP(40));
    m_grid->SetDefaultCellAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    m_grid->DisableDragRowSize();
    m_grid->SetDefaultRowSize(lines_of_reason * m_grid->GetCharHeight() + FromDIP(side_room) / 2);
    make_accessible(*m_grid, "table");
    name_control(m_grid, to_wx(tr("Refused rows")));
    m_grid->Bind(wxEVT_GRID_SELECT_CELL, [this](wxGridEvent& event) {
        event.Skip();
        announce_cursor(*m_grid);
    });
    into->Add(m_grid, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
}

void RefusedRowsDialog::make_buttons(wxSizer* into) {
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->AddStretchSpacer();
    buttons->Add(new wxButton(this, wxID_CANCEL, to_wx(tr("Cancel"))),
                 wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
    buttons->Add(new wxButton(this, wxID_OK, to_wx(tr("&Look at the changes")), wxDefaultPosition,
                              wxDefaultSize, 0, wxDefaultValidator, "refusedLookButton"));
    into->Add(buttons, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
}

void RefusedRowsDialog::show() {
    const RefusedTable& shown = table();
    const int rows = static_cast<int>(shown.rows.size());
    const int columns = static_cast<int>(shown.headings.size()) + 1;
    if (m_grid->GetNumberRows() > 0) m_grid->DeleteRows(0, m_grid->GetNumberRows());
    if (m_grid->GetNumberCols() > 0) m_grid->DeleteCols(0, m_grid->GetNumberCols());
    m_grid->AppendCols(columns);
    m_grid->AppendRows(rows);
    m_grid->SetColLabelValue(0, to_wx(tr("Why it was refused")));
    auto* reason = new wxGridCellAttr;
    reason->SetReadOnly();
    reason->SetRenderer(new wxGridCellAutoWrapStringRenderer);
    reason->SetTextColour(error_colour());
    m_grid->SetColAttr(0, reason);
    for (int i = 0; i < rows; ++i) {
        const RefusedTable::Row& row = shown.rows[static_cast<std::size_t>(i)];
        m_grid->SetCellValue(i, 0, to_wx(row.reason));
        for (int j = 1; j < columns; ++j)
            m_grid->SetCellValue(i, j, to_wx(row.cells[static_cast<std::size_t>(j - 1)]));
    }
    m_grid->SetColSize(0, FromDIP(reason_width));
    for (int j = 1; j < columns; ++j) {
        m_grid->SetColLabelValue(j, to_wx(shown.headings[static_cast<std::size_t>(j - 1)]));
        m_grid->AutoSizeColLabelSize(j);
        int width = m_grid->GetColSize(j);
        for (int i = 0; i < std::min(rows, most_measured); ++i)
            width = std::max(width, m_grid->GetTextExtent(m_grid->GetCellValue(i, j)).x);
        m_grid->SetColSize(
            j, std::clamp(width + FromDIP(side_room), FromDIP(least_column), FromDIP(widest_cell)));
    }
    if (rows > 0 && columns > 1) m_grid->GoToCell(0, 1);
    set_wrapped(m_summary, to_wx(summary_of(shown)), FromDIP(dialog_width));
    Layout();
}

void RefusedRowsDialog::keep_typed() {
    m_grid->DisableCellEditControl();
    for (std::size_t i = 0; i < table().rows.size(); ++i) {
        auto& cells = table().rows[i].cells;
        for (std::size_t j = 0; j < cells.size(); ++j)
            cells[j] = to_utf8(m_grid->GetCellValue(static_cast<int>(i), static_cast<int>(j) + 1));
    }
}

RefusedTable RefusedRowsDialog::mended() {
    keep_typed();
    return table();
}

}  // namespace vitrine::desktop
