#include "desktop/job_strip.h"

#include "desktop/progress_gauge.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

constexpr int read_every_ms = 100;

}  // namespace

JobStrip::JobStrip(wxWindow* parent, Activities& activities)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "jobStrip"),
      m_activities(activities),
      m_timer(this) {
    m_title = make_text(this, "", "jobTitle");
    m_gauge = new wxGauge(this, wxID_ANY, gauge_steps);
    m_figures = make_text(this, "", "jobFigures");
    m_cancel = new wxButton(this, wxID_ANY, to_wx(tr("Cancel")), wxDefaultPosition, wxDefaultSize,
                            0, wxDefaultValidator, "cancelJob");
    name_control(m_gauge, to_wx(tr("Progress")));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_title, wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    row->Add(m_gauge, wxSizerFlags(1).CentreVertical().Border(wxALL, FromDIP(6)));
    row->Add(m_figures, wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    row->Add(m_cancel, wxSizerFlags().Border(wxALL, FromDIP(4)));
    SetSizer(row);
    Hide();
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { read_progress(); });
    m_cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (m_activities.current() == nullptr) return;
        auto stop = m_activities.current()->stop;
        stop.request_stop();
        m_cancel->Disable();
        m_figures->SetLabel(to_wx(tr("Stopping…")));
        Layout();
    });
}

void JobStrip::update() {
    const auto* activity = m_activities.current();
    const bool show = activity != nullptr;
    if (show) {
        m_title->SetLabel(to_label(activity->title));
        m_cancel->Enable(!activity->stop.stop_requested());
        m_gauge->SetValue(0);
        if (!m_timer.IsRunning()) m_timer.Start(read_every_ms);
        read_progress();
    } else {
        m_timer.Stop();
    }
    if (show != IsShown()) {
        Show(show);
        GetParent()->Layout();
    }
    Layout();
}

void JobStrip::read_progress() {
    const auto* activity = m_activities.current();
    if (activity == nullptr) return;
    if (activity->stop.stop_requested()) return;
    const Progress::Snapshot snapshot = activity->progress();
    show_progress(*m_gauge, snapshot);
    const wxString figures = to_wx(progress_words(snapshot));
    if (figures != m_figures->GetLabel()) {
        m_figures->SetLabel(figures);
        Layout();
    }
}

}  // namespace vitrine::desktop
