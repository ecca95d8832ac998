// Above the list of the history: who, what, when and words to look for, and how many change sets
// that leaves.
#pragma once

#include <wx/srchctrl.h>
#include <wx/wrapsizer.h>
#include <wx/wx.h>

#include "workbench/history_desk.h"

namespace vitrine::desktop {

class HistoryFilter : public wxPanel {
public:
    HistoryFilter(wxWindow* parent, HistoryDesk& desk);

    // Offers who and what occurs, and shows what is looked for: to be called when the desk changed.
    void update();
    // The search field gets the focus.
    void focus_search();

private:
    void make_period(wxSizer* into);
    void make_search(wxSizer* into);
    wxChoice* add_choice(wxSizer* into, const std::string& words, const char* name);
    wxTextCtrl* add_day(wxSizer* into, const std::string& words, const char* name);
    void look_for();
    void show_days(HistoryDesk::Period period);
    // As many rows as the width needs.
    void fit();

    HistoryDesk& m_desk;
    wxWrapSizer* m_row;
    wxChoice* m_author;
    wxChoice* m_kind;
    wxChoice* m_period;
    wxPanel* m_days;
    wxTextCtrl* m_first_day;
    wxTextCtrl* m_last_day;
    wxSearchCtrl* m_text;
    wxStaticText* m_count;
    wxStaticText* m_error;
    std::vector<std::string> m_authors, m_kinds;  // as the choices list them, blank first
    wxTimer m_typing;
};

}  // namespace vitrine::desktop
