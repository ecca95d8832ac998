// Products as an earlier change left them, from their present states and the journal.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "store/catalogue.h"

namespace vitrine {

struct PastProduct {
    ProductId id = 0;
    bool changed = false;          // since then
    std::optional<Product> state;  // absent: it was not there
};

// `ids`, which are in order, as change `seq` left them. One whose present state is asked for has
// its seq; one that changed since has 0. Throws Error (storage) where the journal is damaged.
std::vector<PastProduct> products_then(Catalogue& catalogue, std::span<const ProductId> ids,
                                       std::int64_t seq);

// All that has to be known of then to look at the product or model that had this code then (without
// regard to case; a product where both were): itself, the models above it, its children and what it
// links to, and who has the code now. In order of id. Takes a few milliseconds where the product
// has its code still; a model's children, and a code that was given up since, are looked for in
// every later row of the journal.
std::vector<PastProduct> product_and_kin_then(Catalogue& catalogue, std::string_view code,
                                              std::int64_t seq);

}  // namespace vitrine
