// What stands in the way of taking a change back or doing it again, and the question what shall
// become of it.
#pragma once

#include <wx/wx.h>

#include "workbench/editor.h"

namespace vitrine::desktop {

// Shows the conflicts with both values, as many as anybody reads, and asks. Calls `decide` with the
// answer; Cancel, which is also Escape, calls nothing.
void ask_about_conflicts(wxWindow* parent, const Editor::Undecided& undecided,
                         const Editor::Decide& decide);

}  // namespace vitrine::desktop
