// Shows what a paste would change and what it would refuse, before it is done.
#pragma once

#include <wx/wx.h>

#include "desktop/text_table.h"
#include "workbench/paste_preview.h"

namespace vitrine::desktop {

class PasteDialog : public wxDialog {
public:
    // `preview` was told what to work out; its on_change is the dialog's while it lives.
    PasteDialog(wxWindow* parent, PastePreview& preview);
    ~PasteDialog() override;

private:
    void update();

    PastePreview& m_preview;
    wxStaticText* m_summary;
    wxStaticText* m_remarks;
    TextTable* m_list;
    wxButton* m_paste;
};

// Asks, and pastes if that is what is wanted.
void ask_about_paste(wxWindow* parent, PastePreview& preview);

}  // namespace vitrine::desktop
