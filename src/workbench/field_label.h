// Fields as people call them, in lists that have room for a few words.
#pragma once

#include <string>
#include <string_view>

#include "catalog/structure.h"

namespace vitrine {

// Of a field_name(), with the labels that `locale` has: "Name (French)", "Price (EUR)",
// "Description (Web shop, French)", "Family", "Related products: products". A locale that shares
// its language with another one of the catalogue keeps its code: "Name (fr_CA)". What the structure
// does not know keeps its code too, as attributes do that an import would make.
std::string field_label(const Structure& structure, std::string_view name, std::string_view locale);

}  // namespace vitrine
