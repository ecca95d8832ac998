// The rows of a table attribute in a small grid; Enter on a wrong table says what is wrong with
// which cell, and nothing typed is lost.
#pragma once

#include <wx/grid.h>
#include <wx/wx.h>

#include "workbench/table_draft.h"

namespace vitrine::desktop {

class TableDialog : public wxDialog {
public:
    // `draft` must outlive it, and is what was typed when ShowModal() ends.
    TableDialog(wxWindow* parent, const std::string& title, TableDraft& draft);

private:
    void make_grid(wxSizer* into);
    void make_buttons(wxSizer* into);
    void show_rows(int row, int column);
    void take(int row, int column);
    void accept();
    void on_key(wxKeyEvent& event);
    void add_row(int before);
    void remove_row();
    void move_row(int places);

    TableDraft& m_draft;
    wxGrid* m_grid;
    wxStaticText* m_problem;
};

}  // namespace vitrine::desktop
