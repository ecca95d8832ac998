#include "desktop/steps_panel.h"

#include <wx/statline.h>

#include "desktop/widgets.h"

namespace vitrine::desktop {

StepsPanel::StepsPanel(wxWindow* parent)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "firstSteps") {
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(make_heading(this, to_wx(tr("Try this")), 1.1));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i] = make_text(this, "");
        m_lines[i]->SetName(to_wx("firstStep" + std::to_string(i + 1)));
        column->Add(m_lines[i], wxSizerFlags().Border(wxTOP, FromDIP(6)));
    }
    m_dismiss = new wxButton(this, wxID_ANY, to_wx(tr("Do not show this again")), wxDefaultPosition,
                             wxDefaultSize, 0, wxDefaultValidator, "dismissSteps");
    column->Add(m_dismiss, wxSizerFlags().Border(wxTOP, FromDIP(8)));
    column->Add(new wxStaticLine(this), wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
    SetSizer(column);
    m_dismiss->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (on_dismiss) on_dismiss();
    });
}

void StepsPanel::show(const FirstSteps& steps) {
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const auto step = static_cast<FirstSteps::Step>(i);
        const std::string words = FirstSteps::words(step);
        // TRANSLATORS: a step of the list "Try this" that was taken, and one that was not yet.
        m_words[i] = to_wx(steps.is_done(step) ? tr("✓ Done: {0}", words) : tr("○ {0}", words));
        m_lines[i]->SetForegroundColour(steps.is_done(step)
                                            ? good_colour()
                                            : wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT));
    }
}

void StepsPanel::wrap(int width) {
    for (std::size_t i = 0; i < m_lines.size(); ++i) set_wrapped(m_lines[i], m_words[i], width);
    Layout();
}

void StepsPanel::focus() {
    m_dismiss->SetFocus();
}

}  // namespace vitrine::desktop
