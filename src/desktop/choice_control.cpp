#include "desktop/choice_control.h"

#include <algorithm>

namespace vitrine::desktop {
namespace {

void* as_data(std::int32_t id) {
    return reinterpret_cast<void*>(static_cast<std::intptr_t>(id));
}

bool offers(const wxChoice& control, const std::vector<Choice>& choices) {
    if (control.GetCount() != choices.size()) return false;
    for (unsigned i = 0; i < control.GetCount(); ++i) {
        const bool same = control.GetClientData(i) == as_data(choices[i].id) &&
                          control.GetString(i) == to_wx(choices[i].label);
        if (!same) return false;
    }
    return true;
}

}  // namespace

wxArrayString to_wx(const std::vector<std::string>& words) {
    wxArrayString list;
    for (const std::string& word : words) list.Add(to_wx(word));
    return list;
}

void offer_choices(wxChoice& control, const std::vector<Choice>& choices, std::int32_t chosen) {
    if (!offers(control, choices)) {
        control.Clear();
        for (const Choice& choice : choices)
            control.Append(to_wx(choice.label), as_data(choice.id));
    }
    const auto at = std::find_if(choices.begin(), choices.end(),
                                 [chosen](const Choice& one) { return one.id == chosen; });
    control.SetSelection(at == choices.end() ? wxNOT_FOUND
                                             : static_cast<int>(at - choices.begin()));
}

void offer_choices(wxChoice& control, wxStaticText& label, const std::vector<Choice>& choices,
                   std::int32_t chosen) {
    offer_choices(control, choices, chosen);
    label.Show(!choices.empty());
    control.Show(!choices.empty());
}

std::int32_t chosen_in(const wxChoice& control) {
    const int selected = control.GetSelection();
    if (selected == wxNOT_FOUND) return 0;
    return static_cast<std::int32_t>(
        reinterpret_cast<std::intptr_t>(control.GetClientData(static_cast<unsigned>(selected))));
}

}  // namespace vitrine::desktop
