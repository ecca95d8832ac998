// The right-hand side of a condition: words become ids, numbers and days.
#pragma once

#include <string>
#include <vector>

#include "catalog/query.h"

namespace vitrine {

struct FilterOperand {
    std::string text;
    std::string unit;          // of a measurement or period; may be empty
    std::size_t position = 1;  // in characters, from 1
    bool quoted = false;
};

// The condition with its operands; a disjunction or conjunction where a list of numbers was given,
// or with "contains all of". `find_product` is that of parse_filter().
// Throws Error (usage) for an operand that the field cannot have.
Filter with_operands(const Structure& structure, const FindProduct& find_product, Filter condition,
                     const std::vector<FilterOperand>& operands);

}  // namespace vitrine
