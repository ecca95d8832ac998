// Products as they are stored, for those who read all of them: nothing is copied, and documents are
// left to the reader.
#pragma once

#include <functional>
#include <string_view>

#include "catalog/product.h"
#include "store/sql.h"

namespace vitrine {

// Views live until the next one.
struct StoredProduct {
    ProductId id = 0;
    ProductKind kind = ProductKind::simple;
    std::string_view code;
    FamilyId family = 0;
    ProductId parent = 0;
    bool enabled = true;
    std::string_view document;  // for a DocumentReader
};

// Every product and model in order of id.
void each_stored_product(sql::Connection& connection,
                         const std::function<void(const StoredProduct&)>& use);
// Every model, in any order.
void each_stored_model(sql::Connection& connection,
                       const std::function<void(const StoredProduct&)>& use);

}  // namespace vitrine
