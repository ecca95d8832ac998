#include "desktop/products_page.h"

#include <algorithm>

namespace vitrine::desktop {
namespace {

// Below these the grid needs the width for itself.
constexpr int sidebar_needs = 1000, inspector_needs = 1200;
constexpr int usual_sidebar_width = 220, usual_inspector_width = 250;
constexpr int least_pane_width = 140;

bool has_focus(const wxWindow& pane) {
    wxWindow* focus = wxWindow::FindFocus();
    return focus != nullptr && pane.IsDescendant(focus);
}

wxSplitterWindow* make_splitter(wxWindow* parent, double gravity, const char* name) {
    auto* splitter = new wxSplitterWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                          wxSP_LIVE_UPDATE | wxSP_NOBORDER, name);
    splitter->SetMinimumPaneSize(parent->FromDIP(least_pane_width));
    splitter->SetSashGravity(gravity);
    return splitter;
}

}  // namespace

ProductsPage::ProductsPage(wxWindow* parent, Session& session, WindowState& state)
    : wxPanel(parent), m_session(session), m_state(state) {
    m_left = make_splitter(this, 0, "sidebarSplitter");
    m_right = make_splitter(m_left, 1, "inspectorSplitter");
    m_sidebar = new SidebarPanel(m_left, session.sidebar);
    m_list = new GridPage(m_right, session);
    m_inspector = new InspectorPanel(m_right, *session.workspace);
    m_sidebar->Hide();
    m_inspector->Hide();
    m_left->Initialize(m_right);
    m_right->Initialize(m_list);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_left, wxSizerFlags(1).Expand());
    SetSizer(column);

    m_sidebar->on_choose = [this](const std::string& filter) { m_list->show_filter(filter); };
    m_sidebar->on_choose_view = [this](const SidebarDesk::View& view) { show_view(view); };
    m_sidebar->on_leave = m_inspector->on_leave = [this] { m_list->focus_grid(); };
    m_inspector->on_open = [this](ProductId product, const std::string& field) {
        if (on_open) on_open(product, field);
    };
    m_inspector->on_dismiss_steps = [this] {
        m_list->focus_grid();
        if (on_dismiss_steps) on_dismiss_steps();
    };
    auto& rows_changed = session.grid.events.rows_changed;
    rows_changed = [this, show_rows = std::move(rows_changed)] {
        show_rows();
        m_session.sidebar.follow_filter();
        follow();
    };
    m_list->grid().Bind(wxEVT_GRID_SELECT_CELL, [this](wxGridEvent& event) {
        event.Skip();
        // The cursor moves after the handlers.
        CallAfter([this] { follow(); });
    });
    m_left->Bind(wxEVT_SPLITTER_SASH_POS_CHANGED, [this](wxSplitterEvent& event) {
        event.Skip();
        m_state.sidebar_width = event.GetSashPosition();
    });
    m_right->Bind(wxEVT_SPLITTER_SASH_POS_CHANGED, [this](wxSplitterEvent& event) {
        event.Skip();
        m_state.inspector_width = m_right->GetClientSize().x - event.GetSashPosition();
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        Layout();
        arrange();
    });
}

void ProductsPage::enter() {
    m_is_looked_at = true;
    follow();
    m_list->enter();
}

void ProductsPage::leave() {
    m_is_looked_at = false;
    follow();
    m_list->leave();
}

void ProductsPage::show_view(const SidebarDesk::View& view) {
    m_session.sidebar.lay_out(view);
    // The mark of the order stands in the headings.
    m_list->grid().follow_columns();
    m_list->show_filter(view.filter);
}

bool ProductsPage::focus_next_pane() {
    const bool in_grid = m_list->is_grid_focused(), in_inspector = has_focus(*m_inspector);
    if (in_grid && shows_inspector() && m_inspector->focus()) return true;
    if ((in_grid || in_inspector) && shows_sidebar()) {
        m_sidebar->focus();
    } else if (in_inspector || has_focus(*m_sidebar)) {
        m_list->focus_search();
    } else {
        m_list->focus_next_pane();
    }
    return true;
}

void ProductsPage::show_sidebar(bool shown) {
    (m_narrow_sidebar ? *m_narrow_sidebar : m_state.shows_sidebar) = shown;
    arrange();
}

void ProductsPage::show_inspector(bool shown) {
    (m_narrow_inspector ? *m_narrow_inspector : m_state.shows_inspector) = shown;
    arrange();
}

void ProductsPage::arrange() {
    const int width = GetClientSize().x;
    const auto settle = [&](std::optional<bool>& when_narrow, int needs) {
        if (width >= FromDIP(needs)) {
            when_narrow.reset();
        } else if (!when_narrow) {
            when_narrow = false;
        }
    };
    settle(m_narrow_sidebar, sidebar_needs);
    settle(m_narrow_inspector, inspector_needs);
    const bool had_sidebar = shows_sidebar(), had_inspector = shows_inspector();
    arrange_sidebar();
    arrange_inspector();
    follow();
    if (had_sidebar == shows_sidebar() && had_inspector == shows_inspector()) return;
    // The grid has less room now: the cursor shall not be behind its edge.
    CallAfter([this] {
        GridView& grid = m_list->grid();
        if (grid.GetGridCursorRow() >= 0) grid.MakeCellVisible(grid.GetGridCursorCoords());
    });
}

void ProductsPage::arrange_sidebar() {
    const bool shown = m_narrow_sidebar.value_or(m_state.shows_sidebar);
    if (shown == shows_sidebar()) return;
    if (shown) {
        m_left->SplitVertically(m_sidebar, m_right,
                                m_state.sidebar_width.value_or(FromDIP(usual_sidebar_width)));
    } else {
        const bool had_focus = has_focus(*m_sidebar);
        m_left->Unsplit(m_sidebar);
        if (had_focus) m_list->focus_grid();
    }
}

void ProductsPage::arrange_inspector() {
    const bool shown = m_narrow_inspector.value_or(m_state.shows_inspector);
    if (shown == shows_inspector()) return;
    if (shown) {
        // Counted from the right.
        m_right->SplitVertically(m_list, m_inspector,
                                 -m_state.inspector_width.value_or(FromDIP(usual_inspector_width)));
    } else {
        const bool had_focus = has_focus(*m_inspector);
        m_right->Unsplit(m_inspector);
        if (had_focus) m_list->focus_grid();
    }
}

// Nothing is counted or read for panes that nobody sees.
void ProductsPage::follow() {
    m_session.sidebar.follow(m_is_looked_at && shows_sidebar());
    const bool is_inspected = m_is_looked_at && shows_inspector();
    m_inspector->follow(is_inspected ? m_list->grid().current_product() : 0);
}

}  // namespace vitrine::desktop
