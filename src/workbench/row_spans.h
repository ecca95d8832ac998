// Rows by the products that stand in them, for a list that is made anew. Pure values.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "store/catalogue.h"

namespace vitrine {

// Both ends included.
struct RowSpan {
    std::size_t first = 0, last = 0;
    bool operator==(const RowSpan&) const = default;
};

// Where the products of `rows` in the list `before` stand in the list `after`, from the top, in as
// few spans as there can be; those that it has not are left out. Absent where they are scattered
// over more than `most` spans.
std::optional<std::vector<RowSpan>> carry_over(RowSpan rows, const std::vector<ProductId>& before,
                                               const std::vector<ProductId>& after,
                                               std::size_t most);

}  // namespace vitrine
