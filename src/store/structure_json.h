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
// The entity, other than `id`, that has the code which an entity of this JSON would have; 0 where
// there is none. (Option codes are unique within their attribute only.)
std::int32_t other_of_code(const Structure& structure, EntityKind kind, std::int32_t id,
                           std::string_view code, std::string_view body);
void remove_entity(Structure& structure, EntityKind kind, std::int32_t id);

}  // namespace vitrine
