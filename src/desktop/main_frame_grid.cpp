// How the grid is looked at: height of rows, size of text, models with their variants below.
#include <utility>

#include "desktop/commands.h"
#include "desktop/grid_page.h"
#include "desktop/main_frame.h"

namespace vitrine::desktop {
namespace {

// Besides those of the menu: number pads, and keyboards on which plus and nought need Shift or are
// reached without it, as on a French one.
int size_command(const wxKeyEvent& event) {
    if (!event.ControlDown() || event.AltDown()) return wxID_NONE;
    constexpr wxUint32 agrave = 0xe0, keysym_mask = 0xffff;  // the nought of a French keyboard
    if ((event.GetRawKeyCode() & keysym_mask) == agrave) return command_usual_size;
    switch (event.GetKeyCode()) {
        case '+':
        case '=':
        case WXK_NUMPAD_ADD:
            return command_larger;
        case '-':
        case WXK_NUMPAD_SUBTRACT:
            return command_smaller;
        case '0':
        case WXK_NUMPAD0:
            return command_usual_size;
        default:
            return wxID_NONE;
    }
}

}  // namespace

void MainFrame::bind_grid_look() {
    constexpr std::pair<int, RowHeight> heights[] = {
        {command_small_rows, RowHeight::small},
        {command_medium_rows, RowHeight::medium},
        {command_large_rows, RowHeight::large},
    };
    for (const auto& [command, height] : heights) {
        bind(command, [this, rows = height] { resize_grid({rows, m_state.grid.percent}); });
        Bind(
            wxEVT_UPDATE_UI,
            [this, rows = height](wxUpdateUIEvent& event) {
                event.Enable(on_grid());
                event.Check(m_state.grid.rows == rows);
            },
            command);
    }
    const auto grid = [this] { return on_grid(); };
    const auto zoom_to = [this](int percent) { resize_grid({m_state.grid.rows, percent}); };
    bind(
        command_larger, [this, zoom_to] { zoom_to(m_state.grid.next_percent(1)); }, grid);
    bind(
        command_smaller, [this, zoom_to] { zoom_to(m_state.grid.next_percent(-1)); }, grid);
    bind(
        command_usual_size, [zoom_to] { zoom_to(GridSize::usual_percent); }, grid);
    bind(command_group_variants, [this] {
        m_state.groups_variants = !m_state.groups_variants;
        m_session->grid.group_by_model(m_state.groups_variants);
    });
    Bind(
        wxEVT_UPDATE_UI,
        [this](wxUpdateUIEvent& event) {
            event.Enable(on_grid());
            event.Check(m_state.groups_variants);
        },
        command_group_variants);
    const auto tree = [this] { return on_grid() && m_session->grid.is_grouped(); };
    bind(
        command_expand, [this] { m_grid->grid().expand_row(); }, tree);
    bind(
        command_collapse, [this] { m_grid->grid().collapse_row(); }, tree);
    bind(
        command_expand_all, [this] { m_session->grid.collapse_all(false); }, tree);
    bind(
        command_collapse_all, [this] { m_session->grid.collapse_all(true); }, tree);
    bind(
        command_quick_look, [this] { m_grid->toggle_quick_look(); }, grid);
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int command = on_grid() ? size_command(event) : wxID_NONE;
        if (command == wxID_NONE) return event.Skip();
        wxCommandEvent chosen(wxEVT_MENU, command);
        chosen.SetEventObject(this);
        ProcessWindowEvent(chosen);
    });
}

void MainFrame::resize_grid(const GridSize& size) {
    m_state.grid = size;
    if (m_grid != nullptr) m_grid->grid().set_size(size);
}

}  // namespace vitrine::desktop
