// What must differ between products: who has a value already, in sentences.
#pragma once

#include <optional>

#include "base/issue.h"
#include "store/unique_values.h"

namespace vitrine {

// An error of the rule "unique.taken" that names the other product that owns the value; absent
// where `self`, 0 for a new one, may have it. `values` is null where nothing must differ.
std::optional<Issue> check_unique(Catalogue& catalogue, UniqueValues* values,
                                  const Attribute& attribute, ValueKey key, const Value& value,
                                  ProductId self);

// What is said of two products that own the same value as stored; empty where one is gone. The
// issue has the product and the field.
std::optional<Issue> twins_issue(Catalogue& catalogue, const Structure& structure,
                                 const UniqueValues::Twins& twins);

// "lamp-1 and lamp-2 (4006381333931)", the first ones.
std::string twins_words(Catalogue& catalogue, const Structure& structure,
                        const std::vector<UniqueValues::Twins>& twins);

}  // namespace vitrine
