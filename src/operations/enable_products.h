// Products switched on and off: whether they are meant to be sold at all.
#pragma once

#include <vector>

#include "operations/structure_change.h"

namespace vitrine {

struct ProductSwitch {
    std::vector<ProductId> products;  // a model stands for the variants below it
    bool enabled = true;
};

// One change set. What is gone by now is passed over. Counts: "switched", and "unswitched" for
// those that were so already. Throws Error (cancelled).
StructureChangeReport enable_products(Catalogue& catalogue, const ProductSwitch& wanted,
                                      ChangeIntent intent, const StructureChangeLimits& limits,
                                      const Progress& progress);

}  // namespace vitrine
