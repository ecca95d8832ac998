// A list to choose from, with a field that narrows it to what contains the words typed, in label or
// code.
#pragma once

#include <wx/checklst.h>
#include <wx/srchctrl.h>
#include <wx/wx.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "workbench/workspace.h"

namespace vitrine::desktop {

class ChoiceList : public wxPanel {
public:
    enum class Takes { one, several };
    // `label` is what the list is called, with & before its key; `name` is the window name of the
    // list, which the search field has with "Search" behind.
    ChoiceList(wxWindow* parent, const std::string& label, Takes takes, const std::string& name);

    // Choices are told apart by their ids.
    void offer(std::vector<Choice> choices);
    void choose(const std::vector<std::int32_t>& ids);
    // In the order of the choices, also those that the search hides.
    std::vector<Choice> chosen() const;
    void focus_search();

    std::function<void()> on_change;  // somebody chose; not called by choose()

private:
    void show_matches();
    void toggle(int row, bool on);
    void on_search_key(wxKeyEvent& event);

    Takes m_takes;
    std::vector<Choice> m_choices;
    std::vector<std::string> m_searched;  // what is looked at, by choice
    std::vector<std::size_t> m_shown;     // choices by row
    std::set<std::int32_t> m_chosen;
    wxSearchCtrl* m_search;
    wxListBox* m_list;
    wxStaticText* m_more;
};

}  // namespace vitrine::desktop
