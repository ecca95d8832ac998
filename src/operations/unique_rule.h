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

// The same where `owner` is known, with the field and the value that it keeps.
Issue taken_issue(Catalogue& catalogue, const Structure& structure, ValueKey key,
                  const std::optional<Value>& value, ProductId owner);

// Throws Error (usage) where the changes told so far have given two products the same value, which
// each by itself might have had: a last look before they are saved.
void refuse_twins(Catalogue& catalogue, const Structure& structure, UniqueValues* values);

// What is said of two products that own the same value as stored; empty where one is gone. The
// issue has the product and the field.
std::optional<Issue> twins_issue(Catalogue& catalogue, const Structure& structure,
                                 const UniqueValues::Twins& twins);

// "lamp-1 and lamp-2 (4006381333931)", the first ones.
std::string twins_words(Catalogue& catalogue, const Structure& structure,
                        const std::vector<UniqueValues::Twins>& twins);

}  // namespace vitrine
