// Products and models taken out of the catalogue, with all that names them.
#pragma once

#include <vector>

#include "operations/structure_change.h"

namespace vitrine {

// One change set; undone, everything stands again as it was. A model goes with all below it. What
// named them loses the link: associations of either side, product links, replacements, the products
// that quality checks leave out, and bundles, which hold less from then on: each with a warning of
// the rule "delete.bundle". Warned of are also models without variants afterwards
// ("delete.empty_model"), and channels that still sell what goes ("delete.published"). What is gone
// by now is passed over. Counts: "products_removed", "models_removed", "below" (of both, those that
// were not named themselves) and "links". Throws Error (cancelled).
StructureChangeReport delete_products(Catalogue& catalogue, const std::vector<ProductId>& products,
                                      ChangeIntent intent, const StructureChangeLimits& limits,
                                      const Progress& progress);

// The same as a part of a larger change.
void delete_products(StructureChange& change, const std::vector<ProductId>& products,
                     const Progress& progress);

}  // namespace vitrine
