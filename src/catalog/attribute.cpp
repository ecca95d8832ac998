#include "catalog/attribute.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace vitrine {
namespace {

constexpr std::array<std::pair<AttributeType, std::string_view>, 12> type_names = {{
    {AttributeType::identifier, "identifier"},
    {AttributeType::text, "text"},
    {AttributeType::long_text, "long_text"},
    {AttributeType::number, "number"},
    {AttributeType::measurement, "measurement"},
    {AttributeType::boolean, "boolean"},
    {AttributeType::date, "date"},
    {AttributeType::simple_select, "simple_select"},
    {AttributeType::multi_select, "multi_select"},
    {AttributeType::price_collection, "price_collection"},
    {AttributeType::image, "image"},
    {AttributeType::file, "file"},
}};

std::string_view language_of(std::string_view locale) {
    return locale.substr(0, locale.find('_'));
}

}  // namespace

std::string label_of(const Labels& labels, std::string_view code, std::string_view locale) {
    const std::string_view language = language_of(locale);
    const std::string* same_language = nullptr;
    for (const auto& [label_locale, label] : labels) {
        if (label.empty()) continue;
        if (label_locale == locale) return label;
        if (same_language == nullptr && language_of(label_locale) == language)
            same_language = &label;
    }
    if (same_language != nullptr) return *same_language;
    return '[' + std::string(code) + ']';
}

std::string_view attribute_type_name(AttributeType type) {
    return type_names[static_cast<std::size_t>(type)].second;
}

std::optional<AttributeType> parse_attribute_type(std::string_view name) {
    const auto* found = std::find_if(type_names.begin(), type_names.end(),
                                     [&](const auto& entry) { return entry.second == name; });
    return found == type_names.end() ? std::nullopt : std::optional(found->first);
}

std::string entity_key(const Option& option) {
    return std::to_string(option.attribute) + ':' + fold_case(option.code);
}

}  // namespace vitrine
