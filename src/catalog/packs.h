// The levels in which a product is packed and ordered, each with a number of its own, as the
// attribute that plays the role packs holds them: a GTIN per trade item, as GS1's General
// Specifications ask for (section 2.1: each level of the packaging hierarchy has its own GTIN).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "catalog/inheritance.h"

namespace vitrine {

struct Pack {
    std::string level;        // "each", "inner", "case", "pallet": the option's code
    std::string gtin;         // as it is written; may be empty
    Decimal quantity;         // of the level "each" within it; 1 where nothing is said
    bool is_ordered = false;  // it can be ordered
    Decimal minimum;          // least number of it in an order; 0: none said
};

// In the order of the table. Empty where the catalogue has no such attribute or the product no
// rows.
std::vector<Pack> packs_of(const Structure& structure, const Lineage& lineage);

// The columns of a table of packs: level, gtin, quantity, ordered, minimum. The program reads them
// by these codes; others may stand beside them.
std::vector<TableColumn> pack_columns();

// What is wrong with the packs of one product: a GTIN that is none, that a store gave itself, or
// that two levels share; a level that holds no more than the one before it.
Issues check_packs(const std::vector<Pack>& packs);

}  // namespace vitrine
