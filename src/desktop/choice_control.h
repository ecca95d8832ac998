// Lists of choices in wxWidgets' own controls.
#pragma once

#include <wx/wx.h>

#include <vector>

#include "desktop/text.h"
#include "workbench/choices.h"

namespace vitrine::desktop {

wxArrayString to_wx(const std::vector<std::string>& words);

// The labels of anything that has them.
template <class Choices>
wxArrayString labels_of(const Choices& choices) {
    wxArrayString labels;
    for (const auto& choice : choices) labels.Add(to_wx(choice.label));
    return labels;
}

// Fills the control and selects; hides it with its label where there is nothing to choose from. One
// that offers the same already is not filled again.
void offer_choices(wxChoice& control, wxStaticText& label, const std::vector<Choice>& choices,
                   std::int32_t chosen);
// Likewise one without a label, which stays in sight.
void offer_choices(wxChoice& control, const std::vector<Choice>& choices, std::int32_t chosen);
// Of a control filled by offer_choices(); 0 where nothing is selected.
std::int32_t chosen_in(const wxChoice& control);

}  // namespace vitrine::desktop
