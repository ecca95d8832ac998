// Lineages of products of which only some values are read.
#pragma once

#include <unordered_map>

#include "base/error.h"
#include "base/translate.h"
#include "catalog/inheritance.h"
#include "store/product_extract.h"

namespace vitrine {

// Models are loaded once and kept, as those of a list come again and again.
class ExtractLineages {
public:
    explicit ExtractLineages(ProductExtract& products) : m_products(products) {}

    // Valid while `product` and this live. Throws Error (storage) where a model is missing.
    Lineage lineage_of(const Product& product) {
        Lineage lineage{&product, nullptr, nullptr};
        if (product.parent != 0) lineage.parent = &model(product.parent);
        if (product.parent != 0 && lineage.parent->parent != 0)
            lineage.root = &model(lineage.parent->parent);
        return lineage;
    }

private:
    const Product& model(ProductId id) {
        const auto known = m_models.find(id);
        if (known != m_models.end()) return known->second;
        auto loaded = m_products.load(id);
        if (!loaded)
            throw Error(Failure::storage, tr("A product's parent is missing. Run verify."));
        return m_models.emplace(id, std::move(*loaded)).first->second;
    }

    ProductExtract& m_products;
    std::unordered_map<ProductId, Product> m_models;
};

}  // namespace vitrine
