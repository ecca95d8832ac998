// What somebody sets for the program itself.
#pragma once

#include <wx/wx.h>

#include <vector>

#include "workbench/preferences.h"

namespace vitrine::desktop {

class PreferencesDialog : public wxDialog {
public:
    PreferencesDialog(wxWindow* parent, const Preferences& preferences);

    Preferences chosen() const;

private:
    std::vector<ProgramLanguage> m_languages;
    wxChoice* m_language;
    wxCheckBox* m_reopens_last;
};

}  // namespace vitrine::desktop
