// What the menus and keys of the window do.
#include <wx/dirdlg.h>
#include <wx/filedlg.h>
#include <wx/stdpaths.h>

#include <algorithm>
#include <array>

#include "desktop/bulk_dialog.h"
#include "desktop/commands.h"
#include "desktop/form_page.h"
#include "desktop/grid_page.h"
#include "desktop/main_frame.h"
#include "desktop/matrix_page.h"
#include "desktop/page.h"
#include "desktop/products_page.h"
#include "desktop/structure_page.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

// A text field that has the focus keeps the keys of the clipboard for itself: menus would take
// them.
wxTextEntry* focused_text() {
    return dynamic_cast<wxTextEntry*>(wxWindow::FindFocus());
}

wxString catalogue_wildcard() {
    return to_wx(tr("Vitrine catalogues") + " (*.vitrine)|*.vitrine|" + tr("All files") + "|*");
}

}  // namespace

void MainFrame::bind(int command, std::function<void()> act, std::function<bool()> enabled) {
    Bind(
        wxEVT_MENU, [act = std::move(act)](wxCommandEvent&) { act(); }, command);
    if (!enabled) return;
    Bind(
        wxEVT_UPDATE_UI,
        [enabled = std::move(enabled)](wxUpdateUIEvent& event) { event.Enable(enabled()); },
        command);
}

void MainFrame::bind_commands() {
    const auto is_open = [this] { return m_session != nullptr; };
    bind(wxID_NEW, [this] { ask_new(NewContent::empty); });
    bind(command_open_sample, [this] { ask_new(NewContent::demo); });
    bind(wxID_OPEN, [this] { ask_open(); });
    for (int command = command_first_recent; command <= command_last_recent; ++command) {
        const auto index = static_cast<std::size_t>(command - command_first_recent);
        bind(command, [this, index] {
            std::vector<std::filesystem::path> there;
            for (const auto& recent : m_recent.all()) {
                if (recent.is_there()) there.push_back(recent.file);
            }
            if (index < there.size()) open_catalogue(there[index]);
        });
    }
    bind(
        command_import, [this] { ask_import(); }, [this] { return may_import(); });
    bind(
        command_import_file, [this] { ask_import_file(); }, [this] { return may_import(); });
    bind(
        command_import_address, [this] { ask_import_address(); }, [this] { return may_import(); });
    bind(
        command_import_clipboard, [this] { import_clipboard(); }, [this] { return may_import(); });
    bind(
        command_close_catalogue, [this] { close_catalogue(); }, is_open);
    bind(
        command_products, [this] { go_to(Place::products); }, is_open);
    bind(
        command_quality, [this] { go_to(Place::quality); }, is_open);
    bind(
        command_publish, [this] { go_to(Place::publish); }, is_open);
    bind(
        command_history, [this] { go_to(Place::history); }, is_open);
    bind(
        command_structure, [this] { go_to(Place::structure); }, is_open);
    bind(
        command_next_place, [this] { go_to_next_place(1); }, is_open);
    bind(
        command_previous_place, [this] { go_to_next_place(-1); }, is_open);
    bind(
        command_next_pane, [this] { focus_next_pane(); }, is_open);
    bind(
        command_next_locale, [this] { m_session->workspace->choose_next_locale(1); }, is_open);
    bind(
        command_previous_locale, [this] { m_session->workspace->choose_next_locale(-1); }, is_open);
    bind(
        command_next_channel, [this] { m_session->workspace->choose_next_channel(1); }, is_open);
    bind(
        command_previous_channel, [this] { m_session->workspace->choose_next_channel(-1); },
        is_open);
    bind(command_undo, [this] { undo_or_redo(true); });
    bind(command_redo, [this] { undo_or_redo(false); });
    bind_products_commands();
    bind_panes();
    bind_grid_look();
    bind_bulk_commands();
    bind_window_commands();
    bind_help_commands();
    bind_making_commands();
    bind_export_commands();
    // The other key that people know for Redo; the menu can show only one.
    wxAcceleratorEntry redo(wxACCEL_CTRL | wxACCEL_SHIFT, 'Z', command_redo);
    SetAcceleratorTable(wxAcceleratorTable(1, &redo));
    Bind(wxEVT_CHAR_HOOK, &MainFrame::on_escape, this);
}

