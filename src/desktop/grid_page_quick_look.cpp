// The quick look over the grid: opened and closed by keys while the grid keeps the focus.
#include "desktop/grid_page.h"

namespace vitrine::desktop {

void GridPage::bind_quick_look() {
    m_quick_look = new QuickLookPopup(this, *m_session.workspace);
    // Bound behind the grid's own handler, so that it is asked first.
    m_view->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        const bool plain = !event.HasAnyModifiers() && !event.ShiftDown();
        const bool is_space = event.GetKeyCode() == WXK_SPACE;
        const bool is_open = m_quick_look->IsShown();
        if (plain && is_space && !m_view->IsCellEditControlShown()) {
            toggle_quick_look();
        } else if (plain && is_open && event.GetKeyCode() == WXK_ESCAPE) {
            m_quick_look->close();
        } else {
            event.Skip();
        }
    });
    m_view->Bind(wxEVT_GRID_EDITOR_SHOWN, [this](wxGridEvent& event) {
        event.Skip();
        m_quick_look->close();
    });
    m_view->GetGridWindow()->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        m_quick_look->close();
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        m_quick_look->close();
    });
}

void GridPage::toggle_quick_look() {
    if (m_quick_look->IsShown()) return m_quick_look->close();
    const ProductId product = m_view->current_product();
    if (product == 0 || !m_view->IsShownOnScreen()) return;
    focus_grid();
    m_quick_look->open(product, m_view->GetScreenRect());
}

void GridPage::leave() {
    m_quick_look->close();
}

}  // namespace vitrine::desktop
