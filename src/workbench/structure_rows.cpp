#include "workbench/structure_rows.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/measurement.h"
#include "operations/entity_settings.h"
#include "workbench/choices.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

constexpr std::size_t most_named = 6;

using Facts = std::vector<std::string>;

std::string words_of(std::size_t count) {
    return format_number(static_cast<std::int64_t>(count));
}

// The first few, so that a cell stays a cell.
std::string names(const std::vector<std::string>& all) {
    if (all.size() <= most_named) return join(all, ", ");
    return join({all.begin(), all.begin() + most_named}, ", ") + ", …";
}

template <class T>
std::string label_in(const Structure& structure, const Entities<T>& entities, std::int32_t id,
                     const std::string& language) {
    const T* entity = entities.find(id);
    return entity == nullptr ? std::string()
                             : label_of(structure, entity->labels, entity->code, language);
}

class Rows {
public:
    Rows(const Structure& structure, const std::string& language)
        : m_structure(structure), m_language(language) {}

    std::vector<StructureRow> take() {
        for (StructureRow& row : m_rows) row.searched = fold_for_search(row.label + ' ' + row.code);
        return std::move(m_rows);
    }
    void sort() {
        sort_by_words(m_rows,
                      [](const StructureRow& row) -> const std::string& { return row.label; });
    }

    template <class T>
    void add(const T& entity, Facts facts) {
        std::erase(facts, std::string());
        std::string label;
        if constexpr (requires { entity.labels; }) {
            label = entity.labels.empty()
                        ? entity.code
                        : label_of(m_structure, entity.labels, entity.code, m_language);
        } else {
            label = entity.code;
        }
        m_rows.push_back({entity.id, entity.code, std::move(label), join(facts, " · "), {}});
    }

