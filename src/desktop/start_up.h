// What has to be settled before the first window: folders, languages, numbers, pictures.
#pragma once

#include "workbench/job_runner.h"

namespace vitrine::desktop {

// Call once, at the start of wxApp::OnInit(). The order inside matters. The language is the one
// that was set in the preferences, else that of the desktop.
void start_up();

// The way from any thread back to the thread of the windows.
Post post_to_windows();

}  // namespace vitrine::desktop
