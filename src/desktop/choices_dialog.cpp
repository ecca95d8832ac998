#include "desktop/choices_dialog.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "desktop/choice_control.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {

ChoicesDialog::ChoicesDialog(wxWindow* parent, const std::string& title, ChoiceList::Takes takes,
                             std::vector<Choice> choices, const std::string& codes)
    : wxDialog(parent, wxID_ANY, to_wx(title), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "choicesDialog") {
    std::map<std::string, const Choice*> by_code;
    for (const Choice& choice : choices) by_code[fold_case(choice.code)] = &choice;
    std::vector<std::int32_t> ids;
    for (const std::string_view code : split_list(codes, ',')) {
        const auto at = by_code.find(fold_case(code));
        if (at == by_code.end()) continue;
        m_chosen.push_back(*at->second);
        ids.push_back(at->second->id);
    }
    const int gap = FromDIP(12);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_list = new ChoiceList(this, tr("&Choose from"), takes, "choicesList");
    m_list->offer(std::move(choices));
    m_list->choose(ids);
    m_list->SetMinSize(FromDIP(wxSize(280, 320)));
    row->Add(m_list, wxSizerFlags(1).Expand().Border(wxALL, gap));
    if (takes == ChoiceList::Takes::several) make_order(row);
    column->Add(row, wxSizerFlags(1).Expand());
    column->Add(CreateStdDialogButtonSizer(wxOK | wxCANCEL),
                wxSizerFlags().Expand().Border(wxALL, gap));
    SetSizerAndFit(column);
    m_list->on_change = [this] { update_order(); };
    update_order();
    CentreOnParent();
    m_list->focus_search();
}

void ChoicesDialog::make_order(wxSizer* into) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* label = make_text(this, to_wx(tr("&In this order")));
    m_order = new wxListBox(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(240, 260)), 0,
                            nullptr, wxLB_SINGLE, wxDefaultValidator, "choicesOrder");
    tie_label(label, m_order);
    column->Add(label, wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    column->Add(m_order, wxSizerFlags(1).Expand());
    auto* moves = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](const std::string& words, const char* name, int step) {
        auto* button = new wxButton(this, wxID_ANY, to_wx(words), wxDefaultPosition, wxDefaultSize,
                                    0, wxDefaultValidator, name);
        moves->Add(button, wxSizerFlags(1).Border(wxRIGHT, step < 0 ? FromDIP(6) : 0));
        button->Bind(wxEVT_BUTTON, [this, step](wxCommandEvent&) { move(step); });
        button->Bind(wxEVT_UPDATE_UI, [this, step](wxUpdateUIEvent& event) {
            const int to = m_order->GetSelection() + step;
            event.Enable(m_order->GetSelection() != wxNOT_FOUND && to >= 0 &&
                         to < static_cast<int>(m_chosen.size()));
        });
    };
    add(tr("Move &up"), "choicesUp", -1);
    add(tr("Move &down"), "choicesDown", 1);
    column->Add(moves, wxSizerFlags().Expand().Border(wxTOP, FromDIP(6)));
    into->Add(column, wxSizerFlags(1).Expand().Border(wxTOP | wxBOTTOM | wxRIGHT, FromDIP(12)));
}

// Those that are not chosen any more go, the new ones come behind the others.
void ChoicesDialog::update_order() {
    const std::vector<Choice> now = m_list->chosen();
    const auto has = [](const std::vector<Choice>& all, const Choice& wanted) {
        return std::any_of(all.begin(), all.end(),
                           [&](const Choice& one) { return one.id == wanted.id; });
    };
    std::erase_if(m_chosen, [&](const Choice& one) { return !has(now, one); });
    for (const Choice& one : now) {
        if (!has(m_chosen, one)) m_chosen.push_back(one);
    }
    if (m_order != nullptr) m_order->Set(labels_of(m_chosen));
}

void ChoicesDialog::move(int step) {
    const int from = m_order->GetSelection();
    const int to = from + step;
    if (from == wxNOT_FOUND || to < 0 || to >= static_cast<int>(m_chosen.size())) return;
    std::swap(m_chosen[static_cast<std::size_t>(from)], m_chosen[static_cast<std::size_t>(to)]);
    m_order->Set(labels_of(m_chosen));
    m_order->SetSelection(to);
    m_order->EnsureVisible(to);
}

std::string ChoicesDialog::codes() const {
    std::vector<std::string> codes;
    for (const Choice& one : m_chosen) codes.push_back(one.code);
    return join(codes, ",");
}

}  // namespace vitrine::desktop
