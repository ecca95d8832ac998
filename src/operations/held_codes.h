// Codes that entities of the structure hold as texts: in expressions, default values, the order of
// an attribute group, and as the locales of labels. Parts of operations/code_texts.h.
#pragma once

#include <string>
#include <vector>

#include "operations/structure_change.h"
#include "operations/structure_names.h"

namespace vitrine {

// Whether the expression of `computed` names the attribute, channel, locale or currency.
bool expression_names(const Structure& structure, const Attribute& computed,
                      const EntityAddress& entity);
// Whether new products get the option or record in the attribute.
bool default_names(const Structure& structure, const Attribute& attribute,
                   const EntityAddress& entity);

// What names the entity of `before` says `to`, or what says `from`.
void follow_in_expressions(StructureChange& change, const Structure& before,
                           const EntityAddress& entity, const std::string& to);
void follow_in_defaults(StructureChange& change, const Structure& before,
                        const EntityAddress& entity, const std::string& to);
void follow_in_groups(StructureChange& change, const std::string& from, const std::string& to);
void follow_in_labels(StructureChange& change, const std::string& from, const std::string& to);

}  // namespace vitrine