    void attributes() {
        m_structure.attributes.each([this](const Attribute& one) {
            add(one,
                {attribute_type_label(one.type), one.localizable ? tr("by locale") : "",
                 one.scopable ? tr("by channel") : "", one.unique ? tr("unique") : "",
                 one.read_only ? tr("read-only") : "", one.expression.empty() ? "" : tr("computed"),
                 label_in(m_structure, m_structure.attribute_groups, one.group, m_language)});
        });
    }
    void attribute_groups() {
        std::map<AttributeGroupId, std::size_t> members;
        m_structure.attributes.each([&](const Attribute& one) { ++members[one.group]; });
        std::vector<const AttributeGroup*> groups = m_structure.attribute_groups.all();
        std::stable_sort(groups.begin(), groups.end(), [](const auto* a, const auto* b) {
            return a->sort_order < b->sort_order;
        });
        for (const AttributeGroup* one : groups)
            add(*one, {trn("{0} attribute", "{0} attributes", static_cast<long>(members[one->id]),
                           words_of(members[one->id]))});
    }
    void options(AttributeId owner) {
        if (owner != 0) {
            for (const Option* option : m_structure.options_of(owner)) add(*option, {});
            return;
        }
        std::vector<const Option*> all = m_structure.options.all();
        std::stable_sort(all.begin(), all.end(), [](const Option* a, const Option* b) {
            return std::pair(a->attribute, a->sort_order) < std::pair(b->attribute, b->sort_order);
        });
        for (const Option* option : all)
            add(*option,
                {label_in(m_structure, m_structure.attributes, option->attribute, m_language)});
    }
    void families() {
        std::map<FamilyId, std::size_t> variants;
        m_structure.family_variants.each([&](const FamilyVariant& one) { ++variants[one.family]; });
        m_structure.families.each([&](const Family& one) {
            const std::size_t count = variants[one.id];
            add(one,
                {trn("{0} attribute", "{0} attributes", static_cast<long>(one.attributes.size()),
                     words_of(one.attributes.size())),
                 count == 0 ? ""
                            : trn("{0} family variant", "{0} family variants",
                                  static_cast<long>(count), words_of(count))});
        });
    }
    void family_variants() {
        m_structure.family_variants.each([this](const FamilyVariant& one) {
            std::vector<std::string> axes;
            for (const FamilyVariant::Level& level : one.levels) {
                for (const AttributeId axis : level.axes)
                    axes.push_back(label_in(m_structure, m_structure.attributes, axis, m_language));
            }
            add(one,
                {label_in(m_structure, m_structure.families, one.family, m_language), names(axes)});
        });
    }
    void categories() {
        std::map<CategoryId, std::vector<const Category*>> below;
        m_structure.categories.each(
            [&](const Category& one) { below[one.parent].push_back(&one); });
        for (auto& [parent, children] : below) {
            std::stable_sort(
                children.begin(), children.end(),
                [](const Category* a, const Category* b) { return a->position < b->position; });
        }
        struct Step {
            const Category* category;
            int depth;
        };
        std::vector<Step> steps;
        const auto push = [&](CategoryId parent, int depth) {
            const auto children = below.find(parent);
            if (children == below.end()) return;
            for (auto at = children->second.rbegin(); at != children->second.rend(); ++at)
                steps.push_back({*at, depth});
        };
        push(0, 0);
        while (!steps.empty()) {
            const Step step = steps.back();
            steps.pop_back();
            const auto children = below.find(step.category->id);
            add(*step.category,
                {children == below.end() ? ""
                                         : trn("{0} category below", "{0} categories below",
                                               static_cast<long>(children->second.size()),
                                               words_of(children->second.size()))});
            m_rows.back().label.insert(0,
                                       std::string(static_cast<std::size_t>(step.depth) * 4, ' '));
            push(step.category->id, step.depth + 1);
        }
    }
    void channels() {
        m_structure.channels.each([this](const Channel& one) {
            Facts locales, currencies;
            for (const LocaleId id : one.locales)
                locales.push_back(m_structure.locales.code_of(id));
            for (const CurrencyId id : one.currencies)
                currencies.push_back(m_structure.currencies.code_of(id));
            add(one, {names(locales), names(currencies),
                      label_in(m_structure, m_structure.categories, one.tree, m_language)});
        });
    }
    void locales() {
        m_structure.locales.each([this](const Locale& one) {
            Facts users;
            m_structure.channels.each([&](const Channel& channel) {
                if (std::find(channel.locales.begin(), channel.locales.end(), one.id) !=
                    channel.locales.end())
                    users.push_back(
                        label_of(m_structure, channel.labels, channel.code, m_language));
            });
            const std::string& fallback = m_structure.locales.code_of(one.fallback);
            add(one, {names(users), fallback.empty() ? "" : tr("else {0}", fallback)});
        });
    }
    void currencies() {
        m_structure.currencies.each([this](const Currency& one) {
            add(one, {one.activated ? tr("in use") : tr("not in use")});
        });
    }
    void markets() {
        m_structure.markets.each([this](const Market& one) {
            add(one, {one.country, m_structure.currencies.code_of(one.currency), one.zone});
        });
    }
    void locations() {
        m_structure.locations.each([this](const Location& one) {
            add(one, {one.is_warehouse ? tr("warehouse") : tr("store"),
                      label_in(m_structure, m_structure.markets, one.market, m_language), one.gln});
        });
    }
    void price_lists() {
        m_structure.price_lists.each([this](const PriceList& one) {
            Facts where = {label_in(m_structure, m_structure.segments, one.segment, m_language),
                           label_in(m_structure, m_structure.locations, one.location, m_language),
                           label_in(m_structure, m_structure.channels, one.channel, m_language),
                           label_in(m_structure, m_structure.markets, one.market, m_language)};
            std::erase(where, std::string());
            add(one, {m_structure.currencies.code_of(one.currency), names(where)});
        });
    }
    void price_rules() {
        m_structure.price_rules.each([this](const PriceRule& one) {
            add(one, {tr("{0} from {1}",
                         label_in(m_structure, m_structure.price_lists, one.target, m_language),
                         label_in(m_structure, m_structure.price_lists, one.source, m_language)),
                      one.condition});
        });
    }
    void segments() {
        m_structure.segments.each([this](const Segment& one) { add(one, {}); });
    }
    void data_sources() {
        m_structure.data_sources.each([this](const DataSource& one) {
            Facts owned;
            for (const AttributeId attribute : one.attributes)
                owned.push_back(
                    label_in(m_structure, m_structure.attributes, attribute, m_language));
            add(one, {names(owned)});
        });
    }
    void association_types() {
        m_structure.association_types.each([this](const AssociationType& one) {
            add(one, {one.two_way ? tr("both ways") : tr("one way"),
                      one.quantified ? tr("with a quantity") : "", one.kind});
        });
    }
    void group_types() {
        std::map<GroupTypeId, std::size_t> members;
        m_structure.groups.each([&](const Group& one) { ++members[one.type]; });
        m_structure.group_types.each([&](const GroupType& one) {
            add(one, {trn("{0} group", "{0} groups", static_cast<long>(members[one.id]),
                          words_of(members[one.id]))});
        });
    }
    void groups() {
        m_structure.groups.each([this](const Group& one) {
            add(one, {label_in(m_structure, m_structure.group_types, one.type, m_language)});
        });
    }
    void reference_entities() {
        std::map<ReferenceEntityId, std::size_t> records;
        m_structure.records.each([&](const Record& one) { ++records[one.entity]; });
        m_structure.reference_entities.each([&](const ReferenceEntity& one) {
            add(one,
                {trn("{0} record", "{0} records", static_cast<long>(records[one.id]),
                     words_of(records[one.id])),
                 trn("{0} attribute", "{0} attributes", static_cast<long>(one.attributes.size()),
                     words_of(one.attributes.size()))});
        });
    }
    void records(ReferenceEntityId owner) {
        m_structure.records.each([&](const Record& one) {
            if (owner != 0 && one.entity != owner) return;
            add(one, {owner != 0 ? ""
                                 : label_in(m_structure, m_structure.reference_entities, one.entity,
                                            m_language)});
        });
    }
    void measurement_families() {
        std::map<std::string_view, Facts> units;
        for (const Unit& unit : all_units()) units[unit.family].emplace_back(unit.symbol);
        std::int32_t place = 0;
        for (const auto& [family, symbols] : units) {
            const std::string name(family);
            m_rows.push_back({++place, name, name, names(symbols), {}});
        }
    }

private:
    const Structure& m_structure;
    const std::string& m_language;
    std::vector<StructureRow> m_rows;
};

