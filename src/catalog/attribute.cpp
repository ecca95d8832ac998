#include "catalog/attribute.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace vitrine {
namespace {

constexpr std::array<std::pair<AttributeType, std::string_view>, 17> type_names = {{
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
    {AttributeType::datetime, "datetime"},
    {AttributeType::record_link, "record_link"},
    {AttributeType::record_links, "record_links"},
    {AttributeType::product_link, "product_link"},
    {AttributeType::table, "table"},
}};

constexpr std::array<std::pair<TableColumn::Type, std::string_view>, 7> column_type_names = {{
    {TableColumn::Type::text, "text"},
    {TableColumn::Type::number, "number"},
    {TableColumn::Type::boolean, "boolean"},
    {TableColumn::Type::date, "date"},
    {TableColumn::Type::measurement, "measurement"},
    {TableColumn::Type::select, "select"},
    {TableColumn::Type::record, "record"},
}};

constexpr std::array<std::pair<AttributeRole, std::string_view>, 6> role_names = {{
    {AttributeRole::none, "none"},
    {AttributeRole::status, "status"},
    {AttributeRole::launch, "launch"},
    {AttributeRole::embargo, "embargo"},
    {AttributeRole::replacement, "replacement"},
    {AttributeRole::packs, "packs"},
}};

// Both by the name and by the value, which counts from 0.
template <class Names, class T>
std::string_view name_in(const Names& names, T value) {
    return names[static_cast<std::size_t>(value)].second;
}
template <class Names>
auto find_in(const Names& names, std::string_view name)
    -> std::optional<decltype(names.front().first)> {
    for (const auto& [value, known] : names) {
        if (known == name) return value;
    }
    return std::nullopt;
}

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
    return name_in(type_names, type);
}

std::optional<AttributeType> parse_attribute_type(std::string_view name) {
    return find_in(type_names, name);
}

std::string_view attribute_role_name(AttributeRole role) {
    return name_in(role_names, role);
}

std::optional<AttributeRole> parse_attribute_role(std::string_view name) {
    return find_in(role_names, name);
}

std::string_view table_column_type_name(TableColumn::Type type) {
    return name_in(column_type_names, type);
}

std::optional<TableColumn::Type> parse_table_column_type(std::string_view name) {
    return find_in(column_type_names, name);
}

const TableColumn* Attribute::find_column(std::string_view column_code) const {
    const auto found =
        std::find_if(table_columns.begin(), table_columns.end(), [&](const TableColumn& column) {
            return fold_case(column.code) == fold_case(column_code);
        });
    return found == table_columns.end() ? nullptr : &*found;
}

const TableColumn* Attribute::find_column(std::int32_t column_id) const {
    const auto found =
        std::find_if(table_columns.begin(), table_columns.end(),
                     [&](const TableColumn& column) { return column.id == column_id; });
    return found == table_columns.end() ? nullptr : &*found;
}

std::string entity_key(const Option& option) {
    return std::to_string(option.attribute) + ':' + fold_case(option.code);
}

}  // namespace vitrine
