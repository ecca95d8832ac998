#include "desktop/readiness_panel.h"

#include <wx/wupdlock.h>

#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr int panel_width = 270;

}  // namespace

ReadinessPanel::ReadinessPanel(wxWindow* parent, const ProductForm& form)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition,
                       parent->FromDIP(wxSize(panel_width, -1)), wxVSCROLL | wxTAB_TRAVERSAL,
                       "readinessPanel"),
      m_form(form) {
    SetScrollRate(0, FromDIP(16));
    m_lines = new wxBoxSizer(wxVERTICAL);
    SetSizer(m_lines);
    update();
}

void ReadinessPanel::add_line(const wxString& text, const wxColour& colour, bool heading) {
    auto* line = heading ? make_heading(this, "", 1.0) : make_text(this, "");
    if (colour.IsOk()) line->SetForegroundColour(colour);
    set_wrapped(line, text, FromDIP(panel_width - 36));
    m_lines->Add(line, wxSizerFlags().Border(wxLEFT | wxRIGHT, FromDIP(10)));
    m_lines->AddSpacer(FromDIP(heading ? 2 : 6));
}

void ReadinessPanel::update() {
    const wxWindowUpdateLocker lock(this);
    m_lines->Clear(true);
    m_lines->AddSpacer(FromDIP(12));
    auto* title = make_heading(this, to_wx(tr("Ready to publish?")), 1.1);
    m_lines->Add(title, wxSizerFlags().Border(wxLEFT | wxRIGHT, FromDIP(10)));
    m_lines->AddSpacer(FromDIP(8));
    const bool is_model = m_form.view() != nullptr && m_form.view()->product.is_model();
    if (m_form.readiness().empty()) {
        add_line(to_wx(m_form.is_judging() ? tr("Checking…")
                                           : tr("No channel is set up for publishing.")),
                 quiet_colour(), false);
    }
    for (const ChannelReadiness& channel : m_form.readiness()) {
        add_line(to_wx(channel.label), wxColour(), true);
        if (!channel.failure.empty()) {
            add_line(to_wx(channel.failure), warning_colour(), false);
        } else if (channel.ready && channel.issues.empty()) {
            add_line(to_wx(is_model ? tr("✓ Nothing keeps its variants back") : tr("✓ Ready")),
                     good_colour(), false);
        } else {
            for (const Issue& issue : channel.issues) {
                const bool blocks = issue.severity == Severity::error;
                const std::string words = (blocks ? "✗ " : "! ") + advice(issue);
                add_line(to_wx(words), blocks ? error_colour() : warning_colour(), false);
            }
        }
        m_lines->AddSpacer(FromDIP(8));
    }
    add_problems();
    FitInside();
    Layout();
}

void ReadinessPanel::add_problems() {
    const auto& problems = m_form.problems();
    if (!problems) return;
    add_line(to_wx(tr("Quality")), wxColour(), true);
    if (problems->empty()) {
        add_line(to_wx(tr("✓ Nothing to look at")), good_colour(), false);
    }
    for (const QualityFinding& finding : *problems) {
        const auto [mark, colour] =
            finding.severity == Severity::error     ? std::pair("✗ ", error_colour())
            : finding.severity == Severity::warning ? std::pair("! ", warning_colour())
                                                    : std::pair("• ", quiet_colour());
        add_line(to_wx(mark + m_form.problem_sentence(finding)), colour, false);
    }
}

}  // namespace vitrine::desktop
