// How far a job has come, in the bar that dialogs and the job strip show.
#pragma once

#include <wx/gauge.h>

#include <algorithm>

#include "base/progress.h"

namespace vitrine::desktop {

// The range to make such a bar with.
constexpr int gauge_steps = 1000;

// Moves to and fro while nobody knows how much there is to do.
inline void show_progress(wxGauge& gauge, const Progress::Snapshot& snapshot) {
    if (snapshot.total > 0) {
        const auto done = std::min(snapshot.done, snapshot.total);
        gauge.SetValue(static_cast<int>(done * gauge_steps / snapshot.total));
    } else {
        gauge.Pulse();
    }
}

}  // namespace vitrine::desktop
