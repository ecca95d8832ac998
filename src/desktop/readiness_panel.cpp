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

void ReadinessPanel::make_line(const Line& line) {
    const bool is_heading = line.kind == Kind::heading;
    auto* text = is_heading ? make_heading(this, "", 1.0) : make_text(this, "");
    switch (line.kind) {
        case Kind::heading:
            break;
        case Kind::good:
            text->SetForegroundColour(good_colour());
            break;
        case Kind::warning:
            text->SetForegroundColour(warning_colour());
            break;
        case Kind::error:
            text->SetForegroundColour(error_colour());
            break;
        case Kind::quiet:
            text->SetForegroundColour(quiet_colour());
            break;
    }
    set_wrapped(text, to_wx(line.words), FromDIP(panel_width - 36));
    if (is_heading) m_lines->AddSpacer(FromDIP(8));
    m_lines->Add(text, wxSizerFlags().Border(wxLEFT | wxRIGHT, FromDIP(10)));
    m_lines->AddSpacer(FromDIP(is_heading ? 2 : 6));
}

std::vector<ReadinessPanel::Line> ReadinessPanel::lines() const {
    std::vector<Line> lines;
    const bool is_model = m_form.view() != nullptr && m_form.view()->product.is_model();
    if (m_form.readiness().empty()) {
        lines.push_back(
            {m_form.is_judging() ? tr("Checking…") : tr("No channel is set up for publishing."),
             Kind::quiet});
    }
    for (const ChannelReadiness& channel : m_form.readiness()) {
        lines.push_back({channel.label, Kind::heading});
        if (!channel.failure.empty()) {
            lines.push_back({channel.failure, Kind::warning});
        } else if (channel.ready && channel.issues.empty()) {
            lines.push_back(
                {is_model ? tr("✓ Nothing keeps its variants back") : tr("✓ Ready"), Kind::good});
        } else {
            for (const Issue& issue : channel.issues) {
                const bool blocks = issue.severity == Severity::error;
                lines.push_back(
                    {(blocks ? "✗ " : "! ") + advice(issue), blocks ? Kind::error : Kind::warning});
            }
        }
    }
    add_problems(lines);
    return lines;
}

// Texts are made anew only where they say something else.
void ReadinessPanel::update() {
    std::vector<Line> wanted = lines();
    if (m_is_made && wanted == m_shown) return;
    m_is_made = true;
    m_shown = std::move(wanted);
    const wxWindowUpdateLocker lock(this);
    m_lines->Clear(true);
    m_lines->AddSpacer(FromDIP(12));
    auto* title = make_heading(this, to_wx(tr("Ready to publish?")), 1.1);
    m_lines->Add(title, wxSizerFlags().Border(wxLEFT | wxRIGHT, FromDIP(10)));
    m_lines->AddSpacer(FromDIP(8));
    for (const Line& line : m_shown) make_line(line);
    FitInside();
    Layout();
}

void ReadinessPanel::add_problems(std::vector<Line>& lines) const {
    const auto& problems = m_form.problems();
    if (!problems) return;
    lines.push_back({tr("Quality"), Kind::heading});
    if (problems->empty()) lines.push_back({tr("✓ Nothing to look at"), Kind::good});
    for (const QualityFinding& finding : *problems) {
        const auto [mark, kind] = finding.severity == Severity::error ? std::pair("✗ ", Kind::error)
                                  : finding.severity == Severity::warning
                                      ? std::pair("! ", Kind::warning)
                                      : std::pair("• ", Kind::quiet);
        lines.push_back({mark + m_form.problem_sentence(finding), kind});
    }
}

}  // namespace vitrine::desktop
