// The strip at the foot of the window while something long is at work: what, how far, Cancel.
#pragma once

#include <wx/wx.h>

#include "workbench/activities.h"

namespace vitrine::desktop {

class JobStrip : public wxPanel {
public:
    JobStrip(wxWindow* parent, Activities& activities);

    // Shows or hides itself; called when work begins or ends.
    void update();

private:
    void read_progress();

    Activities& m_activities;
    // A timer reads the figures: a job that reports a million times cannot flood the window.
    wxTimer m_timer;
    wxStaticText* m_title;
    wxStaticText* m_figures;
    wxGauge* m_gauge;
    wxButton* m_cancel;
};

}  // namespace vitrine::desktop
