// Entities that people order by hand, and how an order that somebody said becomes theirs.
#pragma once

#include <string_view>
#include <vector>

#include "operations/structure_change.h"

namespace vitrine {

// As they are shown now.
std::vector<const AttributeGroup*> groups_in_order(const Structure& structure);
std::vector<const Category*> categories_below(const Structure& structure, CategoryId parent);

// Saves the order that `codes`, separated by commas, has: of the options of an attribute, of the
// attribute groups, of the categories below one. Those that are not named come behind the others.
void order_options(StructureChange& change, AttributeId attribute, std::string_view codes);
void order_groups(StructureChange& change, std::string_view codes);
void order_categories(StructureChange& change, CategoryId parent, std::string_view codes);

}  // namespace vitrine
