// What makes an entity of the structure sound by itself and beside the others, once all its
// settings are said.
#pragma once

#include <functional>

#include "operations/entity_settings.h"

namespace vitrine {

// Tells every reason why `entity` cannot be so; `structure` has its former state, if any.
void check_entity(const Structure& structure, const StructureEntity& entity,
                  const std::function<void(Issue)>& refuse);

}  // namespace vitrine
