// Proposes below a text field what can be written next in a filter. The list never takes the focus:
// Down and Up choose, Enter or Tab take, Escape closes it.
#pragma once

#include <wx/listbox.h>
#include <wx/popupwin.h>
#include <wx/wx.h>

#include "workbench/filter_desk.h"

namespace vitrine::desktop {

class FilterCompleter {
public:
    // Both must outlive it.
    FilterCompleter(wxTextCtrl& field, FilterDesk& desk);

    bool is_open() const { return m_popup->IsShown(); }
    void close();

private:
    void ask();
    void open(const FilterCompletion& completion);
    void choose(int index);
    void take(int index);
    void on_key(wxKeyEvent& event);
    std::string text() const;
    std::size_t caret() const;  // in bytes

    wxTextCtrl& m_field;
    FilterDesk& m_desk;
    wxPopupWindow* m_popup;
    wxListBox* m_list;
    FilterCompletion m_completion;
    int m_chosen = wxNOT_FOUND;  // by somebody: GTK marks the first line by itself
    Receiver m_receiver;
};

}  // namespace vitrine::desktop
