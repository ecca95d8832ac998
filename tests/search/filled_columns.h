// The columns of a random catalogue, as they are made of all products at once.
#pragma once

#include "search/columns_filler.h"
#include "search/random_catalogue.h"

namespace vitrine::test {

inline Columns filled_columns(const RandomCatalogue& catalogue) {
    const auto& products = catalogue.products;
    ColumnsFiller filler(catalogue.sample.structure,
                         products.empty() ? 0 : static_cast<std::size_t>(products.rbegin()->first));
    const auto head_of = [](const Product& product) {
        return ProductHead{product.id,     product.kind,   product.code,
                           product.family, product.parent, product.enabled};
    };
    const auto take_values = [&](const Product& product) {
        if (product.family_variant != 0) {
            filler.take({property::family_variant, 0}, Reference{product.family_variant});
        }
        for (const auto& [key, value] : product.values) filler.take(key, view_of(value));
    };
    // In any order.
    for (auto at = products.rbegin(); at != products.rend(); ++at) {
        if (!at->second.is_model()) continue;
        filler.begin_model(head_of(at->second));
        take_values(at->second);
    }
    for (const auto& [id, product] : products) {
        filler.begin_row(head_of(product));
        if (!product.is_model()) take_values(product);
    }
    return filler.finish();
}

}  // namespace vitrine::test
