#include "desktop/choice_list.h"

#include <wx/wupdlock.h>

#include <algorithm>

#include "base/text.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

// More than one looks through, few enough to be shown at once.
constexpr std::size_t most_shown = 500;

}  // namespace

ChoiceList::ChoiceList(wxWindow* parent, const std::string& label, Takes takes,
                       const std::string& name)
    : wxPanel(parent), m_takes(takes) {
    auto* heading = make_text(this, to_wx(label));
    m_search = new wxSearchCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, 0,
                                wxDefaultValidator, to_wx(name + "Search"));
    m_search->SetDescriptiveText(to_wx(tr("Search label or code")));
    m_search->ShowCancelButton(true);
    name_control(m_search, to_wx(tr("Search label or code")));
    const wxSize size = FromDIP(wxSize(200, 90));
    if (takes == Takes::several) {
        m_list = new wxCheckListBox(this, wxID_ANY, wxDefaultPosition, size, 0, nullptr, 0,
                                    wxDefaultValidator, to_wx(name));
    } else {
        m_list = new wxListBox(this, wxID_ANY, wxDefaultPosition, size, 0, nullptr, wxLB_SINGLE,
                               wxDefaultValidator, to_wx(name));
    }
    tie_label(heading, m_list);
    m_more = make_text(this, "");
    make_quiet(m_more);
    m_more->Hide();
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(heading, wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    column->Add(m_search, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(4)));
    column->Add(m_list, wxSizerFlags(1).Expand());
    column->Add(m_more, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    SetSizer(column);

    m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_matches(); });
    m_search->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { m_search->Clear(); });
    m_search->Bind(wxEVT_CHAR_HOOK, &ChoiceList::on_search_key, this);
    m_list->Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) {
        if (m_takes == Takes::one) toggle(event.GetSelection(), true);
    });
    m_list->Bind(wxEVT_CHECKLISTBOX, [this](wxCommandEvent& event) {
        auto* boxes = static_cast<wxCheckListBox*>(m_list);
        toggle(event.GetInt(), boxes->IsChecked(static_cast<unsigned>(event.GetInt())));
    });
}

void ChoiceList::offer(std::vector<Choice> choices) {
    m_choices = std::move(choices);
    m_searched.clear();
    for (const Choice& choice : m_choices)
        m_searched.push_back(fold_for_search(choice.label + ' ' + choice.code));
    m_chosen.clear();
    show_matches();
}

void ChoiceList::choose(const std::vector<std::int32_t>& ids) {
    m_chosen = {ids.begin(), ids.end()};
    show_matches();
}

std::vector<Choice> ChoiceList::chosen() const {
    std::vector<Choice> found;
    for (const Choice& choice : m_choices) {
        if (m_chosen.contains(choice.id)) found.push_back(choice);
    }
    return found;
}

void ChoiceList::focus_search() {
    m_search->SetFocus();
}

void ChoiceList::show_matches() {
    const wxWindowUpdateLocker lock(m_list);
    const std::string searched = fold_for_search(to_utf8(m_search->GetValue()));
    const auto words = split_list(searched, ' ');
    std::size_t matches = 0;
    m_shown.clear();
    wxArrayString labels;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const bool fits = std::all_of(words.begin(), words.end(), [&](std::string_view word) {
            return m_searched[i].find(word) != std::string::npos;
        });
        if (!fits || ++matches > most_shown) continue;
        m_shown.push_back(i);
        labels.Add(to_wx(label_with_code(m_choices[i].label, m_choices[i].code)));
    }
    m_list->Set(labels);
    for (std::size_t row = 0; row < m_shown.size(); ++row) {
        if (!m_chosen.contains(m_choices[m_shown[row]].id)) continue;
        if (m_takes == Takes::several) {
            static_cast<wxCheckListBox*>(m_list)->Check(static_cast<unsigned>(row));
        } else {
            m_list->SetSelection(static_cast<int>(row));
            m_list->EnsureVisible(static_cast<int>(row));
        }
    }
    const std::size_t hidden = matches - m_shown.size();
    m_more->SetLabel(
        to_wx(trn("{0} more: type to narrow the list", "{0} more: type to narrow the list",
                  static_cast<long>(hidden), format_number(static_cast<std::int64_t>(hidden)))));
    if (m_more->IsShown() != (hidden > 0)) {
        m_more->Show(hidden > 0);
        Layout();
    }
}

void ChoiceList::toggle(int row, bool on) {
    if (row < 0 || static_cast<std::size_t>(row) >= m_shown.size()) return;
    const std::int32_t id = m_choices[m_shown[static_cast<std::size_t>(row)]].id;
    if (m_takes == Takes::one) m_chosen.clear();
    if (on) {
        m_chosen.insert(id);
    } else {
        m_chosen.erase(id);
    }
    if (on_change) on_change();
}

// Down goes into the list; Enter takes its first row.
void ChoiceList::on_search_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (m_shown.empty() || (key != WXK_DOWN && key != WXK_RETURN && key != WXK_NUMPAD_ENTER)) {
        event.Skip();
        return;
    }
    if (key == WXK_DOWN) {
        m_list->SetFocus();
        if (m_list->GetSelection() == wxNOT_FOUND) m_list->SetSelection(0);
        if (m_takes == Takes::one) toggle(m_list->GetSelection(), true);
        return;
    }
    if (m_takes == Takes::one) {
        m_list->SetSelection(0);
        toggle(0, true);
    } else {
        auto* boxes = static_cast<wxCheckListBox*>(m_list);
        boxes->Check(0, !boxes->IsChecked(0));
        toggle(0, boxes->IsChecked(0));
    }
}

}  // namespace vitrine::desktop
