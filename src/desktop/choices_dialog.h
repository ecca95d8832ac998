// Choosing one of many, or several in an order.
#pragma once

#include <wx/wx.h>

#include <string>
#include <vector>

#include "desktop/choice_list.h"

namespace vitrine::desktop {

class ChoicesDialog : public wxDialog {
public:
    // `codes` are chosen at first, separated by commas.
    ChoicesDialog(wxWindow* parent, const std::string& title, ChoiceList::Takes takes,
                  std::vector<Choice> choices, const std::string& codes);

    // Of what is chosen, in the order given to it: what was there keeps its place, what is new
    // comes behind it.
    std::string codes() const;

private:
    void make_order(wxSizer* into);
    void update_order();
    void move(int step);

    ChoiceList* m_list;
    wxListBox* m_order = nullptr;  // null where one is chosen
    std::vector<Choice> m_chosen;
};

}  // namespace vitrine::desktop
