#include "catalog/computed_value.h"

#include "base/text.h"
#include "base/translate.h"
#include "catalog/measurement.h"
#include "catalog/shown_name.h"
#include "catalog/validation.h"
#include "catalog/value_text.h"

namespace vitrine {
namespace {

// Codes of entities that a list holds.
template <class T>
ExpressionList codes_of(const Entities<T>& entities, const std::vector<std::int32_t>& ids) {
    ExpressionList list;
    for (const std::int32_t id : ids) list.texts.push_back(entities.code_of(id));
    return list;
}

template <class T>
std::string label_or_code(const Structure& structure, const T& entity, LocaleId locale) {
    std::string label =
        label_of(structure, entity.labels, entity.code, structure.locales.code_of(locale));
    return label == '[' + entity.code + ']' ? entity.code : label;
}

template <class T>
std::string labels_or_codes(const Structure& structure, const Entities<T>& entities,
                            const Value& value, LocaleId locale) {
    std::vector<std::int32_t> ids;
    if (const auto* one = std::get_if<Reference>(&value)) ids = {one->id};
    if (const auto* many = std::get_if<References>(&value)) ids = many->ids;
    std::vector<std::string> texts;
    for (const std::int32_t id : ids) {
        if (const T* entity = entities.find(id))
            texts.push_back(label_or_code(structure, *entity, locale));
    }
    return join(texts, ", ");
}

Issue wrong_kind(const Attribute& attribute, const ExpressionValue& result) {
    Issue issue;
    issue.rule = "computed.kind";
    issue.message = tr("The expression gives {0}, which {1} cannot hold.", kind_in_words(result),
                       attribute.code);
    issue.value = shorten(to_text(result), 200);
    return issue;
}

// The value as parse_value() reads it, or what is of the attribute's kind already.
ParsedValue parsed(const Structure& structure, const Attribute& attribute,
                   const ExpressionValue& result) {
    const bool is_text = std::holds_alternative<std::string>(result);
    switch (attribute.type) {
        case AttributeType::text:
        case AttributeType::long_text:
            if (std::holds_alternative<bool>(result)) return wrong_kind(attribute, result);
            break;
        case AttributeType::number:
        case AttributeType::price_collection:
            if (const auto* number = std::get_if<Decimal>(&result)) return Value(*number);
            if (!is_text) return wrong_kind(attribute, result);
            break;
        case AttributeType::boolean:
            if (const auto* yes = std::get_if<bool>(&result)) return Value(*yes);
            if (!is_text) return wrong_kind(attribute, result);
            break;
        case AttributeType::date:
            if (const auto* date = std::get_if<Date>(&result)) return Value(*date);
            if (!is_text) return wrong_kind(attribute, result);
            break;
        case AttributeType::measurement:
            if (!is_text && !std::holds_alternative<Decimal>(result) &&
                !std::holds_alternative<Measurement>(result)) {
                return wrong_kind(attribute, result);
            }
            break;
        case AttributeType::multi_select:
            if (const auto* list = std::get_if<ExpressionList>(&result))
                return parse_value(structure, attribute, join(list->texts, ","));
            break;
        default:
            break;
    }
    return parse_value(structure, attribute, to_text(result));
}

}  // namespace

ExpressionValue expression_value_of(const Structure& structure, const Attribute& attribute,
                                    const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<Decimal>(&value)) return *number;
    if (const auto* yes = std::get_if<bool>(&value)) return *yes;
    if (const auto* date = std::get_if<Date>(&value)) return *date;
    if (const auto* measurement = std::get_if<Measurement>(&value)) return *measurement;
    const auto* many = std::get_if<References>(&value);
    if (many != nullptr && attribute.type == AttributeType::multi_select)
        return codes_of(structure.options, many->ids);
    return value_to_text(structure, attribute, value);
}

ExpressionValue expression_label_of(const Structure& structure, const Attribute& attribute,
                                    const Value& value, LocaleId locale) {
    if (attribute.is_select()) return labels_or_codes(structure, structure.options, value, locale);
    if (attribute.links_records())
        return labels_or_codes(structure, structure.records, value, locale);
    return value_to_label(structure, attribute, value, structure.locales.code_of(locale));
}

ExpressionValue expression_property(const Structure& structure, const Lineage& lineage,
                                    std::string_view name) {
    const Product& self = *lineage.self;
    if (name == "code") return self.code;
    if (name == "enabled") return self.enabled;
    if (name == "kind") {
        return std::string(self.is_model() ? "model" : lineage.level() == 0 ? "simple" : "variant");
    }
    if (name == "family") {
        const Family* family = family_of(structure, lineage);
        return family == nullptr ? ExpressionValue() : family->code;
    }
    if (name == "categories") return codes_of(structure.categories, categories_of(lineage));
    return {};
}

ComputedResult value_of_expression(const Structure& structure, const Attribute& attribute,
                                   const ExpressionValue& result) {
    if (std::holds_alternative<std::monostate>(result)) return {};
    ParsedValue read = parsed(structure, attribute, result);
    if (auto* issue = std::get_if<Issue>(&read)) return {std::nullopt, std::move(*issue)};
    auto* value = std::get_if<Value>(&read);
    if (value == nullptr || !is_filled(*value)) return {};
    for (Issue& issue : validate_value(structure, attribute, *value)) {
        if (issue.severity != Severity::error) continue;
        if (issue.value.empty()) issue.value = shorten(to_text(result), 200);
        return {std::nullopt, std::move(issue)};
    }
    return {std::move(*value), std::nullopt};
}

bool can_be_computed(AttributeType type) {
    switch (type) {
        case AttributeType::text:
        case AttributeType::long_text:
        case AttributeType::number:
        case AttributeType::measurement:
        case AttributeType::boolean:
        case AttributeType::date:
        case AttributeType::simple_select:
        case AttributeType::multi_select:
        case AttributeType::price_collection:
            return true;
        default:
            return false;
    }
}

}  // namespace vitrine
