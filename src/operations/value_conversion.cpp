#include "operations/value_conversion.h"

#include <algorithm>
#include <set>

#include "base/clock.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/measurement.h"
#include "catalog/validation.h"
#include "catalog/value_text.h"
#include "operations/edit_rules.h"
#include "operations/entity_codes.h"
#include "operations/value_fit.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_quoted_value = 60;

std::string in_short(std::string_view text) {
    return shorten(to_valid_utf8(text), longest_quoted_value);
}

// The rule that a text breaks which is quickly seen not to be of the form; empty where it must be
// read.
std::string quick_failure(ValueForm form, std::string_view text, char decimal_sign) {
    if (form == ValueForm::number && !Decimal::parse(text, decimal_sign))
        return "number.not_a_number";
    if (form == ValueForm::day && !parse_date(text)) return "date.unreadable";
    return {};
}

}  // namespace

ValueConversion::ValueConversion(const Structure& structure, const Attribute& from,
                                 const Attribute& to, const ConversionRules& rules,
                                 ProductCodes& products)
    : m_structure(structure),
      m_from(from),
      m_to(to),
      m_rules(rules),
      m_products(products),
      m_find_product([&products](std::string_view code) { return products.find(code); }),
      m_way(conversion_way(from.type, to.type)),
      m_label_locale(structure.locales.code_of(rules.locale)) {
    if (m_way != ConversionWay::choose) return;
    std::set<std::string> ambiguous;
    for (const Option* option : structure.options_of(to.id)) {
        for (const auto& [locale, label] : option->labels) {
            const auto [at, is_new] = m_options.emplace(fold_case(label), option->id);
            if (!is_new && at->second != option->id) ambiguous.insert(at->first);
        }
    }
    for (const std::string& label : ambiguous) m_options.erase(label);
    // A code goes before any label.
    for (const Option* option : structure.options_of(to.id))
        m_options[fold_case(option->code)] = option->id;
}

std::string ValueConversion::text_of(const Attribute& attribute, const Value& value) const {
    const auto* link = std::get_if<Reference>(&value);
    return link != nullptr && attribute.type == AttributeType::product_link
               ? m_products.code_of(link->id)
               : value_to_text(m_structure, attribute, value);
}

std::string ValueConversion::written(const Value& value) const {
    if (const auto* yes = std::get_if<bool>(&value);
        yes != nullptr && form_of(m_to.type) != ValueForm::number)
        return *yes ? "yes" : "no";
    return m_from.is_select() && m_rules.words == OptionWords::label
               ? value_to_label(m_structure, m_from, value, m_label_locale)
               : text_of(m_from, value);
}

ValueConversion::Result ValueConversion::convert(const Value& value, bool with_words) const {
    if (!is_of_type(m_from.type, value)) {
        return refusal("conversion.misfit", tr("The value is of another type than its attribute."),
                       tr("Enter the value again before the conversion."));
    }
    switch (m_way) {
        case ConversionWay::keep:
            return value;
        case ConversionWay::as_text:
            return read(written(value), with_words);
        case ConversionWay::choose:
            return choose(written(value));
        case ConversionWay::add_unit: {
            const Unit* unit = find_unit(m_to.measurement_family, m_rules.unit);
            return Value(Measurement{std::get<Decimal>(value), unit->id});
        }
        case ConversionWay::drop_unit: {
            const Measurement& amount = std::get<Measurement>(value);
            const Unit* unit = find_unit(m_from.measurement_family, m_rules.unit);
            if (unit->id == amount.unit) return Value(amount.amount);
            if (const auto number = vitrine::convert(amount, *unit)) return Value(*number);
            return refusal(
                "conversion.unit",
                tr("\"{0}\" cannot be converted to {1}.", in_short(written(value)), m_rules.unit),
                tr("Enter it in another unit."));
        }
        case ConversionWay::to_list:
            return Value(References{{std::get<Reference>(value).id}});
        case ConversionWay::from_list: {
            const auto& list = std::get<References>(value).ids;
            if (list.size() == 1) return Value(Reference{list.front()});
            return refusal("conversion.several",
                           tr("\"{0}\" is more than one option.", in_short(written(value))),
                           tr("Leave one of them."));
        }
        case ConversionWay::none:
            break;
    }
    return refusal("conversion.none", tr("The value cannot be converted."));
}

