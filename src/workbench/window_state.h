// How somebody left the window: where it stood and how its panes were laid out. Kept in a small
// file beside the list of recent catalogues, ~/.config/vitrine/window.txt.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "workbench/grid_size.h"

namespace vitrine {

struct ScreenRectangle {
    int x = 0, y = 0, width = 0, height = 0;
    bool operator==(const ScreenRectangle&) const = default;
};

struct WindowState {
    std::optional<ScreenRectangle> place;  // not maximised; absent: wherever the desktop puts it
    bool is_maximised = false;
    bool shows_sidebar = true;
    std::optional<int> sidebar_width;  // absent: the usual ones
    bool shows_inspector = false;
    std::optional<int> inspector_width;
    GridSize grid;
    bool groups_variants = false;  // models with their variants below

    bool operator==(const WindowState&) const = default;
};

// What cannot be read is as in a window that was never opened before.
WindowState read_window_state(const std::filesystem::path& file);
void write_window_state(const std::filesystem::path& file, const WindowState& state);

// Where a window that was left at `wanted` can be seen and taken by its title: there, where one of
// the screens still shows its upper edge, else in the middle of the first screen; never larger than
// the screen. Absent without screens.
std::optional<ScreenRectangle> fit_to_screens(const ScreenRectangle& wanted,
                                              const std::vector<ScreenRectangle>& screens);

}  // namespace vitrine
