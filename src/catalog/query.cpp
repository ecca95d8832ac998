#include "catalog/query.h"

#include <algorithm>

#include "catalog/completeness.h"
#include "catalog/filter_terms.h"
#include "catalog/text_match.h"

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
    std::optional<Decimal> number;
    std::vector<std::pair<UnitId, Decimal>> in_units;  // the number in each unit it converts to
    std::optional<std::int32_t> date;
    std::optional<bool> boolean;
    std::vector<ValueKey> keys;  // of an attribute; empty while no such value was ever kept
    // By family id: what completeness needs, and where any_text finds the name.
    std::vector<std::vector<Requirement>> requirements;
    std::vector<std::optional<ValueKey>> names;

    Node() = default;
    Node(const Filter& filter, const FilterContext& context);

    bool matches(const Structure& structure, const Lineage& lineage) const;

private:
    void prepare_families(const Filter& filter, const FilterContext& context);

    bool condition_holds(const Structure& structure, const Lineage& lineage) const;
    bool listed(const Lineage& lineage, AttributeId property) const;
    bool parent_holds(const Lineage& lineage) const;
    bool completeness_holds(const Structure& structure, const Lineage& lineage) const;
    bool words_hold(const Structure& structure, const Lineage& lineage) const;
    bool attribute_holds(const Lineage& lineage) const;
    bool value_holds(const Value& value) const;
    bool number_holds(const Decimal& value) const {
        return number && ordered(comparison, value <=> *number);
    }
};

Matcher::Node::Node(const Filter& filter, const FilterContext& context)
    : kind(filter.kind),
      field(filter.field),
      number(filter.number),
      date(filter.date),
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
        keys = filter_keys(filter, context);
        const Attribute* attribute = context.structure->attributes.find(filter.attribute);
        if (attribute != nullptr) in_units = filter_limits(filter, *attribute);
    }
    if (field == FilterField::completeness || field == FilterField::any_text) {
        prepare_families(filter, context);
    }
}

void Matcher::Node::prepare_families(const Filter& filter, const FilterContext& context) {
    const Structure& structure = *context.structure;
    const Channel* channel = structure.channels.find(channel_of(filter, context));
    const LocaleId locale = locale_of(filter, context);
    const auto count = static_cast<std::size_t>(structure.families.next_id());
    requirements.resize(count);
    names.resize(count);
    structure.families.each([&](const Family& family) {
        const auto index = static_cast<std::size_t>(family.id);
        if (field == FilterField::completeness) {
            if (channel != nullptr) {
                requirements[index] = requirements_of(structure, family, *channel, locale);
            }
        } else if (const Attribute* label = structure.attributes.find(family.label_attribute)) {
            names[index] = structure.key_for(*label, channel == nullptr ? 0 : channel->id, locale);
        }
    });
}

bool Matcher::Node::matches(const Structure& structure, const Lineage& lineage) const {
    const auto part_matches = [&](const Node& part) { return part.matches(structure, lineage); };
    switch (kind) {
        case Filter::Kind::all:
            return true;
        case Filter::Kind::conjunction:
            return std::all_of(parts.begin(), parts.end(), part_matches);
        case Filter::Kind::disjunction:
            return std::any_of(parts.begin(), parts.end(), part_matches);
        case Filter::Kind::negation:
            return std::none_of(parts.begin(), parts.end(), part_matches);
        case Filter::Kind::condition:
            return condition_holds(structure, lineage) != negated;
    }
    return false;
}

bool Matcher::Node::condition_holds(const Structure& structure, const Lineage& lineage) const {
    const Product& self = *lineage.self;
    switch (field) {
        case FilterField::attribute:
            return attribute_holds(lineage);
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
            return completeness_holds(structure, lineage);
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

bool Matcher::Node::completeness_holds(const Structure& structure, const Lineage& lineage) const {
    const Family* family = family_of(structure, lineage);
    const int percent = family == nullptr
                            ? 100
                            : count_completeness(structure, lineage,
                                                 requirements[static_cast<std::size_t>(family->id)])
                                  .percent();
    return number_holds(Decimal(percent, 0));
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

bool Matcher::Node::attribute_holds(const Lineage& lineage) const {
    bool found = false;
    for (const ValueKey key : keys) {
        const Value* value = lineage.find(key);
        if (value == nullptr) continue;
        found = true;
        if (comparison != Comparison::is_empty && value_holds(*value)) return true;
    }
    return comparison == Comparison::is_empty && !found;
}

bool Matcher::Node::value_holds(const Value& value) const {
    if (const auto* text = std::get_if<std::string>(&value)) return texts.matches(*text);
    if (const auto* amount = std::get_if<Decimal>(&value)) return number_holds(*amount);
    if (const auto* one = std::get_if<Reference>(&value)) return has(ids, one->id);
    if (const auto* many = std::get_if<References>(&value)) return has_any(ids, many->ids);
    if (const auto* yes = std::get_if<bool>(&value)) return *yes == boolean;
    if (const auto* day = std::get_if<Date>(&value))
        return date && ordered(comparison, day->days <=> *date);
    if (const auto* file = std::get_if<FileReference>(&value)) return texts.matches(file->name);
    if (const auto* measurement = std::get_if<Measurement>(&value)) {
        for (const auto& [unit, limit] : in_units) {
            if (unit == measurement->unit)
                return ordered(comparison, measurement->amount <=> limit);
        }
    }
    return false;
}

Matcher::Matcher(const Filter& filter, const FilterContext& context)
    : m_root(std::make_unique<const Node>(filter, context)), m_structure(context.structure) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

bool Matcher::matches(const Lineage& lineage) const {
    return m_root->matches(*m_structure, lineage);
}

bool matches(const Filter& filter, const FilterContext& context, const Lineage& lineage) {
    return Matcher(filter, context).matches(lineage);
}

}  // namespace vitrine
