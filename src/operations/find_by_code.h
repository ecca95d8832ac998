// Products as people name them in filters and values: by SKU, or by the code of a model.
#pragma once

#include "catalog/query.h"
#include "store/product_store.h"

namespace vitrine {

// Asks `products`, which must outlive it. Codes match without regard to case; a product comes
// before a model of the same code.
FindProduct find_by_code(ProductStore& products);

}  // namespace vitrine
