// The window's ways to an import.
#include <wx/dirdlg.h>
#include <wx/filedlg.h>
#include <wx/textdlg.h>

#include "desktop/grid_clipboard.h"
#include "desktop/import_dialog.h"
#include "desktop/main_frame.h"
#include "desktop/message_bar.h"
#include "desktop/widgets.h"
#include "workbench/import_place.h"

namespace vitrine::desktop {

void MainFrame::ask_import() {
    if (!may_import()) return;
    wxDirDialog dialog(this, to_wx(tr("Folder with the files to import")), "",
                       wxDD_DEFAULT_STYLE | wxDD_DIR_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) import_files({to_utf8(dialog.GetPath())});
}

void MainFrame::ask_import_file() {
    if (!may_import()) return;
    const std::string endings = "*.csv;*.tsv;*.txt;*.xlsx;*.ods;*.json;*.jsonl;*.xml;*.zip";
    wxFileDialog dialog(
        this, to_wx(tr("Files to import")), "", "",
        to_wx(tr("Tables ({0})", endings) + "|" + endings + "|" + tr("All files (*)") + "|*"),
        wxFD_OPEN | wxFD_FILE_MUST_EXIST | wxFD_MULTIPLE);
    if (dialog.ShowModal() != wxID_OK) return;
    wxArrayString chosen;
    dialog.GetPaths(chosen);
    std::vector<std::filesystem::path> files;
    for (const wxString& file : chosen) files.emplace_back(to_utf8(file));
    import_files(std::move(files));
}

void MainFrame::ask_import_address() {
    if (!may_import()) return;
    wxTextEntryDialog dialog(
        this, to_wx(tr("Address of a table or of an archive of tables, with http:// or https://")),
        to_wx(tr("Import from an address")), m_last_address);
    dialog.SetName("importAddress");
    dialog.SetSize(FromDIP(wxSize(560, -1)));
    while (dialog.ShowModal() == wxID_OK) {
        m_last_address = dialog.GetValue().Trim(true).Trim(false);
        const std::filesystem::path place = to_utf8(m_last_address);
        if (is_import_address(to_utf8(m_last_address))) {
            import_files({place});
            return;
        }
        wxMessageDialog(this,
                        to_wx(tr("Write the whole address, such as "
                                 "https://shop.example/products.csv")),
                        to_wx(tr("Import from an address")), wxOK | wxICON_INFORMATION)
            .ShowModal();
    }
}

void MainFrame::import_files(std::vector<std::filesystem::path> places) {
    show_import([this, &places] { m_session->importing.preview(std::move(places)); });
}

void MainFrame::import_clipboard() {
    const auto cells = may_import() ? take_from_clipboard() : std::nullopt;
    // A heading and a row, or two columns: else it is no table.
    if (may_import() && (!cells || cells->size() < 2)) {
        m_messages->say(MessageBar::Tone::warning,
                        tr("There is no table on the clipboard. Copy cells in a spreadsheet, "
                           "with the row that names the columns."));
        return;
    }
    show_import([this, &cells] { m_session->importing.preview_text(to_tab_separated(*cells)); });
}

// `begin` has the desk look at something.
void MainFrame::show_import(const std::function<void()>& begin) {
    if (!may_import()) return;
    ImportDialog dialog(this, m_session->importing, begin);
    if (dialog.ShowModal() == wxID_OK) {
        m_session->workspace->refresh();
        m_messages->offer(MessageBar::Tone::note, m_session->importing.summary(),
                          {{tr("Undo"), [this] { undo_or_redo(true); }}});
    }
}

}  // namespace vitrine::desktop
