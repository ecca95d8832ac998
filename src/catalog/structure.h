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
    LocaleId fallback = 0;  // whose texts are shown where there is none in this one; 0: no other's
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
    // What a quantified one declares its products to be: "" or one of association_kinds.
    std::string kind;
    bool operator==(const AssociationType&) const = default;
};

// A bundle is sold at a price of its own, a kit is put together when it is sold, grouped products
// are only shown together.
inline constexpr std::string_view association_kinds[] = {"bundle", "kit", "grouped"};

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

// A kind of structured object that is no product, such as brands or size charts. Its attributes
// are those of the catalogue.
struct ReferenceEntity {
    ReferenceEntityId id = 0;
    std::string code;
    Labels labels;
    std::vector<AttributeId> attributes;
    AttributeId image_attribute = 0;
    bool operator==(const ReferenceEntity&) const = default;
};

// One of them: the brand Acme. Structure and not a document, so that labels are at hand wherever a
// link to it is shown, filtered or sorted: meant for up to some 100,000 records in all.
struct Record {
    RecordId id = 0;
    ReferenceEntityId entity = 0;
    std::string code;
    Labels labels;
    Values values;
    bool operator==(const Record&) const = default;
};

// Record codes are unique within their entity only: "3:acme".
std::string entity_key(const Record& record);

// Where prices and taxes are the same: one country or a part of it.
struct Market {
    MarketId id = 0;
    std::string code;
    Labels labels;
    std::string country;  // ISO 3166-1 alpha-2, capitals
    CurrencyId currency = 0;
    LocaleId locale = 0;  // its default
    std::string zone;     // IANA name of its time zone: "Europe/Paris"
    // Whose taxes apply, as the table of rates names it (pricing/tax.h): "ES-CN"; empty: the
    // country's.
    std::string tax_territory;
    std::vector<ChannelId> channels;
    bool operator==(const Market&) const = default;
};

// A store or a warehouse.
struct Location {
    LocationId id = 0;
    std::string code;
    Labels labels;
    MarketId market = 0;
    bool is_warehouse = false;
    std::string zone;           // IANA name; empty: that of its market
    std::string gln;            // GS1 Global Location Number, 13 digits, or empty
    std::string tax_territory;  // as of a market; empty: that of its market
    bool operator==(const Location&) const = default;
};

// A customer group that the CRM knows, by its code alone: nothing about persons is ever kept.
struct Segment {
    SegmentId id = 0;
    std::string code;
    Labels labels;
    bool operator==(const Segment&) const = default;
};

// Named prices of one currency. Where it applies is narrowed by every part that is said; a list
// that says none applies wherever its currency is asked for. The prices themselves are kept apart
// (store/price_store.h): there may be one for every product.
struct PriceList {
    PriceListId id = 0;
    std::string code;
    Labels labels;
    MarketId market = 0;
    ChannelId channel = 0;
    LocationId location = 0;
    SegmentId segment = 0;
    CurrencyId currency = 0;
    bool is_net = false;  // the tax comes on top of its amounts
    int priority = 0;     // of lists that apply as narrowly the higher one wins
    // When it begins and ends to apply: local times such as "2026-11-27T00:00" in `zone`, the
    // second one no longer part of it; empty: always did, always will.
    std::string from;
    std::string until;
    std::string zone;  // IANA name; empty: that of its location, else of its market, else UTC
    bool operator==(const PriceList&) const = default;
};

// How the prices of a list are made from those of another one (pricing/price_rule.h): what is not
// said is not done. A list may have several rules; of those that have a price for a product the
// first one decides.
struct PriceRule {
    PriceRuleId id = 0;
    std::string code;
    Labels labels;
    PriceListId source = 0;
    PriceListId target = 0;  // the list it fills
    std::string from_type;   // which prices of the source: "cost"; empty: regular ones
    std::string to_type;     // what they become; empty: regular prices
    int order = 0;           // of rules for the same list the lower one comes first, then the older
    std::string condition;   // a filter (catalog/query.h); empty: all products
    std::optional<Decimal> margin;         // percent of the net price
    std::optional<Decimal> factor;         // 0.9 for 10 % less
    std::optional<Decimal> tax_rate;       // percent, where one list is net and the other gross
    std::optional<Decimal> exchange_rate;  // of the target's currency for one of the source's
    std::optional<Decimal> amount;         // is added in the end
    // To prices: pricing/rounding.h.
    std::string rounding;         // "half even", "up", "down"; empty: half up
    std::optional<Decimal> step;  // 0.05
    std::string endings;          // ".99,.95"
    std::optional<Decimal> least, most;
    bool operator==(const PriceRule&) const = default;
};

// A filter that somebody gave a name, to be used in others as @name. The name is its code.
struct SavedFilter {
    SavedFilterId id = 0;
    std::string code;
    std::string text;  // in the filter language, as it was written
    bool operator==(const SavedFilter&) const = default;
};

// What a catalogue says otherwise about a quality check (catalog/quality.h), whose name is its
// code.
struct QualitySetting {
    QualitySettingId id = 0;
    std::string code;
    std::string severity;               // "error", "warning", "info", "off"; empty: as usual
    std::map<AttributeId, int> limits;  // by attribute; under 0 for all others
    std::vector<std::string> words;     // of spelling: right in every language, as they were given
    std::vector<ProductId> exempt;      // products that are not checked, ascending
    bool operator==(const QualitySetting&) const = default;
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

// Whoever sends files again and again, such as a supplier or an ERP. What it sent last is kept
// (store/import_bases.h), so that a later import of it is merged with what was changed since.
struct DataSource {
    DataSourceId id = 0;
    std::string code;
    Labels labels;
    std::vector<AttributeId> attributes;  // it owns: imports of others do not set them
    bool operator==(const DataSource&) const = default;
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
    Entities<ReferenceEntity> reference_entities;
    Entities<Record> records;
    Entities<Market> markets;
    Entities<Location> locations;
    Entities<QualitySetting> quality_settings;
    Entities<DataSource> data_sources;
    Entities<Segment> segments;
    Entities<PriceList> price_lists;
    Entities<PriceRule> price_rules;

    // Null if the attribute has no such option.
    const Option* find_option(AttributeId attribute, std::string_view code) const;
    // Options of an attribute by sort order, then code.
    std::vector<const Option*> options_of(AttributeId attribute) const;
    // Null if the entity has no such record.
    const Record* find_record(ReferenceEntityId entity, std::string_view code) const;
    // The records of an entity by code without regard to case.
    std::vector<const Record*> records_of(ReferenceEntityId entity) const;
    // `locale` and those whose texts stand in for it, in their order; a loop ends where it closes.
    std::vector<LocaleId> fallback_chain(LocaleId locale) const;
    // The attribute that plays `role`, or null: at most one does. Not for AttributeRole::none.
    const Attribute* attribute_of(AttributeRole role) const;
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

    // The keys of the values that stand in where there is none for `locale`, in their order: those
    // of the locales in its fallback chain. None where the attribute does not vary by locale.
    std::vector<ValueKey> fallback_keys(const Attribute& attribute, ChannelId channel,
                                        LocaleId locale, CurrencyId currency = 0) const;

    // As key_for(), for writing: makes the scope where there is none yet.
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
