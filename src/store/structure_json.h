// Structure entities as JSON: what the table `structure` and the journal hold. Ids inside, codes
// only as the entity's own; unknown keys are kept out, missing ones take their default.
#pragma once

#include <string>
#include <string_view>

#include "catalog/structure.h"
#include "store/entity_kinds.h"

namespace vitrine {

// One line, keys in a fixed order: equal entities give equal text.
template <class T>
std::string to_json(const T& entity);

// Puts the entity that `body` describes into `structure` under `id`. Throws Error (storage) if the
// text is damaged or the kind unknown.
void put_json(Structure& structure, EntityKind kind, std::int32_t id, std::string_view code,
              std::string_view body);
// The code of an entity, and its JSON; empty where there is none.
std::string code_of(const Structure& structure, EntityKind kind, std::int32_t id);
std::string body_of(const Structure& structure, EntityKind kind, std::int32_t id);
void remove_entity(Structure& structure, EntityKind kind, std::int32_t id);

}  // namespace vitrine
