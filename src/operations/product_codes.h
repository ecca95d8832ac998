// The codes of products that values lead to.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

#include "store/product_store.h"

namespace vitrine {

// [several threads, while nobody else uses the store's connection]
class ProductCodes {
public:
    explicit ProductCodes(ProductStore& products) : m_products(products) {}

    // "#12" for one that is gone: its number is all that is left of it.
    std::string code_of(ProductId id);
    // The product of that code, or else the model; 0 where there is neither.
    ProductId find(std::string_view code);

private:
    std::mutex m_mutex;
    ProductStore& m_products;
};

}  // namespace vitrine
