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

// The label with what stands in the brackets of a field_name(), "[web,fr_FR]" or nothing:
// "Description (Web shop, French)".
std::string label_with_scopes(const Structure& structure, const std::string& label,
                              std::string_view scopes, std::string_view locale);
// A channel by its label, a locale by its language; anything else as it is.
std::string scope_label(const Structure& structure, std::string_view code, std::string_view locale);

}  // namespace vitrine
