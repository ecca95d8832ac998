// The kinds of structure entities: which number of the journal and which list of the structure each
// has.
#pragma once

#include "catalog/structure.h"
#include "store/journal.h"

namespace vitrine {

// EntityTraits<Attribute>::kind, EntityTraits<Attribute>::entities
template <class T>
struct EntityTraits;

template <EntityKind entity_kind, auto member>
struct EntityTraitsOf {
    static constexpr EntityKind kind = entity_kind;
    static constexpr auto entities = member;
};

template <>
struct EntityTraits<Attribute> : EntityTraitsOf<EntityKind::attribute, &Structure::attributes> {};
template <>
struct EntityTraits<AttributeGroup>
    : EntityTraitsOf<EntityKind::attribute_group, &Structure::attribute_groups> {};
template <>
struct EntityTraits<Option> : EntityTraitsOf<EntityKind::option, &Structure::options> {};
template <>
struct EntityTraits<Family> : EntityTraitsOf<EntityKind::family, &Structure::families> {};
template <>
struct EntityTraits<FamilyVariant>
    : EntityTraitsOf<EntityKind::family_variant, &Structure::family_variants> {};
template <>
struct EntityTraits<Category> : EntityTraitsOf<EntityKind::category, &Structure::categories> {};
template <>
struct EntityTraits<Channel> : EntityTraitsOf<EntityKind::channel, &Structure::channels> {};
template <>
struct EntityTraits<Locale> : EntityTraitsOf<EntityKind::locale, &Structure::locales> {};
template <>
struct EntityTraits<Currency> : EntityTraitsOf<EntityKind::currency, &Structure::currencies> {};
template <>
struct EntityTraits<AssociationType>
    : EntityTraitsOf<EntityKind::association_type, &Structure::association_types> {};
template <>
struct EntityTraits<GroupType> : EntityTraitsOf<EntityKind::group_type, &Structure::group_types> {};
template <>
struct EntityTraits<Group> : EntityTraitsOf<EntityKind::group, &Structure::groups> {};
template <>
struct EntityTraits<Scope> : EntityTraitsOf<EntityKind::scope, &Structure::scopes> {};
template <>
struct EntityTraits<SavedFilter>
    : EntityTraitsOf<EntityKind::saved_filter, &Structure::saved_filters> {};
template <>
struct EntityTraits<ReferenceEntity>
    : EntityTraitsOf<EntityKind::reference_entity, &Structure::reference_entities> {};
template <>
struct EntityTraits<Record> : EntityTraitsOf<EntityKind::record, &Structure::records> {};
template <>
struct EntityTraits<Market> : EntityTraitsOf<EntityKind::market, &Structure::markets> {};
template <>
struct EntityTraits<Location> : EntityTraitsOf<EntityKind::location, &Structure::locations> {};
template <>
struct EntityTraits<QualitySetting>
    : EntityTraitsOf<EntityKind::quality_setting, &Structure::quality_settings> {};
template <>
struct EntityTraits<DataSource>
    : EntityTraitsOf<EntityKind::data_source, &Structure::data_sources> {};
template <>
struct EntityTraits<Segment> : EntityTraitsOf<EntityKind::segment, &Structure::segments> {};
template <>
struct EntityTraits<PriceList> : EntityTraitsOf<EntityKind::price_list, &Structure::price_lists> {};
template <>
struct EntityTraits<PriceRule> : EntityTraitsOf<EntityKind::price_rule, &Structure::price_rules> {};

// use(entities) with the list of `kind` in `structure`; false, and nothing is called, for products
// and for a kind that this version does not know.
template <class AnyStructure, class Use>
bool with_entities(AnyStructure& structure, EntityKind kind, Use use) {
    switch (kind) {
        case EntityKind::attribute:
            use(structure.attributes);
            return true;
        case EntityKind::attribute_group:
            use(structure.attribute_groups);
            return true;
        case EntityKind::option:
            use(structure.options);
            return true;
        case EntityKind::family:
            use(structure.families);
            return true;
        case EntityKind::family_variant:
            use(structure.family_variants);
            return true;
        case EntityKind::category:
            use(structure.categories);
            return true;
        case EntityKind::channel:
            use(structure.channels);
            return true;
        case EntityKind::locale:
            use(structure.locales);
            return true;
        case EntityKind::currency:
            use(structure.currencies);
            return true;
        case EntityKind::association_type:
            use(structure.association_types);
            return true;
        case EntityKind::group_type:
            use(structure.group_types);
            return true;
        case EntityKind::group:
            use(structure.groups);
            return true;
        case EntityKind::scope:
            use(structure.scopes);
            return true;
        case EntityKind::saved_filter:
            use(structure.saved_filters);
            return true;
        case EntityKind::reference_entity:
            use(structure.reference_entities);
            return true;
        case EntityKind::record:
            use(structure.records);
            return true;
        case EntityKind::market:
            use(structure.markets);
            return true;
        case EntityKind::location:
            use(structure.locations);
            return true;
        case EntityKind::quality_setting:
            use(structure.quality_settings);
            return true;
        case EntityKind::data_source:
            use(structure.data_sources);
            return true;
        case EntityKind::segment:
            use(structure.segments);
            return true;
        case EntityKind::price_list:
            use(structure.price_lists);
            return true;
        case EntityKind::price_rule:
            use(structure.price_rules);
            return true;
        case EntityKind::product:
        case EntityKind::price:
            break;
    }
    return false;
}

}  // namespace vitrine
