// The pattern by which a catalogue numbers its products.
#pragma once

#include <optional>
#include <string_view>

#include "catalog/number_pattern.h"
#include "store/catalogue.h"

namespace vitrine {

// Of the patterns that gave numbers (operations/sku_numbers.h), the one whose last number is the
// code of the product that was added last. Absent where none is. Patterns that name the family are
// asked for `family`, a code.
std::optional<NumberPattern> usual_pattern(Catalogue& catalogue, std::string_view family = {});

}  // namespace vitrine
