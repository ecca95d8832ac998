#include "operations/export_attribute.h"

#include <nlohmann/json.hpp>

#include "interchange/akeneo_types.h"

namespace vitrine {
namespace {

nlohmann::ordered_json json_of(const Labels& labels) {
    auto json = nlohmann::ordered_json::object();
    for (const auto& [locale, label] : labels) json[locale] = label;
    return json;
}

}  // namespace

std::string_view upstream_type(const Attribute& attribute) {
    if (!attribute.reference_data.empty()) {
        if (attribute.type == AttributeType::simple_select)
            return "pim_reference_data_simpleselect";
        if (attribute.type == AttributeType::multi_select) return "pim_reference_data_multiselect";
    }
    return akeneo_type_name(attribute.type);
}

std::string table_configuration(const Structure& structure, const Attribute& attribute) {
    auto columns = nlohmann::ordered_json::array();
    for (const TableColumn& column : attribute.table_columns) {
        nlohmann::ordered_json json;
        json["code"] = column.code;
        json["data_type"] = std::string(table_column_type_name(column.type));
        json["labels"] = json_of(column.labels);
        json["is_required_for_completeness"] = column.required;
        if (!column.options.empty()) {
            auto options = nlohmann::ordered_json::array();
            for (const auto& [code, labels] : column.options)
                options.push_back({{"code", code}, {"labels", json_of(labels)}});
            json["options"] = std::move(options);
        }
        if (column.reference_entity != 0) {
            json["reference_entity_identifier"] =
                structure.reference_entities.code_of(column.reference_entity);
        }
        if (!column.measurement_family.empty())
            json["measurement_family_code"] = column.measurement_family;
        if (!column.default_unit.empty())
            json["measurement_default_unit_code"] = column.default_unit;
        auto validations = nlohmann::ordered_json::object();
        if (column.number_min) validations["min"] = column.number_min->to_string();
        if (column.number_max) validations["max"] = column.number_max->to_string();
        if (!column.decimals_allowed) validations["decimals_allowed"] = false;
        if (column.max_characters) validations["max_length"] = *column.max_characters;
        if (!validations.empty()) json["validations"] = std::move(validations);
        columns.push_back(std::move(json));
    }
    return columns.dump();
}

}  // namespace vitrine