std::size_t measurement_family_count() {
    std::size_t count = 0;
    std::string_view last;
    for (const Unit& unit : all_units()) {
        if (unit.family != last) ++count;
        last = unit.family;
    }
    return count;
}

// In the order in which they are shown, behind them the measurement families.
constexpr std::pair<EntityKind, std::string_view> shown_parts[] = {
    {EntityKind::attribute, tr_later("Attributes")},
    {EntityKind::attribute_group, tr_later("Attribute groups")},
    {EntityKind::option, tr_later("Options")},
    {EntityKind::family, tr_later("Families")},
    {EntityKind::family_variant, tr_later("Family variants")},
    {EntityKind::category, tr_later("Categories")},
    {EntityKind::association_type, tr_later("Association types")},
    {EntityKind::reference_entity, tr_later("Reference entities")},
    {EntityKind::record, tr_later("Records")},
    {EntityKind::group_type, tr_later("Group types")},
    {EntityKind::group, tr_later("Product groups")},
    {EntityKind::channel, tr_later("Channels")},
    {EntityKind::locale, tr_later("Locales")},
    {EntityKind::currency, tr_later("Currencies")},
    {EntityKind::market, tr_later("Markets")},
    {EntityKind::location, tr_later("Stores and warehouses")},
    {EntityKind::price_list, tr_later("Price lists")},
    {EntityKind::price_rule, tr_later("Price rules")},
    {EntityKind::segment, tr_later("Segments")},
    {EntityKind::data_source, tr_later("Data sources")},
};

}  // namespace

bool has_owner(std::optional<EntityKind> kind) {
    return kind == EntityKind::option || kind == EntityKind::record;
}

std::string part_label(std::optional<EntityKind> kind) {
    if (!kind) return tr("Measurement families");
    for (const auto& [shown, label] : shown_parts) {
        if (shown == *kind) return tr(label);
    }
    return entity_label(entity_kind_name(*kind));
}

std::vector<StructurePart> structure_parts(const Structure& structure) {
    std::vector<StructurePart> parts;
    for (const auto& [kind, label] : shown_parts) {
        std::size_t count = 0;
        with_entities(structure, kind, [&](const auto& entities) { count = entities.size(); });
        parts.push_back({kind, tr(label), static_cast<std::int64_t>(count)});
    }
    parts.push_back(
        {std::nullopt, part_label({}), static_cast<std::int64_t>(measurement_family_count())});
    return parts;
}

std::vector<StructureRow> structure_rows(const Structure& structure, std::optional<EntityKind> kind,
                                         std::int32_t owner, const std::string& language) {
    Rows rows(structure, language);
    if (!kind) {
        rows.measurement_families();
        return rows.take();
    }
    static const std::map<EntityKind, void (Rows::*)()> by_label = {
        {EntityKind::attribute, &Rows::attributes},
        {EntityKind::family, &Rows::families},
        {EntityKind::family_variant, &Rows::family_variants},
        {EntityKind::channel, &Rows::channels},
        {EntityKind::locale, &Rows::locales},
        {EntityKind::currency, &Rows::currencies},
        {EntityKind::market, &Rows::markets},
        {EntityKind::location, &Rows::locations},
        {EntityKind::data_source, &Rows::data_sources},
        {EntityKind::price_list, &Rows::price_lists},
        {EntityKind::price_rule, &Rows::price_rules},
        {EntityKind::segment, &Rows::segments},
        {EntityKind::association_type, &Rows::association_types},
        {EntityKind::group_type, &Rows::group_types},
        {EntityKind::group, &Rows::groups},
        {EntityKind::reference_entity, &Rows::reference_entities},
    };
    if (const auto part = by_label.find(*kind); part != by_label.end()) {
        (rows.*part->second)();
    } else if (*kind == EntityKind::record) {
        rows.records(owner);
    } else {
        // These have an order of their own.
        if (*kind == EntityKind::attribute_group) rows.attribute_groups();
        if (*kind == EntityKind::option) rows.options(owner);
        if (*kind == EntityKind::category) rows.categories();
        return rows.take();
    }
    rows.sort();
    return rows.take();
}

}  // namespace vitrine
