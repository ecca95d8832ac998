#include "catalog/query.h"

#include <algorithm>

#include "catalog/filter_terms.h"
#include "catalog/text_match.h"
#include "catalog/value_relations.h"

namespace vitrine {
namespace {

// Entities by id: asked once per product, for subtrees of thousands of categories.
bool has(const std::vector<bool>& ids, std::int32_t id) {
    return id > 0 && static_cast<std::size_t>(id) < ids.size() && ids[static_cast<std::size_t>(id)];
}

bool has_any(const std::vector<bool>& wanted, const std::vector<std::int32_t>& ids) {
    return std::any_of(ids.begin(), ids.end(), [&](std::int32_t id) { return has(wanted, id); });
}

template <class Test>
bool any_holder(const Lineage& lineage, Test test) {
    for (const Product* holder : {lineage.self, lineage.parent, lineage.root}) {
        if (holder != nullptr && test(*holder)) return true;
    }
    return false;
}

}  // namespace

struct Matcher::Node {
    Filter::Kind kind = Filter::Kind::all;
    std::vector<Node> parts;

    FilterField field = FilterField::any_text;
    Comparison comparison = Comparison::equal;
    bool negated = false;
    TextMatch texts;
    std::vector<bool> ids;
    bool kinds[3] = {};
    std::optional<Decimal> number, number_to;
    std::vector<UnitLimit> in_units;  // the numbers in each unit they convert to
    std::optional<std::int32_t> date, date_to;
    InstantRange instants;
    std::optional<bool> boolean;
    std::vector<ValueKey> keys;  // of an attribute; empty while no such value was ever kept
    std::vector<KeyPair> compared;
    // Of a completeness: where it is asked, and for each locale, by family id, what it needs.
    ChannelId channel = 0;
    std::vector<LocaleId> locales;
    bool on_any_locale = false;
    std::vector<std::vector<std::vector<Requirement>>> requirements;
    std::vector<std::optional<ValueKey>> names;  // by family id, where any_text finds the name

    Node() = default;
    Node(const Filter& filter, const FilterContext& context);

    bool matches(const FilterContext& context, const Lineage& lineage) const;

private:
    void prepare_completeness(const Filter& filter, const FilterContext& context);
    void prepare_names(const Filter& filter, const FilterContext& context);

