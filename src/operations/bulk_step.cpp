#include "operations/bulk_step.h"

#include <algorithm>

#include "base/contains.h"
#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/validation.h"
#include "operations/edit_links.h"
#include "operations/edit_rules.h"

namespace vitrine {
namespace {

[[noreturn]] void reject(const Issue& issue) {
    throw Error(Failure::usage, issue.fix.empty() ? issue.message : issue.message + ' ' + issue.fix,
                issue.rule);
}

Issue too_large(const Attribute& attribute) {
    return refusal("number.too_large",
                   tr("The result is larger or finer than {0} can hold.", attribute.code),
                   tr("Round it to fewer decimals, or change this product by itself."));
}

// The operand of a sum in the unit of the value: a difference, so that 5 degrees Celsius more are 9
// degrees Fahrenheit more. Absent for units that do not convert.
std::optional<Decimal> difference_in(const Unit& target, const Decimal& amount, const Unit& unit) {
    const auto end = convert({amount, unit.id}, target);
    const auto begin = convert({Decimal(), unit.id}, target);
    if (!end || !begin) return std::nullopt;
    return end->plus(-*begin);
}

// Money goes on being written with its two decimals, however it is rounded.
Decimal as_money(const Decimal& result, const Decimal& before) {
    constexpr int of_money = 2;
    const int kept = std::min(before.scale(), of_money);
    return result.scale() < kept ? result.rounded(kept).value_or(result) : result;
}

// The same thing in both: the value needs no text in between.
bool holds_alike(const Attribute& from, const Attribute& to) {
    if (from.id == to.id) return true;
    // The text is the name alone: on that way the stored bytes would get lost.
    if (from.is_media() && to.is_media()) return true;
    const auto is_plain = [](AttributeType type) {
        return type == AttributeType::number || type == AttributeType::price_collection;
    };
    if (is_plain(from.type) && is_plain(to.type)) return true;
    if (from.type == AttributeType::measurement && to.type == AttributeType::measurement)
        return from.measurement_family == to.measurement_family;
    return from.type == to.type && !from.is_select();
}

}  // namespace

BulkStep::BulkStep(const Structure& structure, BulkChange change, InternKey intern_key,
                   ProductStore* products)
    : m_structure(structure),
      m_change(std::move(change)),
      m_intern_key(std::move(intern_key)),
      m_products(products),
      m_find_product(products != nullptr ? find_by_code(*products) : FindProduct()),
      m_attribute(structure.attributes.find(m_change.field.attribute)),
      m_kind(kind_of(m_change.action)) {
    const FieldAddress& field = m_change.field;
    const auto wrong = field.association_type != 0 ? check_link_field(structure, field)
                                                   : check_editable(structure, field.attribute);
    if (wrong) reject(*wrong);
    const auto kinds = bulk_kinds(structure, field.attribute);
    if (std::find(kinds.begin(), kinds.end(), m_kind) == kinds.end()) {
        const std::string name = field_name(structure, ValueKey{field.attribute, 0});
        throw Error(Failure::usage,
                    m_attribute != nullptr && m_attribute->is_media()
                        ? tr("Pictures and files come with an import: {0}.", name)
                        : tr("{0} is of a type that cannot be changed in this way.", name));
    }
    m_key = find_key(m_attribute, field);
    m_locale = structure.locales.code_of(field.locale);
    prepare();
}

std::optional<ValueKey> BulkStep::find_key(const Attribute* attribute,
                                           const FieldAddress& field) const {
    if (attribute == nullptr) return ValueKey{field.attribute, field.association_type};
    return m_structure.key_for(*attribute, field.channel, field.locale, field.currency);
}

void BulkStep::prepare() {
    if (const auto* set = std::get_if<SetValue>(&m_change.action)) {
        prepare_value(set->text);
    } else if (const auto* add = std::get_if<AddToList>(&m_change.action)) {
        prepare_value(add->codes);
    } else if (const auto* remove = std::get_if<RemoveFromList>(&m_change.action)) {
        prepare_value(remove->codes);
    } else if (const auto* replacement = std::get_if<TextReplacement>(&m_change.action)) {
        m_replacer.emplace(*replacement);
    } else if (const auto* calculate = std::get_if<Calculate>(&m_change.action)) {
        prepare_calculation(*calculate);
    } else if (const auto* copy = std::get_if<CopyValue>(&m_change.action)) {
        prepare_copy(*copy);
    }
}

ParsedValue BulkStep::parse(std::string_view text) const {
    if (m_change.field.association_type != 0)
        return parse_links(*m_products, m_structure, m_change.field, text);
    return parse_field_text(m_structure, m_change.field.attribute, text,
                            {.find_product = &m_find_product});
}

void BulkStep::prepare_value(std::string_view text) {
    const bool is_link =
        m_change.field.association_type != 0 ||
        (m_attribute != nullptr && m_attribute->type == AttributeType::product_link);
    // Only who knows the products can tell what codes mean; nothing needs no telling.
    const bool is_unknown = is_link && m_products == nullptr;
    if (is_unknown && !trim(text).empty()) return;
    ParsedValue parsed = is_unknown ? ParsedValue() : parse(text);
    if (const auto* issue = std::get_if<Issue>(&parsed)) reject(*issue);
    if (auto* value = std::get_if<Value>(&parsed)) {
        m_operand = std::move(*value);
    } else if (m_kind != BulkKind::set) {
        throw Error(Failure::usage, tr("Say what shall be added or taken away."));
    }
    if (m_attribute == nullptr || !m_operand) return;
    for (Issue& issue : validate_value(m_structure, *m_attribute, *m_operand)) {
        if (issue.severity == Severity::error) reject(issue);
        m_operand_warnings.push_back(std::move(issue));
    }
}

void BulkStep::prepare_calculation(const Calculate& calculate) {
    using Sign = Calculation::Sign;
    const bool is_sum = calculate.sign == Sign::plus || calculate.sign == Sign::minus;
    m_calculation.sign = calculate.sign;
    m_calculation.decimals = calculate.decimals.value_or(usual_decimals(*m_attribute));
    constexpr int most_decimals = Calculation::most_decimals;
    if (m_calculation.decimals < 0 || m_calculation.decimals > most_decimals) {
        throw Error(Failure::usage, tr("A result is kept with 0 to {0} decimals.", most_decimals));
    }
    Attribute number;  // factors and percentages are plain numbers, whatever they are applied to
    number.code = m_attribute->code;
    number.type = AttributeType::number;
    const bool has_unit = is_sum && m_attribute->type == AttributeType::measurement;
    const ParsedValue parsed =
        parse_value(m_structure, has_unit ? *m_attribute : number, calculate.operand);
    if (const auto* issue = std::get_if<Issue>(&parsed)) reject(*issue);
    const auto* value = std::get_if<Value>(&parsed);
    if (value == nullptr) throw Error(Failure::usage, tr("Say the number to calculate with."));
    if (const auto* measurement = std::get_if<Measurement>(value)) {
        m_calculation.operand = measurement->amount;
        m_unit = find_unit(measurement->unit);
    } else {
        m_calculation.operand = std::get<Decimal>(*value);
    }
    if (calculate.sign == Sign::divided_by && m_calculation.operand.is_zero())
        throw Error(Failure::usage, tr("Nothing can be divided by zero."));
}

void BulkStep::prepare_copy(const CopyValue& copy) {
    m_source = m_structure.attributes.find(copy.from.attribute);
    if (m_source == nullptr) {
        throw Error(Failure::usage,
                    tr("{0} cannot be copied into a field.", property_name(copy.from.attribute)));
    }
    if (m_source->is_media() != m_attribute->is_media()) {
        throw Error(Failure::usage, tr("A picture or file can only be copied into another one."));
    }
}

// Absent: the product takes part; `own` is the value it holds itself.
std::optional<BulkStep::Outcome> BulkStep::elsewhere(const Lineage& now,
                                                     const std::optional<Value>& own) const {
    if (m_attribute == nullptr) {
        const AttributeId where = m_change.field.attribute;
        // What is sold is enabled or not, and a model is not sold.
        if (where == property::enabled && now.self->is_model()) return Outcome::below;
        if (where == property::family && now.self->kind != ProductKind::simple)
            return Outcome::above;
        return std::nullopt;
    }
    // Taking away what a level should not have is always right.
    if (own && m_kind == BulkKind::clear) return std::nullopt;
    const FamilyVariant* levels = family_variant_of(m_structure, now);
    if (levels == nullptr) return std::nullopt;
    const int owner = levels->level_of(m_attribute->id);
    if (owner > now.level()) return Outcome::below;
    return owner < now.level() && !own ? std::optional(Outcome::above) : std::nullopt;
}

BulkStep::Outcome BulkStep::judge(const Lineage& now) {
    m_issues.clear();
    // An earlier step may have made the scope by now.
    if (!m_key) m_key = find_key(m_attribute, m_change.field);
    std::optional<Value> value = m_key ? field(*now.self, *m_key) : std::nullopt;
    if (const auto outcome = elsewhere(now, value)) return *outcome;
    Computed computed = compute(now, value);
    if (auto* issue = std::get_if<Issue>(&computed)) {
        note(std::move(*issue), value);
        return Outcome::refused;
    }
    m_wanted = std::move(std::get<std::optional<Value>>(computed));
    if (m_wanted && !is_filled(*m_wanted)) m_wanted.reset();
    if (m_wanted == value) return Outcome::unchanged;
    const bool is_computed = m_kind != BulkKind::set && m_kind != BulkKind::add;
    if (is_computed && m_wanted && !is_valid(*m_wanted)) return Outcome::refused;
    if (!m_key) m_key = m_intern_key(*m_attribute, m_change.field);
    return Outcome::changed;
}

BulkStep::Computed BulkStep::compute(const Lineage& now, const std::optional<Value>& value) {
    switch (m_kind) {
        case BulkKind::set:
            return set_to(*now.self);
        case BulkKind::clear:
            return std::nullopt;
        case BulkKind::add:
        case BulkKind::remove:
            return edit_list(*now.self, value);
        case BulkKind::replace:
        case BulkKind::letter_case:
            return edit_text(value);
        case BulkKind::calculate:
            return calculated(value);
        case BulkKind::copy:
            return copied(now, value);
    }
    return value;
}

// What is linked among the products of a filter is not linked to itself.
BulkStep::Computed BulkStep::set_to(const Product& self) const {
    if (m_change.field.association_type == 0 || !m_operand) return m_operand;
    return edit_list(self, std::nullopt);
}

BulkStep::Computed BulkStep::edit_list(const Product& self,
                                       const std::optional<Value>& value) const {
    const bool links_products = m_change.field.attribute == property::linked_products ||
                                m_change.field.attribute == property::linked_models;
    const auto& operand = std::get<References>(*m_operand).ids;
    const auto* stored = value ? std::get_if<References>(&*value) : nullptr;
    References list = stored != nullptr ? *stored : References{};
    if (m_kind == BulkKind::remove) {
        std::erase_if(list.ids, [&](std::int32_t id) { return contains(operand, id); });
    } else {
        for (const std::int32_t id : operand) {
            if (links_products && id == self.id) continue;
            if (!contains(list.ids, id)) list.ids.push_back(id);
        }
    }
    return std::optional<Value>(std::move(list));
}

BulkStep::Computed BulkStep::edit_text(const std::optional<Value>& value) const {
    const auto* stored = value ? std::get_if<std::string>(&*value) : nullptr;
    if (stored == nullptr) return value;
    const std::string& text = *stored;
    std::string changed;
    if (m_replacer) {
        auto replaced = m_replacer->replace(text);
        if (!replaced) {
            return refusal("text.replacement",
                           tr("The replacement takes too long here, or makes the text too long."),
                           tr("Use a simpler expression."));
        }
        changed = std::move(*replaced);
    } else {
        changed = change_case(text, std::get<LetterCase>(m_change.action), m_locale);
    }
    if (changed == text) return value;
    // As an edit would have it: no blanks around a line, nothing in place of blanks alone.
    const std::string_view trimmed = trim(changed);
    if (trimmed.empty()) return std::optional<Value>();
    if (m_attribute->type == AttributeType::text) changed = std::string(trimmed);
    return std::optional<Value>(std::move(changed));
}

BulkStep::Computed BulkStep::calculated(const std::optional<Value>& value) const {
    if (!value) return value;
    if (const auto* number = std::get_if<Decimal>(&*value)) {
        const auto result = calculate(*number, m_calculation);
        if (!result) return too_large(*m_attribute);
        if (m_attribute->type == AttributeType::price_collection)
            return std::optional<Value>(as_money(*result, *number));
        return std::optional<Value>(*result);
    }
    const auto* stored = std::get_if<Measurement>(&*value);
    if (stored == nullptr) return value;
    const Measurement& measurement = *stored;
    Calculation calculation = m_calculation;
    if (m_unit != nullptr && m_unit->id != measurement.unit) {
        const Unit* own = find_unit(measurement.unit);
        const auto operand =
            own == nullptr ? std::nullopt : difference_in(*own, calculation.operand, *m_unit);
        if (!operand) {
            return refusal("measurement.unit",
                           tr("This value cannot be reckoned in {0}.", m_unit->code),
                           tr("Change its unit first."));
        }
        calculation.operand = *operand;
    }
    const auto result = calculate(measurement.amount, calculation);
    if (!result) return too_large(*m_attribute);
    return std::optional<Value>(Measurement{*result, measurement.unit});
}

BulkStep::Computed BulkStep::copied(const Lineage& now, const std::optional<Value>& value) {
    const auto& from = std::get<CopyValue>(m_change.action).from;
    std::string text;
    if (m_source->type == AttributeType::identifier) {
        text = now.self->code;
    } else {
        if (!m_source_key) m_source_key = find_key(m_source, from);
        const Value* source = m_source_key ? now.find(*m_source_key) : nullptr;
        if (source == nullptr) return value;
        if (holds_alike(*m_source, *m_attribute)) return std::optional<Value>(*source);
        text = value_to_text(m_structure, *m_source, *source);
    }
    ParsedValue parsed = parse(text);
    if (auto* issue = std::get_if<Issue>(&parsed)) return std::move(*issue);
    if (auto* copy = std::get_if<Value>(&parsed)) return std::optional<Value>(std::move(*copy));
    return value;
}

bool BulkStep::is_valid(const Value& value) {
    if (m_attribute == nullptr) return true;
    bool valid = true;
    for (Issue& issue : validate_value(m_structure, *m_attribute, value)) {
        if (issue.severity == Severity::error) valid = false;
        note(std::move(issue), value);
    }
    return valid;
}

void BulkStep::note(Issue issue, const std::optional<Value>& value) {
    issue.column = field_name(m_structure, m_change.field);
    if (issue.value.empty() && value) {
        constexpr std::size_t longest_value = 200;
        const ValueKey key{m_change.field.attribute, m_change.field.association_type};
        issue.value = shorten(field_to_text(m_structure, key, *value), longest_value);
    }
    m_issues.push_back(std::move(issue));
}

}  // namespace vitrine
