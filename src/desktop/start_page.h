// What one sees without a catalogue: three ways to get one, and those opened before.
#pragma once

#include <wx/wx.h>

#include <filesystem>
#include <functional>
#include <vector>

#include "desktop/icon_art.h"
#include "workbench/recent_catalogues.h"

namespace vitrine::desktop {

class StartPage : public wxScrolledWindow {
public:
    struct Actions {
        std::function<void()> open_sample;
        std::function<void()> open;
        std::function<void()> make_new;
        std::function<void(const std::filesystem::path&)> open_recent;
        std::function<void(const std::filesystem::path&)> forget;
    };
    StartPage(wxWindow* parent, Actions actions);

    void show_recent(const std::vector<RecentCatalogue>& recent);

private:
    void add_choice(wxSizer* into, Icon which, const wxString& label, const wxString& meaning,
                    const char* name, std::function<void()> act);
    const RecentCatalogue* selected() const;
    void open_selected();

    Actions m_actions;
    std::vector<RecentCatalogue> m_recent;
    wxStaticText* m_recent_label;
    wxListBox* m_list;
    wxButton* m_open;
    wxButton* m_forget;
};

}  // namespace vitrine::desktop