    bool condition_holds(const FilterContext& context, const Lineage& lineage) const;
    bool listed(const Lineage& lineage, AttributeId property) const;
    bool parent_holds(const Lineage& lineage) const;
    bool completeness_holds(const FilterContext& context, const Lineage& lineage) const;
    bool complete_variants_hold(const FilterContext& context, const Lineage& lineage) const;
    bool words_hold(const Structure& structure, const Lineage& lineage) const;
    bool attribute_holds(const FilterContext& context, const Lineage& lineage) const;
    bool value_holds(const Value& value) const;
    bool is_duplicate(const FilterContext& context, const Product& owner) const;
    bool differs_from_parent(const Lineage& lineage) const;
    bool differs_between(const Lineage& lineage) const;
    bool number_holds(const Decimal& value) const {
        return number && within(comparison, value, *number, number_to);
    }
};

Matcher::Node::Node(const Filter& filter, const FilterContext& context)
    : kind(filter.kind),
      field(filter.field),
      number(filter.number),
      number_to(filter.number_to),
      date(filter.date),
      date_to(filter.date_to),
      boolean(filter.boolean) {
    for (const Filter& part : filter.parts) parts.emplace_back(part, context);
    if (kind != Filter::Kind::condition) return;
    const auto [straight, turned] = positive(filter.comparison);
    comparison = straight;
    negated = turned;
    texts = TextMatch(
        field == FilterField::any_text ? TextMatch::Way::contains_all : text_way(comparison),
        filter.texts);
    for (const std::int32_t id : filter.ids) {
        if (field == FilterField::kind && id >= 0 && id < 3) kinds[id] = true;
    }
    ids = filter_ids(filter, *context.structure);
    if (field == FilterField::attribute) {
        compared = compared_keys(filter, context);
        keys = filter_keys(filter, context);
        const Attribute* attribute = context.structure->attributes.find(filter.attribute);
        if (attribute != nullptr) in_units = filter_limits(filter, *attribute);
        if (attribute != nullptr && attribute->type == AttributeType::datetime) {
            instants = filter_instants(filter, {});
        }
    }
    if (comparison == Comparison::is_duplicate && !context.is_repeated) {
        refuse_of_one_product(filter, context);
    }
    if (field == FilterField::variants && !context.variants) {
        refuse_of_one_product(filter, context);
    }
    if (is_known_by_id(field)) ids = filter_products(filter, context);
    if (field == FilterField::completeness || field == FilterField::variants) {
        prepare_completeness(filter, context);
    }
    if (field == FilterField::any_text) prepare_names(filter, context);
}

void Matcher::Node::prepare_completeness(const Filter& filter, const FilterContext& context) {
    const Structure& structure = *context.structure;
    channel = channel_of(filter, context);
    locales = locales_of(filter, context);
    on_any_locale = joined_by(filter) == AskedLocales::any;
    const Channel* known = structure.channels.find(channel);
    for (const LocaleId locale : locales) {
        auto& by_family = requirements.emplace_back();
        by_family.resize(static_cast<std::size_t>(structure.families.next_id()));
        if (known == nullptr) continue;
        structure.families.each([&](const Family& family) {
            by_family[static_cast<std::size_t>(family.id)] =
                requirements_of(structure, family, *known, locale);
        });
    }
}

void Matcher::Node::prepare_names(const Filter& filter, const FilterContext& context) {
    names.resize(static_cast<std::size_t>(context.structure->families.next_id()));
    for (const auto& [key, families] : name_keys(filter, context)) {
        for (std::size_t family = 0; family < families.size(); ++family) {
            if (families[family]) names[family] = key;
        }
    }
}

bool Matcher::Node::matches(const FilterContext& context, const Lineage& lineage) const {
    const auto part_matches = [&](const Node& part) { return part.matches(context, lineage); };
    switch (kind) {
        case Filter::Kind::all:
            return true;
        case Filter::Kind::saved:
        case Filter::Kind::conjunction:
            return std::all_of(parts.begin(), parts.end(), part_matches);
        case Filter::Kind::disjunction:
            return std::any_of(parts.begin(), parts.end(), part_matches);
        case Filter::Kind::negation:
            return std::none_of(parts.begin(), parts.end(), part_matches);
        case Filter::Kind::condition:
            return condition_holds(context, lineage) != negated;
    }
    return false;
}

bool Matcher::Node::condition_holds(const FilterContext& context, const Lineage& lineage) const {
    const Structure& structure = *context.structure;
    const Product& self = *lineage.self;
    switch (field) {
        case FilterField::attribute:
            return attribute_holds(context, lineage);
        case FilterField::sku:
            return texts.matches(self.code);
        case FilterField::family: {
            const Family* family = family_of(structure, lineage);
            return comparison == Comparison::is_empty ? family == nullptr
                                                      : family != nullptr && has(ids, family->id);
        }
        case FilterField::category:
            return listed(lineage, property::categories);
        case FilterField::group:
            return listed(lineage, property::groups);
        case FilterField::parent:
            return parent_holds(lineage);
        case FilterField::kind:
            return kinds[static_cast<std::size_t>(self.kind)];
        case FilterField::enabled:
            return self.enabled == boolean;
        case FilterField::completeness:
            return completeness_holds(context, lineage);
        case FilterField::variants:
            return complete_variants_hold(context, lineage);
        case FilterField::problems:
        case FilterField::updated:
        case FilterField::created:
        case FilterField::changed:
        case FilterField::list_price:
        case FilterField::asked_price:
        case FilterField::stock:
        case FilterField::stock_age:
        case FilterField::days_of_cover:
            return has(ids, self.id);
        case FilterField::any_text:
            return words_hold(structure, lineage);
    }
    return false;
}

bool Matcher::Node::listed(const Lineage& lineage, AttributeId property) const {
    if (comparison == Comparison::is_empty) {
        return !any_holder(
            lineage, [&](const Product& holder) { return !holder.references(property).empty(); });
    }
    return any_holder(
        lineage, [&](const Product& holder) { return has_any(ids, holder.references(property)); });
}

bool Matcher::Node::parent_holds(const Lineage& lineage) const {
    if (comparison == Comparison::is_empty) return lineage.parent == nullptr;
    if (lineage.parent == nullptr) return false;
    if (texts.matches(lineage.parent->code)) return true;
    return comparison == Comparison::under && lineage.root != nullptr &&
           texts.matches(lineage.root->code);
}

bool Matcher::Node::completeness_holds(const FilterContext& context, const Lineage& lineage) const {
    const Family* family = family_of(*context.structure, lineage);
    const auto holds = [&](std::size_t index) {
        CompletenessCount count;
        if (lineage.self->is_model() && context.variants) {
            count = context.variants(lineage.self->id, channel, locales[index]);
        } else if (family != nullptr) {
            count = count_completeness(*context.structure, lineage,
                                       requirements[index][static_cast<std::size_t>(family->id)]);
        }
        return number_holds(Decimal(count.percent(), 0));
    };
    for (std::size_t index = 0; index < locales.size(); ++index) {
        if (holds(index) == on_any_locale) return on_any_locale;
    }
    return !on_any_locale;
}

bool Matcher::Node::complete_variants_hold(const FilterContext& context,
                                           const Lineage& lineage) const {
    if (!lineage.self->is_model()) return false;
    const CompletenessCount count = context.variants(lineage.self->id, channel, locales.front());
    return variants_hold(comparison, count.required, count.filled);
}

bool Matcher::Node::words_hold(const Structure& structure, const Lineage& lineage) const {
    const Product& self = *lineage.self;
    const Family* family = family_of(structure, lineage);
    const auto key = family == nullptr ? std::nullopt : names[static_cast<std::size_t>(family->id)];
    const Value* value = key ? lineage.find(*key) : nullptr;
    const auto* name = value != nullptr ? std::get_if<std::string>(value) : nullptr;
    return texts.matches_either(self.code,
                                name != nullptr ? std::string_view(*name) : std::string_view());
}

bool Matcher::Node::attribute_holds(const FilterContext& context, const Lineage& lineage) const {
    if (comparison == Comparison::is_duplicate) return is_duplicate(context, *lineage.self);
    if (comparison == Comparison::differs_from_parent) return differs_from_parent(lineage);
    if (comparison == Comparison::differs_between) return differs_between(lineage);
    bool found = false;
    for (const ValueKey key : keys) {
        const Value* value = lineage.find(key);
        if (value == nullptr) continue;
        found = true;
        if (comparison != Comparison::is_empty && value_holds(*value)) return true;
    }
    return comparison == Comparison::is_empty && !found;
}

bool Matcher::Node::is_duplicate(const FilterContext& context, const Product& owner) const {
    return std::any_of(keys.begin(), keys.end(), [&](ValueKey key) {
        const Value* value = owner.values.find(key);
        return value != nullptr && context.is_repeated(key, *value);
    });
}

bool Matcher::Node::differs_from_parent(const Lineage& lineage) const {
    if (lineage.parent == nullptr) return false;
    const Lineage above{lineage.parent, lineage.root, nullptr};
    return std::any_of(keys.begin(), keys.end(), [&](ValueKey key) {
        const Value* own = lineage.self->values.find(key);
        const Value* inherited = above.find(key);
        return own != nullptr && inherited != nullptr && !is_same_value(*own, *inherited);
    });
}

bool Matcher::Node::differs_between(const Lineage& lineage) const {
    const auto value_of = [&](const std::optional<ValueKey>& key) {
        return key ? lineage.find(*key) : nullptr;
    };
    return std::any_of(compared.begin(), compared.end(), [&](const KeyPair& pair) {
        const Value* first = value_of(pair.first);
        const Value* second = value_of(pair.second);
        if (first == nullptr || second == nullptr) return first != second;
        return !is_same_value(*first, *second);
    });
}

bool Matcher::Node::value_holds(const Value& value) const {
    if (const auto* text = std::get_if<std::string>(&value)) return texts.matches(*text);
    if (const auto* amount = std::get_if<Decimal>(&value)) return number_holds(*amount);
    if (const auto* one = std::get_if<Reference>(&value)) return has(ids, one->id);
    if (const auto* many = std::get_if<References>(&value)) return has_any(ids, many->ids);
    if (const auto* yes = std::get_if<bool>(&value)) return *yes == boolean;
    if (const auto* day = std::get_if<Date>(&value))
        return date && within(comparison, day->days, *date, date_to);
    if (const auto* file = std::get_if<FileReference>(&value)) return texts.matches(file->name);
    if (const auto* instant = std::get_if<Instant>(&value)) return instants.holds(*instant);
    if (const auto* measurement = std::get_if<Measurement>(&value)) {
        for (const UnitLimit& limit : in_units) {
            if (limit.unit == measurement->unit)
                return within(comparison, measurement->amount, limit.number, limit.number_to);
        }
    }
    return false;
}

Matcher::Matcher(const Filter& filter, const FilterContext& context)
    : m_root(std::make_unique<const Node>(filter, context)), m_context(context) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

bool Matcher::matches(const Lineage& lineage) const {
    return m_root->matches(m_context, lineage);
}

bool matches(const Filter& filter, const FilterContext& context, const Lineage& lineage) {
    return Matcher(filter, context).matches(lineage);
}

}  // namespace vitrine
