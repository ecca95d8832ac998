// Where products belong, changed: another family, another model. As work that can be previewed and
// done.
#pragma once

#include <string>
#include <vector>

#include "operations/change_family.h"
#include "operations/change_parent.h"
#include "workbench/choices.h"
#include "workbench/structure_change_desk.h"

namespace vitrine {

StructureWork family_change(const FamilyChange& wanted);
// Below the model of this code, whatever its case; `wanted.model` is not looked at. The work throws
// Error (usage) where there is no such model.
StructureWork parent_change(const ParentChange& wanted, const std::string& model);

// "(none)" with id 0 first, then the families by label.
std::vector<Choice> family_choices(const Structure& structure, std::string_view language);
// By label; none of family 0.
std::vector<Choice> family_variant_choices(const Structure& structure, FamilyId family,
                                           std::string_view language);

// "Another family for 12 products"; "Another model for 1 product".
std::string family_change_words(std::size_t products);
std::string parent_change_words(std::size_t products);

}  // namespace vitrine
