#include "workbench/grid_size.h"

#include <algorithm>
#include <iterator>

namespace vitrine {
namespace {

constexpr int sizes[] = {
    GridSize::least_percent, 80, 90, GridSize::usual_percent, 110, 125, 150, 175,
    GridSize::most_percent};

int usual_pixels(RowHeight rows) {
    switch (rows) {
        case RowHeight::small:
            break;
        case RowHeight::medium:
            return 56;
        case RowHeight::large:
            return 104;
    }
    return 30;
}

}  // namespace

int GridSize::row_pixels() const {
    return usual_pixels(rows) * percent / 100;
}

int GridSize::next_percent(int step) const {
    if (step > 0) {
        const auto* larger = std::upper_bound(std::begin(sizes), std::end(sizes), percent);
        return larger == std::end(sizes) ? percent : *larger;
    }
    const auto* at = std::lower_bound(std::begin(sizes), std::end(sizes), percent);
    return at == std::begin(sizes) ? percent : *std::prev(at);
}

}  // namespace vitrine
