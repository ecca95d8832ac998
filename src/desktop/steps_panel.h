// "Try this": the first steps in a catalogue that was just made, ticked off as they are taken.
#pragma once

#include <wx/wx.h>

#include <array>
#include <functional>

#include "workbench/first_steps.h"

namespace vitrine::desktop {

class StepsPanel : public wxPanel {
public:
    explicit StepsPanel(wxWindow* parent);

    void show(const FirstSteps& steps);
    // Breaks its lines at the width.
    void wrap(int width);
    void focus();

    std::function<void()> on_dismiss;

private:
    std::array<wxStaticText*, FirstSteps::count> m_lines{};
    std::array<wxString, FirstSteps::count> m_words;  // before their lines are broken
    wxButton* m_dismiss;
};

}  // namespace vitrine::desktop
