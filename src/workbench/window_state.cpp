#include "workbench/window_state.h"

#include <algorithm>
#include <string>

#include "workbench/settings_file.h"

namespace vitrine {
namespace {

// Wider than any row of screens, and far from where sums overflow.
constexpr int far_away = 100'000;
constexpr int least_pane = 50, largest_pane = 10'000;
constexpr int least_window = 100;
// So much of the upper edge has to be in sight to take hold of the window.
constexpr int grip_width = 120, grip_height = 30;

int overlap(int from, int length, int other_from, int other_length) {
    return std::min(from + length, other_from + other_length) - std::max(from, other_from);
}

// How much of the window's upper edge the screen shows; 0 where one could not take hold of it.
int grip_of(const ScreenRectangle& screen, const ScreenRectangle& window) {
    const int shown = overlap(window.x, window.width, screen.x, screen.width);
    const bool is_there = shown >= grip_width && window.y >= screen.y &&
                          window.y + grip_height <= screen.y + screen.height;
    return is_there ? shown : 0;
}

}  // namespace

WindowState read_window_state(const std::filesystem::path& file) {
    const Settings settings = read_settings(file);
    const WindowState usual;
    WindowState state;
    const auto x = number_setting(settings, "x", -far_away, far_away);
    const auto y = number_setting(settings, "y", -far_away, far_away);
    const auto width = number_setting(settings, "width", least_window, far_away);
    const auto height = number_setting(settings, "height", least_window, far_away);
    if (x && y && width && height) state.place = {*x, *y, *width, *height};
    state.is_maximised = yes_or_no_setting(settings, "maximised", usual.is_maximised);
    state.shows_sidebar = yes_or_no_setting(settings, "sidebar", usual.shows_sidebar);
    state.sidebar_width = number_setting(settings, "sidebar width", least_pane, largest_pane);
    state.shows_inspector = yes_or_no_setting(settings, "inspector", usual.shows_inspector);
    state.inspector_width = number_setting(settings, "inspector width", least_pane, largest_pane);
    state.grid.rows = static_cast<RowHeight>(
        number_setting(settings, "row height", 0, static_cast<int>(RowHeight::large)).value_or(0));
    state.groups_variants =
        yes_or_no_setting(settings, "variants below models", usual.groups_variants);
    state.grid.percent =
        number_setting(settings, "grid size", GridSize::least_percent, GridSize::most_percent)
            .value_or(GridSize::usual_percent);
    return state;
}

void write_window_state(const std::filesystem::path& file, const WindowState& state) {
    Settings settings;
    if (state.place) {
        settings["x"] = std::to_string(state.place->x);
        settings["y"] = std::to_string(state.place->y);
        settings["width"] = std::to_string(state.place->width);
        settings["height"] = std::to_string(state.place->height);
    }
    settings["maximised"] = yes_or_no(state.is_maximised);
    settings["sidebar"] = yes_or_no(state.shows_sidebar);
    if (state.sidebar_width) settings["sidebar width"] = std::to_string(*state.sidebar_width);
    settings["inspector"] = yes_or_no(state.shows_inspector);
    if (state.inspector_width) settings["inspector width"] = std::to_string(*state.inspector_width);
    settings["row height"] = std::to_string(static_cast<int>(state.grid.rows));
    settings["variants below models"] = yes_or_no(state.groups_variants);
    settings["grid size"] = std::to_string(state.grid.percent);
    write_settings(file, settings);
}

std::optional<ScreenRectangle> fit_to_screens(const ScreenRectangle& wanted,
                                              const std::vector<ScreenRectangle>& screens) {
    if (screens.empty()) return std::nullopt;
    const auto at = std::max_element(screens.begin(), screens.end(),
                                     [&](const ScreenRectangle& a, const ScreenRectangle& b) {
                                         return grip_of(a, wanted) < grip_of(b, wanted);
                                     });
    const bool is_seen = grip_of(*at, wanted) > 0;
    const ScreenRectangle& screen = is_seen ? *at : screens.front();
    ScreenRectangle place = wanted;
    place.width = std::min(wanted.width, screen.width);
    place.height = std::min(wanted.height, screen.height);
    if (!is_seen) {
        place.x = screen.x + (screen.width - place.width) / 2;
        place.y = screen.y + (screen.height - place.height) / 2;
    }
    return place;
}

}  // namespace vitrine
