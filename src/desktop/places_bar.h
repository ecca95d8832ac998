// The bar below the menus: the places of the window, undo and redo, and the channel and locale that
// everything is looked at in.
#pragma once

#include <wx/tglbtn.h>
#include <wx/wx.h>

#include <string>
#include <utility>
#include <vector>

#include "desktop/icon_art.h"
#include "workbench/workspace.h"

namespace vitrine::desktop {

enum class Place { start, products, form, matrix, quality, publish, history, structure };

class PlacesBar : public wxPanel {
public:
    explicit PlacesBar(wxWindow* parent);

    // Without a workspace the bar hides itself.
    void show(Workspace* workspace);
    void mark(Place place);
    void show_undo(const std::string& undo, const std::string& redo);

private:
    wxButton* add_command(wxSizer* into, int command, Icon which, const std::string& words,
                          const char* name);

    Workspace* m_workspace = nullptr;
    std::vector<std::pair<Place, wxToggleButton*>> m_places;
    wxButton* m_undo;
    wxButton* m_redo;
    wxStaticText* m_channel_label;
    wxChoice* m_channel;
    wxStaticText* m_locale_label;
    wxChoice* m_locale;
};

}  // namespace vitrine::desktop
