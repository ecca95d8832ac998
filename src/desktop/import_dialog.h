// An import step by step: how the files are read, what it would change and what of it is left out,
// what is wrong with the files, then doing it.
#pragma once

#include <wx/wx.h>

#include <functional>
#include <vector>

#include "desktop/import_changes_panel.h"
#include "desktop/text_table.h"
#include "workbench/import_desk.h"

namespace vitrine::desktop {

class ImportDialog : public wxDialog {
public:
    // `begin` has the desk look at something, and is called at once.
    ImportDialog(wxWindow* parent, ImportDesk& desk, const std::function<void()>& begin);
    ~ImportDialog() override;

private:
    void make_source(wxSizer* into);
    void make_problems(wxSizer* into);
    void make_buttons(wxSizer* into);
    void make_reading(wxSizer* into);
    void show_source();
    void show_own_dialect();
    void read_otherwise();
    void look_at_columns();
    void update();
    void show_summary();
    void show_issues();
    void show_issue();
    void keep_refused();
    void mend_refused();
    void make_sender(wxSizer* into);
    void show_kept();

    ImportDesk& m_desk;
    std::vector<ImportDesk::Dialect> m_dialects;
    wxStaticText* m_title = nullptr;
    wxChoice* m_dialect = nullptr;
    wxChoice* m_sender = nullptr;  // null: the catalogue has no data sources
    wxButton* m_columns = nullptr;
    wxStaticText* m_found = nullptr;
    wxButton* m_otherwise = nullptr;
    wxStaticText* m_summary = nullptr;
    wxStaticText* m_kinds = nullptr;
    wxStaticText* m_choice = nullptr;
    ImportChangesPanel* m_changes = nullptr;
    wxStaticText* m_issues_label = nullptr;
    TextTable* m_issues = nullptr;
    wxTextCtrl* m_issue = nullptr;
    wxGauge* m_gauge = nullptr;
    wxTimer m_timer;
    wxButton* m_keep = nullptr;
    wxButton* m_mend = nullptr;
    wxButton* m_import = nullptr;
    wxButton* m_close = nullptr;
};

}  // namespace vitrine::desktop
