#include "desktop/filter_chips.h"

#include <wx/wrapsizer.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "base/text.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

// What is longer ends in dots; all of it is said where the mouse rests, and to screen readers.
constexpr std::size_t longest_words = 48;

}  // namespace

FilterChips::FilterChips(wxWindow* parent)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "filterChips") {
    SetSizer(new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS));
    m_add = new wxButton(this, wxID_ANY, to_wx(tr("+ Filter")), wxDefaultPosition, wxDefaultSize, 0,
                         wxDefaultValidator, "addFilter");
    m_add->SetToolTip(to_wx(tr("Also ask for the value of the current cell (Ctrl+L)")));
    m_add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (on_add) on_add();
    });
    GetSizer()->Add(m_add, wxSizerFlags().Border(wxLEFT | wxBOTTOM, FromDIP(6)));
    Hide();
}

wxButton* FilterChips::add_chip(std::size_t index, const std::string& words) {
    // TRANSLATORS: {0} is a condition of the filter, behind it the sign that takes it out.
    auto* chip = new wxButton(this, wxID_ANY, to_label(tr("{0}  ×", shorten(words, longest_words))),
                              wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator,
                              to_wx("filterChip" + std::to_string(index)));
    name_control(chip, to_wx(tr("Remove the condition {0}", words)));
    // As it stands in the filter: the codes are what is typed.
    chip->SetToolTip(to_wx(tr("Remove the condition {0}", m_conditions[index])));
    // Behind the handler: the button goes with its condition.
    const auto remove = [this, index] {
        CallAfter([this, index] {
            if (on_remove) on_remove(index);
        });
    };
    chip->Bind(wxEVT_BUTTON, [remove](wxCommandEvent&) { remove(); });
    chip->Bind(wxEVT_KEY_DOWN, [remove](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DELETE || event.GetKeyCode() == WXK_BACK) {
            remove();
        } else {
            event.Skip();
        }
    });
    return chip;
}

void FilterChips::show(const std::vector<std::string>& conditions,
                       const std::vector<std::string>& words) {
    if (conditions == m_conditions && words == m_words) return;
    const wxWindowUpdateLocker lock(this);
    // Whoever stood on a chip stands on the next one.
    const wxWindow* focus = FindFocus();
    const auto focused = std::ranges::find(m_chips, focus);
    const auto stood = static_cast<std::size_t>(focused - m_chips.begin());
    const bool had_focus = focused != m_chips.end();
    m_conditions = conditions;
    m_words = words;
    const auto old = std::move(m_chips);
    m_chips.clear();
    GetSizer()->Detach(m_add);
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        m_chips.push_back(add_chip(i, words[i]));
        GetSizer()->Add(m_chips.back(), wxSizerFlags().Border(wxLEFT | wxBOTTOM, FromDIP(6)));
    }
    GetSizer()->Add(m_add, wxSizerFlags().Border(wxLEFT | wxBOTTOM, FromDIP(6)));
    if (!m_chips.empty()) m_add->MoveAfterInTabOrder(m_chips.back());
    Show(!conditions.empty());
    if (had_focus && !m_chips.empty()) m_chips[std::min(stood, m_chips.size() - 1)]->SetFocus();
    for (wxButton* chip : old) chip->Destroy();
    Layout();
}

}  // namespace vitrine::desktop
