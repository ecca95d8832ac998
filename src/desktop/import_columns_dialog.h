// Which column of a file goes where: looked through, changed, kept as a profile.
#pragma once

#include <wx/wx.h>

#include <filesystem>
#include <memory>

#include "desktop/text_table.h"
#include "workbench/import_columns.h"
#include "workbench/import_desk.h"

namespace vitrine::desktop {

class ImportColumnsDialog : public wxDialog {
public:
    // Has the desk work the columns out; shows them when they are there.
    ImportColumnsDialog(wxWindow* parent, ImportDesk& desk);
    ~ImportColumnsDialog() override;

    // What was chosen; null while the columns are not there.
    std::shared_ptr<const ImportProfile> profile() const;

    // The file as the buttons of the dialog write and read it. Shows why it cannot be.
    void save_profile(const std::filesystem::path& file);
    void open_profile(const std::filesystem::path& file);

private:
    void make_table(wxSizer* into);
    void make_reason(wxSizer* into);
    void make_buttons(wxSizer* into);
    void update();
    void show_row(std::size_t column);
    void show_choice();
    void choose();
    void ask_save();
    void ask_open();
    void say(const std::string& sentence);

    ImportDesk& m_desk;
    std::shared_ptr<ImportColumns> m_shown;
    wxStaticText* m_summary = nullptr;
    TextTable* m_list = nullptr;
    wxChoice* m_target = nullptr;
    wxTextCtrl* m_reason = nullptr;
    wxStaticText* m_said = nullptr;
    wxButton* m_open = nullptr;
    wxButton* m_save = nullptr;
    wxButton* m_look = nullptr;
};

}  // namespace vitrine::desktop