ValueConversion::Result ValueConversion::read(const std::string& text, bool with_words) const {
    if (trim(text).empty())
        return refusal("conversion.blank", tr("The value is blank."), tr("Clear it."));
    if (!with_words) {
        if (std::string rule = quick_failure(form_of(m_to.type), trim(text), m_rules.decimal_sign);
            !rule.empty()) {
            return refusal(std::move(rule), {});
        }
    }
    ParsedValue parsed = parse_value(m_structure, m_to, text, m_rules.unit,
                                     {m_rules.decimal_sign, true, &m_find_product});
    if (auto* issue = std::get_if<Issue>(&parsed)) return std::move(*issue);
    if (!std::holds_alternative<Value>(parsed))
        return refusal("conversion.blank", tr("The value is blank."), tr("Clear it."));
    Value& value = std::get<Value>(parsed);
    if (has_rules(m_to)) {
        for (Issue& issue : validate_value(m_structure, m_to, value)) {
            if (issue.severity == Severity::error) return std::move(issue);
        }
    }
    return std::move(value);
}

ValueConversion::Result ValueConversion::choose(const std::string& text) const {
    if (trim(text).empty())
        return refusal("conversion.blank", tr("The value is blank."), tr("Clear it."));
    const bool is_list = m_to.type == AttributeType::multi_select;
    std::vector<std::string_view> parts = {trim(text)};
    if (is_list && find_option(parts.front()) == nullptr) parts = split_list(text, ',');
    References chosen;
    std::vector<NewOption> missing;
    for (const std::string_view part : parts) {
        if (part.empty()) continue;
        if (const OptionId* option = find_option(part)) {
            if (std::find(chosen.ids.begin(), chosen.ids.end(), *option) == chosen.ids.end())
                chosen.ids.push_back(*option);
        } else {
            missing.push_back({std::string(part)});
        }
    }
    if (!missing.empty() && m_rules.makes_options) return missing;
    if (!missing.empty()) {
        return refusal(
            "option.unknown",
            tr("\"{0}\" is not an option of {1}.", in_short(missing.front().text), m_to.code),
            tr("Add the option, or let the conversion make it."));
    }
    if (chosen.ids.empty())
        return refusal("conversion.blank", tr("The value is blank."), tr("Clear it."));
    if (is_list) return Value(std::move(chosen));
    return Value(Reference{chosen.ids.front()});
}

const OptionId* ValueConversion::find_option(std::string_view text) const {
    const auto at = m_options.find(fold_case(text));
    return at == m_options.end() ? nullptr : &at->second;
}

std::optional<Issue> ValueConversion::remark(const Value& value, const Value& converted) const {
    const auto* text = std::get_if<std::string>(&value);
    const auto* number = std::get_if<Decimal>(&converted);
    if (text == nullptr || number == nullptr) return std::nullopt;
    const std::string written = number->to_string(m_rules.decimal_sign);
    if (written == trim(*text)) return std::nullopt;
    Issue issue =
        refusal("conversion.spelling", tr("\"{0}\" becomes {1}.", in_short(*text), written),
                tr("Where the spelling counts, keep it as text."));
    issue.severity = Severity::warning;
    return issue;
}

std::vector<Option> new_options(const Structure& structure, const Attribute& attribute,
                                const OptionTexts& texts, const std::string& locale) {
    std::set<std::string> taken;
    int order = 0;
    for (const Option* option : structure.options_of(attribute.id)) {
        taken.insert(fold_case(option->code));
        order = std::max(order, option->sort_order);
    }
    std::vector<Option> made;
    for (const auto& [folded, text] : texts) {
        Option option;
        option.attribute = attribute.id;
        option.sort_order = ++order;
        option.code = untaken_code(code_from_words(text, "option"), [&](const std::string& code) {
            return !taken.insert(code).second;
        });
        if (!locale.empty()) option.labels[locale] = text;
        made.push_back(std::move(option));
    }
    return made;
}

}  // namespace vitrine
