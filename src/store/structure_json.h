// Structure entities as JSON: what the table `structure` and the journal hold. Ids inside, codes
// only as the entity's own; unknown keys are kept out, missing ones take their default.
#pragma once

#include <string>
#include <string_view>

#include "catalog/structure.h"
#include "store/journal.h"

namespace vitrine {

// One line, keys in a fixed order: equal entities give equal text.
std::string to_json(const Attribute& entity);
std::string to_json(const AttributeGroup& entity);
std::string to_json(const Option& entity);
std::string to_json(const Family& entity);
std::string to_json(const FamilyVariant& entity);
std::string to_json(const Category& entity);
std::string to_json(const Channel& entity);
std::string to_json(const Locale& entity);
std::string to_json(const Currency& entity);
std::string to_json(const AssociationType& entity);
std::string to_json(const GroupType& entity);
std::string to_json(const Group& entity);
std::string to_json(const Scope& entity);
std::string to_json(const SavedFilter& entity);

// Puts the entity that `body` describes into `structure` under `id`. Throws Error (storage) if the
// text is damaged or the kind unknown.
void put_json(Structure& structure, EntityKind kind, std::int32_t id, std::string_view code,
              std::string_view body);
// The code of an entity, and its JSON; empty where there is none.
std::string code_of(const Structure& structure, EntityKind kind, std::int32_t id);
std::string body_of(const Structure& structure, EntityKind kind, std::int32_t id);
void remove_entity(Structure& structure, EntityKind kind, std::int32_t id);

}  // namespace vitrine
