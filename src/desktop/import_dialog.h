// An import step by step: how the files are read, what it would change and what of it is left out,
// what is wrong with the files, then doing it.
#pragma once

#include <wx/wx.h>

#include <filesystem>
#include <vector>

#include "desktop/import_changes_panel.h"
#include "desktop/text_table.h"
#include "workbench/import_desk.h"

namespace vitrine::desktop {

class ImportDialog : public wxDialog {
public:
    // Begins to look at the files or folders at once.
    ImportDialog(wxWindow* parent, ImportDesk& desk, std::vector<std::filesystem::path> paths);
    ~ImportDialog() override;

private:
    void make_source(wxSizer* into);
    void make_problems(wxSizer* into);
    void make_buttons(wxSizer* into);
    void look(const std::string& dialect);
    void update();
    void show_summary();
    void show_issues();
    void keep_refused();

    ImportDesk& m_desk;
    std::vector<std::filesystem::path> m_paths;
    std::vector<ImportDesk::Dialect> m_dialects;
    wxChoice* m_dialect = nullptr;
    wxStaticText* m_summary = nullptr;
    wxStaticText* m_kinds = nullptr;
    wxStaticText* m_choice = nullptr;
    ImportChangesPanel* m_changes = nullptr;
    wxStaticText* m_issues_label = nullptr;
    TextTable* m_issues = nullptr;
    wxGauge* m_gauge = nullptr;
    wxTimer m_timer;
    wxButton* m_keep = nullptr;
    wxButton* m_import = nullptr;
    wxButton* m_close = nullptr;
};

}  // namespace vitrine::desktop
