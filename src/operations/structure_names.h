// Entities of the structure as people name them: kind and code.
#pragma once

#include <string>
#include <string_view>

#include "store/catalogue.h"
#include "store/entity_kinds.h"

namespace vitrine {

// A product or model is one of kind product.
struct EntityAddress {
    EntityKind kind = EntityKind::product;
    std::int32_t id = 0;
    bool operator==(const EntityAddress&) const = default;
};

// Reads a kind ("attribute", "family_variant", "product", ... as entity_kind_name() writes it; also
// "option") and a code: of an option "attribute:option", of a record "entity:record". Throws Error
// (usage) for an unknown kind, with those there are, and for an unknown code, with the nearest
// known one.
EntityAddress find_entity(Catalogue& catalogue, std::string_view kind, std::string_view code);

// The code as find_entity() reads it; empty where there is no such entity.
std::string entity_code(Catalogue& catalogue, const Structure& structure,
                        const EntityAddress& entity);

// "attribute color", "option color:red": for sentences.
std::string entity_name(Catalogue& catalogue, const Structure& structure,
                        const EntityAddress& entity);
std::string entity_name(EntityKind kind, std::string_view code);

// The kinds of the structure that have a code of their own.
inline constexpr EntityKind named_kinds[] = {
    EntityKind::attribute,      EntityKind::attribute_group,
    EntityKind::option,         EntityKind::family,
    EntityKind::family_variant, EntityKind::category,
    EntityKind::channel,        EntityKind::locale,
    EntityKind::currency,       EntityKind::group_type,
    EntityKind::group,          EntityKind::association_type,
    EntityKind::saved_filter,   EntityKind::reference_entity,
    EntityKind::record,         EntityKind::market,
    EntityKind::location,       EntityKind::data_source,
    EntityKind::segment,        EntityKind::price_list,
    EntityKind::price_rule};
// What people call a kind on the command line: "option", otherwise entity_kind_name().
std::string_view kind_word(EntityKind kind);

}  // namespace vitrine
