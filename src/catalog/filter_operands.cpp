#include "catalog/filter_operands.h"

#include <algorithm>

#include "base/clock.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/filter_comparisons.h"
#include "catalog/filter_fields.h"
#include "catalog/filter_tokens.h"
#include "catalog/spelling.h"
#include "catalog/text_pattern.h"
#include "catalog/value_text.h"

namespace vitrine {
namespace {

bool has_label(const Labels& labels, const std::string& folded) {
    return std::any_of(labels.begin(), labels.end(),
                       [&](const auto& label) { return fold_case(label.second) == folded; });
}

// By code among the entities that `belongs` accepts, else the only one of that label.
template <class T, class Belongs>
std::int32_t find_by_name(const Entities<T>& entities, const FilterOperand& operand,
                          const std::string& what, Belongs belongs) {
    const std::string folded = fold_case(operand.text);
    std::int32_t by_code = 0;
    std::vector<std::int32_t> by_label;
    NearestName nearest(operand.text);
    entities.each([&](const T& entity) {
        if (!belongs(entity)) return;
        if (fold_case(entity.code) == folded) by_code = entity.id;
        if (has_label(entity.labels, folded)) by_label.push_back(entity.id);
        nearest.offer(entity.code);
    });
    if (by_code != 0) return by_code;
    if (by_label.size() == 1) return by_label.front();
    if (!by_label.empty()) {
        reject_filter(operand.position, tr("\"{0}\" names several: write the code, such as {1}.",
                                           operand.text, entities.code_of(by_label.front())));
    }
    std::string reason = tr("{0} \"{1}\" is not known.", what, operand.text);
    if (!nearest.best().empty()) reason += ' ' + tr("Did you mean {0}?", nearest.best());
    reject_filter(operand.position, reason);
}

std::int32_t find_entity(const Structure& structure, const Filter& condition,
                         const FilterOperand& operand) {
    const auto any = [](const auto&) { return true; };
    switch (condition.field) {
        case FilterField::family:
            return find_by_name(structure.families, operand, tr("the family"), any);
        case FilterField::category:
            return find_by_name(structure.categories, operand, tr("the category"), any);
        case FilterField::group:
            return find_by_name(structure.groups, operand, tr("the group"), any);
        default:
            break;
    }
    const Attribute* attribute = structure.attributes.find(condition.attribute);
    if (attribute != nullptr && attribute->links_records()) {
        const ReferenceEntityId entity = attribute->reference_entity;
        return find_by_name(structure.records, operand,
                            tr("the record of {0}", structure.reference_entities.code_of(entity)),
                            [entity](const Record& record) { return record.entity == entity; });
    }
    const std::string what =
        tr("the option of {0}", structure.attributes.code_of(condition.attribute));
    return find_by_name(structure.options, operand, what, [&](const Option& option) {
        return option.attribute == condition.attribute;
    });
}

void add_id(Filter& condition, std::int32_t id) {
    if (std::find(condition.ids.begin(), condition.ids.end(), id) == condition.ids.end()) {
        condition.ids.push_back(id);
    }
}

void add_product(const FindProduct& find_product, Filter& condition, const FilterOperand& operand) {
    condition.texts.push_back(operand.text);
    if (!find_product) return;
    const ProductId found = find_product(operand.text);
    if (found == 0) {
        reject_filter(operand.position,
                      tr("there is no product or model \"{0}\". Write the SKU of a "
                         "product or the code of a model that is there.",
                         operand.text));
    }
    add_id(condition, found);
}

// "product" is what can be sold: simple products and variants.
void add_kind(Filter& condition, const FilterOperand& operand) {
    const std::string folded = fold_case(operand.text);
    if (folded == "product") {
        add_id(condition, static_cast<std::int32_t>(ProductKind::simple));
        add_id(condition, static_cast<std::int32_t>(ProductKind::variant));
        if (condition.comparison == Comparison::equal) condition.comparison = Comparison::in;
        if (condition.comparison == Comparison::not_equal)
            condition.comparison = Comparison::not_in;
        return;
    }
    for (const ProductKind kind : {ProductKind::simple, ProductKind::variant, ProductKind::model}) {
        if (folded == kind_name(kind)) {
            add_id(condition, static_cast<std::int32_t>(kind));
            return;
        }
    }
    reject_filter(
        operand.position,
        tr("\"{0}\" is no kind. Use one of: product, simple, variant, model.", operand.text));
}

// The operand as a value of the attribute, or of a stand-in for properties.
Value read_value(const Structure& structure, const Attribute& attribute,
                 const FilterOperand& operand) {
    ParsedValue parsed = parse_value(structure, attribute, operand.text, operand.unit);
    if (auto* value = std::get_if<Value>(&parsed)) return std::move(*value);
    const auto* issue = std::get_if<Issue>(&parsed);
    reject_filter(operand.position, issue == nullptr ? tr("a value is missing here.")
                                                     : issue->message + ' ' + issue->fix);
}

Attribute stand_in(FilterField field) {
    Attribute attribute;
    attribute.type = field == FilterField::enabled ? AttributeType::boolean : AttributeType::number;
    return attribute;
}

void check_pattern(const Filter& condition, const FilterOperand& operand) {
    const bool is_pattern = condition.comparison == Comparison::matches ||
                            condition.comparison == Comparison::does_not_match;
    if (is_pattern && match_pattern(operand.text, "") == PatternResult::unreadable) {
        reject_filter(operand.position,
                      tr("\"{0}\" is no regular expression. Look for brackets that are not closed; "
                         "a sign that stands for itself needs \\ before it.",
                         operand.text));
    }
}

void read_moment(Filter& condition, const FilterOperand& operand) {
    condition.instant = parse_iso8601(operand.text);
    if (!condition.instant && operand.text.size() == 10) condition.date = parse_date(operand.text);
    if (condition.instant || condition.date) return;
    reject_filter(operand.position,
                  tr("\"{0}\" is neither a day nor an instant. Write 2026-03-31 or "
                     "2026-03-31T14:00:00Z.",
                     operand.text));
}

// A number, an author in quotes, or a source.
void read_origin(Filter& condition, const FilterOperand& operand) {
    if (operand.quoted) {
        condition.texts.push_back(operand.text);
        return;
    }
    if (operand.text.find_first_not_of("0123456789") == std::string::npos) {
        condition.number = Decimal::parse(operand.text);
        if (condition.number) return;
    }
    const auto sources = change_sources();
    const auto found = std::find(sources.begin(), sources.end(), fold_case(operand.text));
    if (found != sources.end()) {
        condition.ids.push_back(static_cast<std::int32_t>(found - sources.begin()));
        return;
    }
    NearestName nearest(operand.text);
    for (const std::string_view source : sources) nearest.offer(source);
    std::string reason =
        tr("\"{0}\" is neither the number of a change set nor what one comes from. Write an author "
           "in quotes.",
           operand.text);
    if (!nearest.best().empty()) reason += ' ' + tr("Did you mean {0}?", nearest.best());
    reject_filter(operand.position, reason);
}

void read_operand(const Structure& structure, const FindProduct& find_product, Filter& condition,
                  const FilterOperand& operand) {
    if (operand.text.empty()) {
        reject_filter(operand.position,
                      tr("an empty text. Write \"is empty\" to find what has no value."));
    }
    const Attribute* found = structure.attributes.find(condition.attribute);
    const Attribute attribute = found != nullptr ? *found : stand_in(condition.field);
    switch (operand_kind(structure, condition)) {
        case OperandKind::text:
            check_pattern(condition, operand);
            condition.texts.push_back(operand.text);
            break;
        case OperandKind::words:
            condition.texts.push_back(operand.text);
            break;
        case OperandKind::moment:
            read_moment(condition, operand);
            break;
        case OperandKind::origin:
            read_origin(condition, operand);
            break;
        case OperandKind::none:
        case OperandKind::filled:
            break;
        case OperandKind::number:
            condition.number = std::get<Decimal>(read_value(structure, attribute, operand));
            break;
        case OperandKind::measurement: {
            const auto read = std::get<Measurement>(read_value(structure, attribute, operand));
            condition.number = read.amount;
            condition.unit = read.unit;
            break;
        }
        case OperandKind::date:
            condition.date = std::get<Date>(read_value(structure, attribute, operand)).days;
            break;
        case OperandKind::boolean:
            condition.boolean = std::get<bool>(read_value(structure, attribute, operand));
            break;
        case OperandKind::entity:
            add_id(condition, find_entity(structure, condition, operand));
            break;
        case OperandKind::product:
            add_product(find_product, condition, operand);
            break;
        case OperandKind::kind:
            add_kind(condition, operand);
            break;
    }
}

bool is_quantity(OperandKind kind) {
    return kind == OperandKind::number || kind == OperandKind::measurement ||
           kind == OperandKind::date;
}

// Both ends of "between" in one condition.
Filter with_range(const Structure& structure, const FindProduct& find_product, Filter condition,
                  std::vector<FilterOperand> operands) {
    FilterOperand& first = operands.front();
    const FilterOperand& last = operands.back();
    Filter to = condition;
    read_operand(structure, find_product, to, last);
    const Unit* unit = find_unit(to.unit);
    if (unit != nullptr && first.unit.empty() && Decimal::parse(first.text)) {
        first.unit = unit->code;
    }
    read_operand(structure, find_product, condition, first);
    condition.number_to = to.number;
    condition.unit_to = to.unit;
    condition.date_to = to.date;
    condition.instant_to = to.instant;
    bool turned =
        (condition.date && condition.date_to && *condition.date > *condition.date_to) ||
        (condition.instant && condition.instant_to && *condition.instant > *condition.instant_to);
    if (condition.number) {
        const auto lowest = unit == nullptr ? condition.number
                                            : convert({*condition.number, condition.unit}, *unit);
        turned = lowest && *lowest > *condition.number_to;
    }
    if (turned) {
        reject_filter(first.position, tr("nothing is between these: write the lower one first."));
    }
    return condition;
}

// Hours of "in last"; the unit of time stands as the operand's unit.
Filter with_period(Filter condition, const FilterOperand& operand) {
    constexpr std::pair<std::string_view, int> units[] = {
        {"hours", 1}, {"hour", 1}, {"days", 24}, {"day", 24}, {"weeks", 168}, {"week", 168}};
    constexpr std::int64_t longest = 1'000'000;
    const auto count = Decimal::parse(operand.text);
    if (operand.quoted || !count || count->scale() != 0 || count->mantissa() < 1 ||
        count->mantissa() > longest) {
        reject_filter(operand.position,
                      tr("expected a whole number and days, hours or weeks, such as 7 days."));
    }
    NearestName nearest(operand.unit);
    for (const auto& [unit, hours] : units) {
        if (fold_case(operand.unit) == unit) {
            condition.number = Decimal(count->mantissa() * hours, 0);
            return condition;
        }
        nearest.offer(unit);
    }
    std::string reason = tr("expected days, hours or weeks behind the number.");
    if (!nearest.best().empty()) reason += ' ' + tr("Did you mean {0}?", nearest.best());
    reject_filter(operand.position, reason);
}

// One condition for each operand.
Filter joined(const Structure& structure, const FindProduct& find_product, const Filter& condition,
              Filter::Kind kind, Comparison comparison,
              const std::vector<FilterOperand>& operands) {
    Filter whole;
    whole.kind = kind;
    for (const FilterOperand& operand : operands) {
        Filter one = condition;
        one.comparison = comparison;
        read_operand(structure, find_product, one, operand);
        whole.parts.push_back(std::move(one));
    }
    return whole.parts.size() == 1 ? Filter(std::move(whole.parts.front())) : whole;
}

}  // namespace

Filter with_operands(const Structure& structure, const FindProduct& find_product, Filter condition,
                     const std::vector<FilterOperand>& operands) {
    using enum Comparison;
    const OperandKind kind = operand_kind(structure, condition);
    if (operand_shape(condition.comparison) == OperandShape::range) {
        return with_range(structure, find_product, std::move(condition), operands);
    }
    if (operand_shape(condition.comparison) == OperandShape::period) {
        return with_period(std::move(condition), operands.front());
    }
    // A condition holds one number: a list of them is several conditions.
    if (condition.comparison == in && is_quantity(kind)) {
        return joined(structure, find_product, condition, Filter::Kind::disjunction, equal,
                      operands);
    }
    if (condition.comparison == not_in && is_quantity(kind)) {
        return joined(structure, find_product, condition, Filter::Kind::conjunction, not_equal,
                      operands);
    }
    if (condition.comparison == contains_all) {
        return joined(structure, find_product, condition, Filter::Kind::conjunction, equal,
                      operands);
    }
    // What a list holds, it contains: one spelling in the tree.
    if (kind == OperandKind::entity && condition.comparison == contains) {
        condition.comparison = equal;
    }
    if (kind == OperandKind::entity && condition.comparison == does_not_contain) {
        condition.comparison = not_equal;
    }
    for (const FilterOperand& operand : operands)
        read_operand(structure, find_product, condition, operand);
    return condition;
}

}  // namespace vitrine
