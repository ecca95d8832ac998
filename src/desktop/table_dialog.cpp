#include "desktop/table_dialog.h"

#include "desktop/widgets.h"

namespace vitrine::desktop {

TableDialog::TableDialog(wxWindow* parent, const std::string& title, TableDraft& draft)
    : wxDialog(parent, wxID_ANY, to_wx(title), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "tableDialog") {
    if (draft.row_count() == 0) draft.add_row(0);
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_rows = new TableGrid(this, title, draft);
    column->Add(m_rows, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(10)));
    column->Add(CreateStdDialogButtonSizer(wxOK | wxCANCEL),
                wxSizerFlags().Expand().Border(wxALL, FromDIP(10)));
    SetSizer(column);
    SetSize(FromDIP(wxSize(620, 420)));
    CentreOnParent();
    m_rows->on_accept = [this] { accept(); };
    Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); }, wxID_OK);
    m_rows->focus();
}

void TableDialog::accept() {
    if (m_rows->check()) EndModal(wxID_OK);
}

}  // namespace vitrine::desktop
