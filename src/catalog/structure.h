// Everything a catalogue knows besides its products: attributes, families, categories, channels and
// the rest, loaded whole. A value: copied for a job that changes it, shared read-only otherwise.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/attribute.h"
#include "catalog/entities.h"
#include "catalog/value.h"

namespace vitrine {

struct Family {
    FamilyId id = 0;
    std::string code;
    Labels labels;
    std::vector<AttributeId> attributes;
    AttributeId label_attribute = 0;
    AttributeId image_attribute = 0;
    std::map<ChannelId, std::vector<AttributeId>> requirements;  // required attributes by channel

    bool has(AttributeId attribute) const;
    bool operator==(const Family&) const = default;
};

// How a family's attributes spread over one or two levels below the root model.
struct FamilyVariant {
    struct Level {
        std::vector<AttributeId> axes;
        std::vector<AttributeId> attributes;  // owned by this level, axes included or not
        bool operator==(const Level&) const = default;
    };
    FamilyVariantId id = 0;
    std::string code;
    FamilyId family = 0;
    Labels labels;
    std::vector<Level> levels;  // one or two

    // 0: the root model owns it; 1, 2: that level owns it as axis or attribute.
    int level_of(AttributeId attribute) const;
    bool operator==(const FamilyVariant&) const = default;
};

struct Category {
    CategoryId id = 0;
    std::string code;
    CategoryId parent = 0;
    Labels labels;
    int position = 0;  // among its siblings, in the order it came
    bool operator==(const Category&) const = default;
};

struct Locale {
    LocaleId id = 0;
    std::string code;
    bool operator==(const Locale&) const = default;
};

struct Currency {
    CurrencyId id = 0;
    std::string code;
    bool activated = true;
    bool operator==(const Currency&) const = default;
};

// How a channel is published: kept as the text of its profile file (publish/channel_profile.h reads
// it), so that this room knows nothing of exporters.
struct Channel {
    ChannelId id = 0;
    std::string code;
    Labels labels;
    std::vector<LocaleId> locales;
    std::vector<CurrencyId> currencies;
    CategoryId tree = 0;
    std::map<AttributeId, std::string> conversion_units;  // unit code by attribute
    std::string profile;                                  // JSON text; empty: not set up
    bool operator==(const Channel&) const = default;
};

struct AssociationType {
    AssociationTypeId id = 0;
    std::string code;
    Labels labels;
    bool two_way = false;
    bool quantified = false;
    bool operator==(const AssociationType&) const = default;
};

struct GroupType {
    GroupTypeId id = 0;
    std::string code;
    Labels labels;
    bool operator==(const GroupType&) const = default;
};

struct Group {
    GroupId id = 0;
    std::string code;
    GroupTypeId type = 0;
    Labels labels;
    bool operator==(const Group&) const = default;
};

// A filter that somebody gave a name, to be used in others as @name. The name is its code.
struct SavedFilter {
    SavedFilterId id = 0;
    std::string code;
    std::string text;  // in the filter language, as it was written
    bool operator==(const SavedFilter&) const = default;
};

// A combination of channel, locale and currency; 0 in a part means "for all". Scope 0 is all zeros.
struct Scope {
    ScopeId id = 0;
    ChannelId channel = 0;
    LocaleId locale = 0;
    CurrencyId currency = 0;
    std::string code;  // "c.l.n" of the three ids: the unique key of the interned scope
    bool operator==(const Scope&) const = default;
};

class Structure {
public:
    Entities<Attribute> attributes{property::first_attribute};
    Entities<AttributeGroup> attribute_groups;
    Entities<Option> options;
    Entities<Family> families;
    Entities<FamilyVariant> family_variants;
    Entities<Category> categories;
    Entities<Channel> channels;
    Entities<Locale> locales;
    Entities<Currency> currencies;
    Entities<AssociationType> association_types;
    Entities<GroupType> group_types;
    Entities<Group> groups;
    Entities<Scope> scopes;
    Entities<SavedFilter> saved_filters;

    // Null if the attribute has no such option.
    const Option* find_option(AttributeId attribute, std::string_view code) const;
    // Options of an attribute by sort order, then code.
    std::vector<const Option*> options_of(AttributeId attribute) const;
    // The attribute of type identifier, or null in a catalogue that has none yet.
    const Attribute* identifier() const;

    // The scope's id if it is interned already; absent otherwise. 0, 0, 0 is scope 0.
    std::optional<ScopeId> find_scope(ChannelId channel, LocaleId locale,
                                      CurrencyId currency) const;
    // The same, made and numbered where there is none yet.
    ScopeId intern_scope(ChannelId channel, LocaleId locale, CurrencyId currency);
    // The parts of a scope; all zero for 0 and for an unknown id.
    Scope scope(ScopeId id) const;

    // The key under which `attribute` keeps its value for this channel, locale and currency: parts
    // for which the attribute does not vary are left out. Absent while no such value was ever kept.
    std::optional<ValueKey> key_for(const Attribute& attribute, ChannelId channel, LocaleId locale,
                                    CurrencyId currency = 0) const;

    // The same for writing: makes the scope where there is none yet.
    ValueKey intern_key(const Attribute& attribute, ChannelId channel, LocaleId locale,
                        CurrencyId currency = 0);

    // `category` or one of its ancestors is `ancestor`.
    bool is_under(CategoryId category, CategoryId ancestor) const;
    // The categories from the root to `category`, both included; empty for an unknown one.
    std::vector<CategoryId> path_of(CategoryId category) const;
    // Locales that some channel uses, in order of their id.
    std::vector<LocaleId> active_locales() const;
};

// "name", "name[en_US]", "description[ecommerce,en_US]", "price[EUR]", "price[ecommerce,EUR]";
// properties: "family", "categories", "X_SELL.products". For people, reports and --json. What the
// structure does not know is "#" and its number.
std::string field_name(const Structure& structure, ValueKey key);
// The same for an attribute or a property that is no link, and a scope that need not be interned.
std::string field_name(const Structure& structure, AttributeId field, const Scope& scope);

// "family", "categories", ...; links are "products", "product_models" or "groups" of any type.
// Empty for an attribute.
std::string_view property_name(AttributeId field);

}  // namespace vitrine