void MainFrame::bind_products_commands() {
    const auto grid = [this] { return on_grid(); };
    const auto form = [this] { return on_form(); };
    const auto cells = [this] { return on_grid() || on_matrix(); };
    bind(command_copy, [this] {
        if (auto* text = focused_text()) {
            text->Copy();
        } else if (on_matrix()) {
            m_matrix->view().copy_cells();
        } else if (on_grid()) {
            m_grid->grid().copy_cells();
        }
    });
    bind(command_paste, [this] {
        if (auto* text = focused_text()) {
            text->Paste();
        } else if (on_matrix()) {
            m_matrix->view().paste_cells();
        } else if (on_grid()) {
            m_grid->grid().paste_cells();
        }
    });
    bind(
        command_paste_preview, [this] { m_grid->paste_with_preview(); }, grid);
    bind(
        command_filter_on_cell, [this] { m_grid->filter_on_cell(); }, grid);
    bind(command_cut, [this] {
        if (auto* text = focused_text()) {
            text->Cut();
        } else if (on_grid()) {
            m_grid->grid().cut_cells();
        }
    });
    bind(
        command_clear,
        [this] {
            if (on_matrix()) {
                m_matrix->view().clear_cells();
            } else {
                m_grid->grid().clear_cells();
            }
        },
        cells);
    bind(
        command_fill_down,
        [this] {
            if (on_matrix()) {
                m_matrix->view().fill_down();
            } else {
                m_grid->grid().fill_down();
            }
        },
        cells);
    bind(
        command_fill_right, [this] { m_grid->grid().fill_right(); }, grid);
    bind(
        command_find,
        [this] {
            if (m_place == Place::structure) {
                m_structure->focus_search();
                return;
            }
            if (Page* shown = page(); shown != nullptr && shown->find()) return;
            if (m_place != Place::products) go_to(Place::products);
            m_grid->focus_search();
        },
        [this] { return m_session != nullptr; });
    bind(
        command_next_refused, [this] { m_grid->go_to_open_cell(); }, grid);
    bind(
        command_columns, [this] { m_grid->choose_columns(); }, grid);
    bind(
        command_reload,
        [this] {
            m_session->workspace->refresh();
            m_session->grid.reload();
            if (m_place == Place::quality) m_session->quality.refresh();
            if (m_place == Place::publish) m_session->publishing.check_all();
        },
        [this] { return m_session != nullptr; });
    bind(
        command_open_form,
        [this] {
            if (on_matrix()) {
                open_product(m_matrix->view().current_product());
            } else {
                open_current_product();
            }
        },
        cells);
    bind(
        command_previous_product, [this] { m_form->show_neighbour(-1); }, form);
    bind(
        command_next_product, [this] { m_form->show_neighbour(1); }, form);
    bind(
        command_next_missing, [this] { m_form->go_to_missing(); }, form);
}

// What stands beside the grid: shown or hidden, with a tick in the menu.
void MainFrame::bind_panes() {
    const auto bind_pane = [this](int command, auto is_shown, auto show) {
        bind(command, [is_shown, show] { show(!is_shown()); });
        Bind(
            wxEVT_UPDATE_UI,
            [this, is_shown](wxUpdateUIEvent& event) {
                event.Enable(on_grid());
                event.Check(on_grid() && is_shown());
            },
            command);
    };
    bind_pane(
        command_sidebar, [this] { return m_products->shows_sidebar(); },
        [this](bool show) { m_products->show_sidebar(show); });
    bind_pane(
        command_inspector, [this] { return m_products->shows_inspector(); },
        [this](bool show) { m_products->show_inspector(show); });
}

void MainFrame::bind_bulk_commands() {
    constexpr std::pair<int, BulkStart> commands[] = {
        {command_bulk_value, BulkStart::value},
        {command_bulk_replacement, BulkStart::replacement},
        {command_bulk_prices, BulkStart::prices},
        {command_bulk_translation, BulkStart::translation},
        {command_bulk_categories, BulkStart::categories},
    };
    for (const auto& [command, start] : commands) {
        bind(
            command, [this, begin = start] { edit_in_bulk(begin); },
            [this] { return may_edit_in_bulk(); });
    }
}

