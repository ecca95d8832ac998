// Asks what is to be exported, in which form and where to, and begins it. The job strip shows how
// far it is; the dialog is gone by then.
#pragma once

#include <wx/wx.h>

#include <filesystem>
#include <vector>

#include "workbench/export_desk.h"

namespace vitrine::desktop {

class ExportDialog : public wxDialog {
public:
    // Begins with the desk's draft; the desk has been offered the selection.
    ExportDialog(wxWindow* parent, ExportDesk& desk);

    // What is chosen at the moment.
    ExportDraft draft() const;
    // As if somebody had chosen this file or folder after pressing the button: asks before
    // anything is replaced, begins, and closes the dialog. Stays where something is in the way.
    void export_to(const std::filesystem::path& place);

private:
    void make_subjects(wxSizer* into);
    void make_options(wxSizer* into);
    void make_buttons(wxSizer* into);
    wxChoice* add_choice(wxSizer* into, const std::string& label, const char* name,
                         const std::vector<std::string>& words, int chosen);
    wxCheckBox* add_check(wxSizer* into, const std::string& label, const char* name, bool checked);
    void update();
    void ask_where();
    bool may_replace(const ExportDraft& draft, const std::filesystem::path& place);

    ExportDesk& m_desk;
    std::vector<Choice> m_locales;
    struct Subject {
        ExportDraft::Subject subject;
        wxRadioButton* button;
    };
    std::vector<Subject> m_subjects;
    struct Row {
        wxStaticText* label;
        wxChoice* control;
    };
    std::vector<Row> m_rows;
    wxChoice *m_format, *m_columns, *m_headings, *m_texts, *m_from, *m_to;
    wxCheckBox *m_models, *m_files, *m_missing;
    wxStaticText* m_note;
    wxButton* m_export;
};

}  // namespace vitrine::desktop
