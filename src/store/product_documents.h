// Products as they are stored, for those who read all of them: nothing is copied, and documents are
// left to the reader.
#pragma once

#include <functional>
#include <string_view>

#include "catalog/product_head.h"
#include "store/sql.h"

namespace vitrine {

// Views live until the next one.
struct StoredProduct : ProductHead {
    std::string_view document;  // for a DocumentReader
};

// Every product and model in order of id.
void each_stored_product(sql::Connection& connection,
                         const std::function<void(const StoredProduct&)>& use);
// Those of the ids from `first` to `last`, both included, in order of id.
void each_stored_product(sql::Connection& connection, ProductId first, ProductId last,
                         const std::function<void(const StoredProduct&)>& use);
// Every model, in any order.
void each_stored_model(sql::Connection& connection,
                       const std::function<void(const StoredProduct&)>& use);

}  // namespace vitrine
