// Ctrl+K: a field to type in, and below it the commands, views and products that are called so.
// Enter does or opens the marked one, Escape closes.
#pragma once

#include <wx/dataview.h>
#include <wx/wx.h>

#include <optional>

#include "workbench/palette_desk.h"

namespace vitrine::desktop {

// Every command of the menus with its menu and key, and whether it has something to do now.
std::vector<PaletteEntry> menu_commands(wxFrame& frame);

class PaletteDialog : public wxDialog {
public:
    PaletteDialog(wxWindow* parent, PaletteDesk& desk);
    ~PaletteDialog() override;

    // Of a dialog that ended with wxID_OK.
    const std::optional<PaletteEntry>& chosen() const { return m_chosen; }

private:
    class Lines;
    void update();
    void mark(int row);
    int marked() const;
    void choose(int row);
    void on_key(wxKeyEvent& event);

    PaletteDesk& m_desk;
    std::optional<PaletteEntry> m_chosen;
    wxTextCtrl* m_words;
    wxDataViewCtrl* m_list;
    wxObjectDataPtr<Lines> m_lines;
    wxStaticText* m_state;
};

}  // namespace vitrine::desktop
