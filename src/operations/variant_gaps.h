// Which variants a model has, by its axes, and which it misses.
#pragma once

#include <string>
#include <vector>

#include "operations/add_variants.h"

namespace vitrine {

// Values of an axis as texts (value_text.h).
struct AxisValues {
    AttributeId axis = 0;
    std::vector<std::string> values;
};

// A variant below a model, with the values of its axes below the model, in their order. A value may
// be missing, as an import leaves it: then it is empty.
struct PlacedVariant {
    ProductId product = 0;
    std::vector<std::string> values;
};
std::vector<PlacedVariant> placed_variants(Catalogue& catalogue, ProductId model);

// The values that the variants and sub-models below the model have of each axis, and of `more`,
// each once; options in their order, all others as they are met.
std::vector<AxisValues> values_of_axes(Catalogue& catalogue, ProductId model,
                                       const std::vector<AxisValues>& more = {});

// Every combination of these values that is no variant yet, for add_variants(). Throws Error
// (usage) where `more` names what is no axis below the model, or there would be too many.
std::vector<std::vector<std::string>> missing_variants(Catalogue& catalogue, ProductId model,
                                                       const std::vector<AxisValues>& more = {});

inline constexpr std::size_t most_missing_variants = 10'000;

}  // namespace vitrine
