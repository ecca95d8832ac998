// How far a job is, as one line of standard error that is written over and taken away in the end.
#pragma once

#include <string>
#include <thread>

#include "base/progress.h"
#include "cli/console.h"

namespace vitrine::cli {

// Shows `progress` ten times a second while it lives, where a person can see it; nothing otherwise.
// `progress` must outlive it.
class ProgressDisplay {
public:
    ProgressDisplay(const Console& console, const Progress& progress, std::string what);
    ~ProgressDisplay();
    ProgressDisplay(const ProgressDisplay&) = delete;
    ProgressDisplay& operator=(const ProgressDisplay&) = delete;

private:
    std::jthread m_painter;
};

}  // namespace vitrine::cli
