// How an entity of the structure is written as JSON and read: what walks the list of its fields.
// Only for structure_json.cpp.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/structure.h"
#include "store/value_json.h"

namespace vitrine::structure_archive {

using Json = nlohmann::ordered_json;

// Each entity lists its fields once; Writer and Reader both walk the list. Defaults are not
// written.
class Writer {
public:
    template <class T>
    void field(const char* name, const T& value) {
        // The type is written always: its first value, identifier, is no default.
        if (std::is_same_v<T, AttributeType> || !(value == T{})) m_json[name] = to_value(value);
    }
    std::string text() const { return m_json.dump(); }
    Json take() { return std::move(m_json); }

private:
    template <class T>
    static Json to_value(const T& value) {
        if constexpr (std::is_same_v<T, AttributeType>) {
            return Json(attribute_type_name(value));
        } else if constexpr (std::is_same_v<T, TableColumn::Type>) {
            return Json(table_column_type_name(value));
        } else if constexpr (std::is_same_v<T, AttributeRole>) {
            return Json(attribute_role_name(value));
        } else {
            return Json(value);
        }
    }
    static Json to_value(const std::optional<int>& value) { return Json(*value); }
    static Json to_value(const std::optional<Decimal>& value) { return Json(value->to_string()); }
    template <class T>
    static Json to_value(const std::map<std::int32_t, T>& value) {
        Json object = Json::object();
        for (const auto& [id, item] : value) object[std::to_string(id)] = item;
        return object;
    }
    static Json to_value(const std::vector<TableColumn>& columns);
    static Json to_value(const Values& values) { return values_to_json(values); }
    static Json to_value(const std::vector<FamilyVariant::Level>& levels) {
        Json array = Json::array();
        for (const auto& level : levels)
            array.push_back({{"axes", level.axes}, {"attributes", level.attributes}});
        return array;
    }
    Json m_json = Json::object();
};

class Reader {
public:
    explicit Reader(std::string_view text) : m_json(Json::parse(text)) {}
    explicit Reader(Json json) : m_json(std::move(json)) {}
    template <class T>
    void field(const char* name, T& value) {
        const auto at = m_json.find(name);
        if (at != m_json.end()) from_value(*at, value);
    }

private:
    template <class T>
    static void from_value(const Json& json, T& value) {
        if constexpr (std::is_same_v<T, AttributeType>) {
            value = parse_attribute_type(json.get<std::string>()).value_or(AttributeType::text);
        } else if constexpr (std::is_same_v<T, TableColumn::Type>) {
            value = parse_table_column_type(json.get<std::string>()).value_or(T::text);
        } else if constexpr (std::is_same_v<T, AttributeRole>) {
            value = parse_attribute_role(json.get<std::string>()).value_or(T::none);
        } else {
            value = json.get<T>();
        }
    }
    static void from_value(const Json& json, std::optional<int>& value) { value = json.get<int>(); }
    static void from_value(const Json& json, std::optional<Decimal>& value) {
        value = Decimal::parse(json.get<std::string>());
    }
    template <class T>
    static void from_value(const Json& json, std::map<std::int32_t, T>& value) {
        for (const auto& [id, item] : json.items()) value[std::stoi(id)] = item.template get<T>();
    }
    static void from_value(const Json& json, std::vector<TableColumn>& columns);
    static void from_value(const Json& json, Values& values) { values = values_from_json(json); }
    static void from_value(const Json& json, std::vector<FamilyVariant::Level>& levels) {
        for (const auto& item : json) {
            levels.push_back({item.at("axes").get<std::vector<AttributeId>>(),
                              item.at("attributes").get<std::vector<AttributeId>>()});
        }
    }
    Json m_json;
};

// True is the default of these flags; stored when they are not.
template <class Archive>
void inverted(Archive& archive, const char* name, bool& flag) {
    bool off = !flag;
    archive.field(name, off);
    flag = !off;
}

}  // namespace vitrine::structure_archive
