// One product at a glance, over the lower right of the grid, which keeps the focus: Space or Esc
// closes it, arrows move on.
#pragma once

#include <wx/popupwin.h>
#include <wx/wx.h>

#include "workbench/quick_look.h"

namespace vitrine::desktop {

class QuickLookPopup : public wxPopupWindow {
public:
    QuickLookPopup(wxWindow* over, Workspace& workspace);

    // Beside the other end of `area`, in pixels of the screen.
    void open(ProductId product, const wxRect& area);
    void follow(ProductId product);
    void close();

private:
    void update();
    void show_picture();
    void set(wxStaticText* line, const std::string& words);
    void place();

    QuickLook m_desk;
    wxRect m_area;
    std::string m_picture_file;  // in sight
    wxPanel* m_panel;
    wxStaticBitmap* m_picture;
    wxStaticText *m_name, *m_code, *m_prices, *m_completeness, *m_channels, *m_keys;
};

}  // namespace vitrine::desktop
