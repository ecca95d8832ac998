// Small things every page needs: labels tied to their controls, names for assistive technology,
// icons, fonts.
#pragma once

#include <wx/wx.h>

#include <string>

#include "desktop/icon_art.h"
#include "desktop/text.h"

namespace vitrine::desktop {

// Of what a dialog shows lists in, in pixels of a display of 96 dots an inch.
inline constexpr int dialog_width = 760;

// Alt and the letter marked in the label move to the control, and assistive technology reads the
// label for it. wxGTK does neither by itself.
void tie_label(wxStaticText* label, wxWindow* control);

// What assistive technology calls the control, where no label says it.
void name_control(wxWindow* control, const wxString& name);
// What it says besides: help, an error.
void describe_control(wxWindow* control, const wxString& description);

// In the colour of the theme's text.
wxBitmapBundle icon(Icon which, int size = 18);

// A PNG file, no side longer than `side` pixels. Not ok where `file` is blank or gone by now.
wxBitmap scaled_picture(const std::string& file, int side);

// Room between the frame of a multi-line text and its words, as single lines have it.
void pad_text(wxTextCtrl* control);

// A line of text in another weight or size.
wxStaticText* make_text(wxWindow* parent, const wxString& text, const char* name = "text");
wxStaticText* make_heading(wxWindow* parent, const wxString& text, double scale = 1.3);
void make_quiet(wxStaticText* text);

// The row at the foot of a dialog that only shows something. Escape closes it too.
wxSizer* make_close_row(wxDialog& dialog);

// Sets the label and breaks its lines at the width; wxStaticText loses breaks on a new label.
// False, with nothing done, where nothing would change: it may be called on every resize.
bool set_wrapped(wxStaticText* text, const wxString& label, int width);

// The colours of states in the theme at hand. Words always stand beside them.
wxColour error_colour();
wxColour warning_colour();
wxColour good_colour();
wxColour quiet_colour();

}  // namespace vitrine::desktop
