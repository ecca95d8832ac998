// Names that are nearly the same: candidates for products that stand in a catalogue twice.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "catalog/ids.h"

namespace vitrine {

struct NameToCompare {
    ProductId product = 0;
    ProductId root = 0;  // the model at the top, or the product itself
    std::string_view name;
};

// Groups of two or more products whose names are the same but for case, accents, punctuation,
// spacing and the order of words. Products of one root are no candidates of each other. Each group
// ascends, groups come by their first product. Throws Error (cancelled). [any thread]
std::vector<std::vector<ProductId>> similar_names(std::span<const NameToCompare> names,
                                                  const Progress& progress);

}  // namespace vitrine
