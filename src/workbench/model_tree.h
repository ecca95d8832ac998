// A list of products arranged as a tree: models with their variants below. Pure values.
#pragma once

#include <cstdint>
#include <vector>

#include "store/catalogue.h"

namespace vitrine {

// Where a row stands in the tree.
struct RowPlace {
    std::uint8_t depth = 0;       // 0: at the top
    bool has_rows_below = false;  // even where they are not shown
    bool is_listed = true;        // false: a model that stands there for the sake of its variants
    bool operator==(const RowPlace&) const = default;
};

struct ModelTree {
    std::vector<ProductId> ids;
    std::vector<RowPlace> places;  // of each
};

// Every product of the list below the models above it, whether or not the list has those itself.
// Groups stand in the order in which the first of each comes in the list, and so do the rows of a
// group. `parents` by product id: the model right above, 0 where there is none and beyond the end.
// Takes time in proportion to the list and to the highest id.
ModelTree arrange_by_model(const std::vector<ProductId>& list,
                           const std::vector<ProductId>& parents);

// Without the rows below models that are collapsed; by product id, nobody beyond the end.
ModelTree without_collapsed(const ModelTree& tree, const std::vector<bool>& collapsed);

}  // namespace vitrine
