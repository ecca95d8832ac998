// A text that somebody can pass on who reports a problem: to copy, or to save.
#pragma once

#include <wx/wx.h>

#include <string>

namespace vitrine::desktop {

// Modal, until it is closed.
void show_report(wxWindow* parent, const std::string& report);

}  // namespace vitrine::desktop
