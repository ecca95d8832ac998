// The windows of the program: where each stands, further ones, and what is found or set for all.
#include <wx/display.h>

#include "desktop/commands.h"
#include "desktop/grid_page.h"
#include "desktop/main_frame.h"
#include "desktop/palette_dialog.h"
#include "desktop/preferences_dialog.h"
#include "desktop/products_page.h"
#include "desktop/text.h"
#include "workbench/preferences.h"

namespace vitrine::desktop {
namespace {

// A further window stands so far beside the one it was opened from.
constexpr int cascade = 32;

ScreenRectangle rectangle_of(const wxRect& rectangle) {
    return {rectangle.x, rectangle.y, rectangle.width, rectangle.height};
}

std::vector<ScreenRectangle> screens() {
    std::vector<ScreenRectangle> found;
    for (unsigned i = 0; i < wxDisplay::GetCount(); ++i)
        found.push_back(rectangle_of(wxDisplay(i).GetClientArea()));
    return found;
}

}  // namespace

void MainFrame::restore_window() {
    m_state = read_window_state(m_folder / "window.txt");
    if (m_state.place) {
        if (const auto place = fit_to_screens(*m_state.place, screens())) {
            SetSize(place->x, place->y, place->width, place->height);
        }
    }
    if (m_state.is_maximised) Maximize();
    // How large it is when it is not maximised is only to be seen then; and only once the desktop
    // has made up its mind.
    const auto note_place = [this] {
        if (!IsShown() || IsMaximized() || IsIconized() || IsFullScreen()) return;
        m_state.place = rectangle_of(GetRect());
    };
    Bind(wxEVT_MOVE, [this, note_place](wxMoveEvent& event) {
        event.Skip();
        CallAfter(note_place);
    });
    Bind(wxEVT_SIZE, [this, note_place](wxSizeEvent& event) {
        event.Skip();
        CallAfter(note_place);
    });
}

void MainFrame::keep_window() {
    m_state.is_maximised = IsMaximized();
    write_window_state(m_folder / "window.txt", m_state);
}

void MainFrame::bind_window_commands() {
    bind(command_palette, [this] { show_palette(); });
    bind(command_preferences, [this] { choose_preferences(); });
    bind(command_new_window, [this] { open_new_window(); });
    bind(wxID_EXIT, [this] { quit(); });
}

// On the same catalogue, if one is open: each window has its own connections and hears of what the
// other saves as it hears of other programs.
void MainFrame::open_new_window() {
    keep_window();
    if (m_session) remember();
    auto* frame = new MainFrame(m_post, m_recent_file);
    if (!frame->IsMaximized())
        frame->SetPosition(GetPosition() + FromDIP(wxPoint(cascade, cascade)));
    frame->Show();
    frame->Raise();
    if (m_session) frame->open_catalogue(m_session->workspace->file());
}

// Every window closes as by its own button: one that has to ask may stay.
void MainFrame::quit() {
    const wxWindowList windows = wxTopLevelWindows;
    for (wxWindow* window : windows) {
        auto* frame = dynamic_cast<MainFrame*>(window);
        if (frame != nullptr && frame != this) frame->Close();
    }
    Close();
}

void MainFrame::show_palette() {
    std::vector<PaletteEntry> known;
    if (m_session) {
        for (const SidebarDesk::View& view : m_session->sidebar.views()) {
            PaletteEntry entry;
            entry.kind = PaletteEntry::Kind::view;
            entry.label = view.label;
            entry.detail = tr("Views");
            entry.filter = view.filter;
            known.push_back(std::move(entry));
        }
    }
    for (PaletteEntry& entry : menu_commands(*this)) {
        if (entry.command != command_palette) known.push_back(std::move(entry));
    }
    std::optional<PaletteEntry> chosen;
    {
        PaletteDesk desk(std::move(known), m_session ? m_session->workspace.get() : nullptr,
                         m_session ? m_session->grid.index() : nullptr);
        PaletteDialog dialog(this, desk);
        if (dialog.ShowModal() == wxID_OK) chosen = dialog.chosen();
    }
    // Once the dialog is gone and the focus is where it was.
    if (chosen) CallAfter([this, entry = *chosen] { go_to(entry); });
}

void MainFrame::go_to(const PaletteEntry& entry) {
    switch (entry.kind) {
        case PaletteEntry::Kind::command: {
            wxCommandEvent event(wxEVT_MENU, entry.command);
            event.SetEventObject(this);
            ProcessWindowEvent(event);
            break;
        }
        case PaletteEntry::Kind::view:
            if (!m_session) break;
            go_to(Place::products);
            for (const SidebarDesk::View& view : m_session->sidebar.views()) {
                if (view.label != entry.label || view.filter != entry.filter) continue;
                // A copy: what is laid out may make the list anew.
                m_products->show_view(SidebarDesk::View(view));
                break;
            }
            break;
        case PaletteEntry::Kind::product:
            open_product(entry.product);
            break;
    }
}

void MainFrame::choose_preferences() {
    const auto file = m_folder / "preferences.txt";
    const Preferences before = read_preferences(file);
    PreferencesDialog dialog(this, before);
    if (dialog.ShowModal() != wxID_OK || dialog.chosen() == before) return;
    write_preferences(file, dialog.chosen());
    if (dialog.chosen().language != before.language) {
        m_messages->say(MessageBar::Tone::note,
                        tr("Vitrine speaks the other language when it is started the next time."));
    }
}

}  // namespace vitrine::desktop
