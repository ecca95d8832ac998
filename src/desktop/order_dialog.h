// Things to be put in order: a list, and buttons and keys that move what is selected.
#pragma once

#include <wx/wx.h>

#include <string>
#include <vector>

#include "workbench/choices.h"

namespace vitrine::desktop {

class OrderDialog : public wxDialog {
public:
    OrderDialog(wxWindow* parent, const std::string& title, std::vector<Choice> choices);

    // In their order now, separated by commas.
    std::string codes() const;

private:
    wxSizer* make_buttons();
    void show(int selected);
    void move_to(int place);
    void sort();
    void on_key(wxKeyEvent& event);

    std::vector<Choice> m_choices;
    wxListBox* m_list;
};

}  // namespace vitrine::desktop
