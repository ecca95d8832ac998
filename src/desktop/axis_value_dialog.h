// One more value for an axis of variants: an option that is there, or a new one.
#pragma once

#include <wx/wx.h>

#include <string>
#include <vector>

#include "workbench/choices.h"

namespace vitrine::desktop {

class AxisValueDialog : public wxDialog {
public:
    AxisValueDialog(wxWindow* parent, const std::string& axis, const std::vector<Choice>& unused);
    // What was chosen or typed.
    std::string value() const;

private:
    wxComboBox* m_value;
};

}  // namespace vitrine::desktop
