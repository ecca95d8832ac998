// Copies of products and models, to be made into something new.
#pragma once

#include <string>
#include <vector>

#include "operations/structure_change.h"

namespace vitrine {

enum class DuplicatedVariants {
    with_model,  // a model is copied with all below it
    none,        // the model alone, without variants
};

struct Duplication {
    std::vector<ProductId> products;  // simple products and root models; what is below these goes
                                      // along whether named or not
    std::string code;                 // of the copy, where one product is copied; empty: proposed
    DuplicatedVariants variants = DuplicatedVariants::with_model;
};

struct DuplicationReport {
    StructureChangeReport change;
    std::vector<ProductId> copies;   // of the products named, in their order; none unless saved
    std::vector<std::string> codes;  // theirs, also in a preview
};

// One change set. A copy has the values, categories, groups and links of its model, but not what
// must differ: values of unique attributes and GTINs, also those of packs, each with a warning of
// the rule "duplicate.left_out". It begins disabled, so that nothing is sold twice unseen. Its code
// is that of the original with "-copy" behind it; variants take the new code of their model where
// they began with the old one. The other side of two-way links follows; bundles hold what they
// held. Refused are a code that cannot be or is taken, and variants and sub-models by themselves: a
// copy would not be told apart from the original. What is gone by now is passed over. Counts:
// "copies" (models included) and "values_left_out". Throws Error (usage) where a code is named for
// several; (cancelled).
DuplicationReport duplicate_products(Catalogue& catalogue, const Duplication& wanted,
                                     ChangeIntent intent, const StructureChangeLimits& limits,
                                     const Progress& progress);

// "lamp-copy" of "lamp" and of "lamp-copy-2": with a number behind it where it is taken.
std::string copy_code(ProductStore& products, const Product& original);

}  // namespace vitrine
