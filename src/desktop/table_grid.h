// The rows of a table in a small grid, with buttons for them and a line that says what is wrong.
#pragma once

#include <wx/grid.h>
#include <wx/wx.h>

#include <functional>
#include <string>
#include <vector>

#include "workbench/table_draft.h"

namespace vitrine::desktop {

class TableGrid : public wxPanel {
public:
    // `draft` must outlive it, or the next show(). `label` is what assistive technology calls it.
    TableGrid(wxWindow* parent, const std::string& label, TableDraft& draft);

    // Another draft of the same columns; the cursor stays where it is.
    void show(TableDraft& draft);
    // To the first cell that is wrong, with the reason; true where none is.
    bool check();
    // What is wrong, in a sentence; blank: nothing.
    void say(const std::string& problem);
    void set_editable(bool editable);
    // Takes what is being typed in a cell.
    void commit() { m_grid->DisableCellEditControl(); }
    // Somebody is typing into a cell.
    bool is_typing() const { return m_grid->IsCellEditControlShown(); }
    void focus() { m_grid->SetFocus(); }

    // A cell was typed, a row removed or moved; an added one says nothing yet.
    std::function<void()> on_change;
    // Ctrl+Enter.
    std::function<void()> on_accept;

private:
    void make_grid(wxSizer* into, const std::string& label);
    void make_buttons(wxSizer* into);
    void show_rows(int row, int column);
    void widen(int column);
    void take(int row, int column);
    void changed();
    void on_key(wxKeyEvent& event);
    void add_row(int before);
    void remove_row();
    void move_row(int places);

    TableDraft* m_draft;
    wxGrid* m_grid;
    wxStaticText* m_problem;
    std::vector<wxButton*> m_buttons;
    bool m_is_editable = true;
};

}  // namespace vitrine::desktop