// Esc leaves form and matrix for the same cell of the grid, unless it takes back what is being
// typed.
void MainFrame::on_escape(wxKeyEvent& event) {
    // Lists would take it for GTK's own search in them.
    if (m_session && event.GetKeyCode() == 'F' && event.GetModifiers() == wxMOD_CONTROL) {
        wxCommandEvent find(wxEVT_MENU, command_find);
        ProcessWindowEvent(find);
        return;
    }
    const bool plain = event.GetKeyCode() == WXK_ESCAPE && !event.HasAnyModifiers();
    const bool may_leave =
        (on_form() && !m_form->is_typing()) || (on_matrix() && !m_matrix->is_typing());
    if (plain && may_leave) {
        go_to(Place::products);
    } else {
        event.Skip();
    }
}

void MainFrame::go_to_next_place(int step) {
    constexpr std::array places = {Place::products, Place::quality, Place::publish, Place::history,
                                   Place::structure};
    const bool is_below = m_place == Place::form || m_place == Place::matrix;
    const Place now = is_below ? Place::products : m_place;
    const auto at = std::find(places.begin(), places.end(), now);
    const auto count = static_cast<std::ptrdiff_t>(places.size());
    const std::ptrdiff_t next = (at - places.begin() + step + count) % count;
    go_to(places[static_cast<std::size_t>(next)]);
}

void MainFrame::focus_next_pane() {
    if (Page* shown = page(); shown == nullptr || !shown->focus_next_pane()) m_places->SetFocus();
}

void MainFrame::undo_or_redo(bool undo) {
    if (!m_session) return;
    if (auto* text = focused_text(); text != nullptr && undo && text->CanUndo()) {
        text->Undo();
        return;
    }
    if (on_form()) m_form->commit();
    const auto said = [this](const std::string& sentence) {
        m_messages->say(MessageBar::Tone::note, sentence);
    };
    if (undo) {
        m_session->editor.undo(said);
    } else {
        m_session->editor.redo(said);
    }
}

void MainFrame::ask_open() {
    wxFileDialog dialog(this, to_wx(tr("Open a catalogue")), "", "", catalogue_wildcard(),
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) open_catalogue(to_utf8(dialog.GetPath()));
}

void MainFrame::ask_new(NewContent content) {
    const bool demo = content == NewContent::demo;
    const std::string name = demo ? tr("Sample catalogue") : tr("My catalogue");
    wxFileDialog dialog(this,
                        to_wx(demo ? tr("Where shall the sample catalogue be kept?")
                                   : tr("Where shall the new catalogue be kept?")),
                        wxStandardPaths::Get().GetDocumentsDir(), to_wx(name + ".vitrine"),
                        catalogue_wildcard(), wxFD_SAVE);
    if (dialog.ShowModal() != wxID_OK) return;
    std::filesystem::path file = to_utf8(dialog.GetPath());
    if (file.extension().empty()) file += ".vitrine";
    // A sample that was made before is what was meant; replacing a file is never meant.
    if (demo && std::filesystem::exists(file)) {
        open_catalogue(file);
    } else {
        make_catalogue(file, content);
    }
}

// Not while a catalogue is on its way that would take the place of this one, nor edits, whose
// questions would come on top of the dialog.
bool MainFrame::may_import() const {
    return m_session && !m_opening && m_session->editor.pending() == 0;
}

// Nor while a list is on its way: the rows in sight are not yet those that were asked for.
bool MainFrame::may_edit_in_bulk() const {
    return may_import() && on_grid() && m_session->grid.row_count() > 0 &&
           !m_session->grid.is_listing();
}

void MainFrame::edit_in_bulk(BulkStart start) {
    if (!may_edit_in_bulk()) return;
    const Workspace& workspace = *m_session->workspace;
    BulkDesk& desk = m_session->bulk;
    desk.offer(m_grid->grid().selected_products(), m_session->grid.listed());
    BulkDialog dialog(
        this, workspace, desk,
        begin_draft(*workspace.structure(), start, desk.draft(), m_grid->grid().current_field(),
                    workspace.channel(), workspace.locale()));
    dialog.ShowModal();
    if (m_grid != nullptr) m_grid->focus_grid();
}

}  // namespace vitrine::desktop
