// Products with all that stands below them: what happens to a model that is named as a whole.
#pragma once

#include <vector>

#include "store/product_store.h"

namespace vitrine {

// Each of `ids` that is still there, a model right before what is below it; nothing twice, also
// where a model and one of its variants are both named.
std::vector<ProductId> with_below(ProductStore& products, const std::vector<ProductId>& ids);

}  // namespace vitrine
