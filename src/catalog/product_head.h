// What is known of a product beside its values and its uuid, where it lies: for those who pass over
// millions of them and keep none.
#pragma once

#include <string_view>

#include "catalog/product.h"

namespace vitrine {

// Lives as long as what it looks at.
struct ProductHead {
    ProductId id = 0;
    ProductKind kind = ProductKind::simple;
    std::string_view code;
    FamilyId family = 0;
    ProductId parent = 0;
    bool enabled = true;
};

}  // namespace vitrine
