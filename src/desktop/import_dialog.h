// An import step by step: what it would do, what is wrong with the files, then doing it.
#pragma once

#include <wx/wx.h>

#include <filesystem>

#include "desktop/text_table.h"
#include "workbench/import_desk.h"

namespace vitrine::desktop {

class ImportDialog : public wxDialog {
public:
    // Begins to look at the folder at once.
    ImportDialog(wxWindow* parent, ImportDesk& desk, const std::filesystem::path& folder);
    ~ImportDialog() override;

private:
    void update();
    void show_issues();

    ImportDesk& m_desk;
    wxStaticText* m_summary;
    wxStaticText* m_kinds;
    wxStaticText* m_issues_label;
    TextTable* m_issues;
    wxGauge* m_gauge;
    wxTimer m_timer;
    wxButton* m_import;
    wxButton* m_close;
};

}  // namespace vitrine::desktop
