// The place "Products": the list of products with its search and filter, the sidebar at its left
// and the inspector at its right.
#pragma once

#include <wx/splitter.h>
#include <wx/wx.h>

#include <optional>

#include "desktop/grid_page.h"
#include "desktop/inspector_panel.h"
#include "desktop/page.h"
#include "desktop/sidebar_panel.h"
#include "workbench/session.h"
#include "workbench/window_state.h"

namespace vitrine::desktop {

class ProductsPage : public wxPanel, public Page {
public:
    // `state` says which panes are shown and how wide, and is kept up to date; it has to outlive
    // the page.
    ProductsPage(wxWindow* parent, Session& session, WindowState& state);

    GridPage& list() { return *m_list; }

    void enter() override;
    void leave() override;
    // Search, filter, grid, inspector, sidebar and round again.
    bool focus_next_pane() override;
    void take_focus() override { m_list->focus_grid(); }
    // In the inspector; null: not any more.
    void show_steps(const FirstSteps* steps) { m_inspector->show_steps(steps); }

    // Its filter, and its columns and order where it has any.
    void show_view(const SidebarDesk::View& view);

    // A narrow window leaves the panes out, until somebody asks for them there.
    bool shows_sidebar() const { return m_left->IsSplit(); }
    void show_sidebar(bool shown);
    bool shows_inspector() const { return m_right->IsSplit(); }
    void show_inspector(bool shown);

    // Somebody wants to see a product in the form, at a field where one is named.
    std::function<void(ProductId product, const std::string& field)> on_open;
    std::function<void()> on_dismiss_steps;

private:
    void arrange();
    void arrange_sidebar();
    void arrange_inspector();
    void follow();

    Session& m_session;
    WindowState& m_state;
    wxSplitterWindow* m_left;   // the sidebar and m_right
    wxSplitterWindow* m_right;  // the list and the inspector
    SidebarPanel* m_sidebar;
    GridPage* m_list;
    InspectorPanel* m_inspector;
    bool m_is_looked_at = false;
    // What somebody asked for in the narrow window; absent where the window is wide enough.
    std::optional<bool> m_narrow_sidebar, m_narrow_inspector;
};

}  // namespace vitrine::desktop
