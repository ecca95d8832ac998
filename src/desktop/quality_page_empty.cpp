// What the place "Quality" shows in place of the cells: why there are none, and what helps.
#include <algorithm>

#include "desktop/quality_page.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {

void QualityPage::make_empty_state(wxSizer* into, const wxSizerFlags& flags) {
    m_empty = new wxPanel(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL,
                          "qualityEmpty");
    m_empty_advice = make_text(m_empty, "", "qualityEmptyAdvice");
    m_empty_action = new wxButton(m_empty, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, 0,
                                  wxDefaultValidator, "qualityEmptyAction");
    m_empty_action->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { help_on(); });
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddStretchSpacer(1);
    column->Add(m_empty_advice, wxSizerFlags().Centre().Border(wxALL, FromDIP(6)));
    column->Add(m_empty_action, wxSizerFlags().Centre().Border(wxALL, FromDIP(6)));
    column->AddStretchSpacer(2);
    m_empty->SetSizer(column);
    m_empty->Hide();
    into->Add(m_empty, flags);
}

void QualityPage::help_on() {
    if (!m_session.quality.is_narrowed()) {
        if (on_help) on_help();
        return;
    }
    m_filter->ChangeValue("");
    m_checks->SetFocus();
    m_session.quality.show_all();
}

// While a check runs, what was there stays.
void QualityPage::show_empty_state() {
    const QualityDesk& desk = m_session.quality;
    if (desk.state() == QualityDesk::State::checking) return;
    const std::string advice = desk.empty_advice();
    m_list->Show(advice.empty());
    m_detail->Show(advice.empty());
    m_empty->Show(!advice.empty());
    if (advice.empty()) return;
    set_wrapped(m_empty_advice, to_wx(advice),
                std::min(GetClientSize().x - FromDIP(48), FromDIP(dialog_width)));
    m_empty_action->SetLabel(
        to_wx(desk.is_narrowed() ? tr("Show everything found") : tr("What is checked")));
    m_empty->Layout();
}

}  // namespace vitrine::desktop
