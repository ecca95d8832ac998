// Models as they were before a bulk edit, for the products below them.
#pragma once

#include <unordered_map>

#include "catalog/inheritance.h"
#include "store/product_store.h"

namespace vitrine {

// Whichever of them the edit has changed by now. [one thread; `products` must outlive it]
class ModelsBefore {
public:
    // Values are only kept where something is copied from them: there may be many models.
    ModelsBefore(ProductStore& products, bool with_values)
        : m_products(products), m_with_values(with_values) {}

    // Before a model is saved.
    void keep(const Product& model);

    // Refers to `product` and to the models kept here. Throws Error (storage) where one is missing.
    Lineage lineage_of(const Product& product);

private:
    const Product* parent_of(const Product& child);

    ProductStore& m_products;
    bool m_with_values;
    std::unordered_map<ProductId, Product> m_models;
};

}  // namespace vitrine
