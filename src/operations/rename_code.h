// Another code for an entity of the structure, or for a product or model.
#pragma once

#include <string_view>

#include "operations/structure_change.h"
#include "operations/structure_names.h"

namespace vitrine {

// What refers to the entity by its id stays as it is; texts that name it by its code follow
// (operations/code_texts.h). Nothing happens where it has that code already. Throws Error (usage)
// and has changed nothing where the code is taken (codes match without regard to case), blank, too
// long, or holds what a code of that kind cannot. Counts "filters", "profiles" and "labels" that
// were rewritten; warns where a channel knows a product by its old code, where an attribute's name
// decides whether it is checked as a GTIN, and where an option's code is a status of the lifecycle.
StructureChangeReport rename_code(Catalogue& catalogue, const EntityAddress& entity,
                                  std::string_view code, ChangeIntent intent,
                                  const StructureChangeLimits& limits = {});

}  // namespace vitrine
