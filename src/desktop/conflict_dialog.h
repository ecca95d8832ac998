// What stands in the way of taking a change back, and the question what shall become of it.
#pragma once

#include <wx/wx.h>

#include "workbench/editor.h"

namespace vitrine::desktop {

// Shows every conflict with both values and asks. Calls `decide` with the answer; Cancel, which is
// also Escape, calls nothing.
void ask_about_conflicts(wxWindow* parent, const std::string& label, const Issues& conflicts,
                         const Editor::Decide& decide);

}  // namespace vitrine::desktop
