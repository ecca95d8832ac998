// Codes that entities of the structure hold as texts: in expressions, default values, the order of
// an attribute group, and as the locales of labels. Parts of operations/code_texts.h.
#pragma once

#include <string>
#include <vector>

#include "operations/structure_change.h"

namespace vitrine {

// Whether the expression of `computed` reads the attribute of that code, which is folded.
bool reads_attribute(const Attribute& computed, const std::string& folded_code);
// The codes of the options that a new product gets.
std::vector<std::string> default_options(const Attribute& attribute);

// What says `from` says `to`.
void follow_in_expressions(StructureChange& change, const std::string& from, const std::string& to);
void follow_in_default(StructureChange& change, AttributeId attribute, const std::string& from,
                       const std::string& to);
void follow_in_groups(StructureChange& change, const std::string& from, const std::string& to);
void follow_in_labels(StructureChange& change, const std::string& from, const std::string& to);

}  // namespace vitrine
