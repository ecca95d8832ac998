// How large the grid is shown: the height of its rows and the size of its text. Kept with the
// window.
#pragma once

namespace vitrine {

enum class RowHeight { small, medium, large };

struct GridSize {
    RowHeight rows = RowHeight::small;
    int percent = usual_percent;  // of the usual size of text

    static constexpr int usual_percent = 100, least_percent = 70, most_percent = 200;

    // Of a row, in pixels of a screen of ordinary density: room for a line of text, for a small
    // picture, for one that shows something.
    int row_pixels() const;
    // The next larger size for a step of 1, the next smaller one for -1; the same at the end.
    int next_percent(int step) const;

    bool operator==(const GridSize&) const = default;
};

}  // namespace vitrine
