// How a file is to be read, where what was found out of it is wrong.
#pragma once

#include <wx/wx.h>

#include <string>
#include <vector>

#include "workbench/reading_choices.h"

namespace vitrine::desktop {

class ReadingDialog : public wxDialog {
public:
    // `now` is what was stated so far.
    ReadingDialog(wxWindow* parent, const TableFormat& found, const TableOptions& now);
    // Files of this format may be read in more ways than one.
    static bool has_choice(const TableFormat& found) { return !reading_choices(found).empty(); }

    TableOptions chosen() const;

private:
    TableOptions m_now;
    std::vector<ReadingChoice> m_choices;
    std::vector<wxChoice*> m_controls;  // one each
};

}  // namespace vitrine::desktop
