#include <nlohmann/json.hpp>

#include "catalog/measurement.h"
#include "operations/import_structure_rows.h"

namespace vitrine {
namespace {

using Json = nlohmann::ordered_json;
constexpr const char* configuration = "table_configuration";

std::optional<TableColumn::Type> column_type(const std::string& name) {
    if (name == "reference_entity") return TableColumn::Type::record;
    return parse_table_column_type(name);
}

Labels labels_from(const Json& json) {
    Labels labels;
    for (const auto& [locale, label] : json.items()) {
        if (label.is_string() && !label.get<std::string>().empty()) labels[locale] = label;
    }
    return labels;
}

std::optional<Decimal> number_from(const Json& json, const char* key) {
    const auto at = json.find(key);
    if (at == json.end() || at->is_null()) return std::nullopt;
    return Decimal::parse(at->is_string() ? at->get<std::string>() : at->dump());
}

class ColumnReader {
public:
    ColumnReader(StructureRows& rows, Attribute& attribute)
        : m_rows(rows), m_attribute(attribute) {}

    void read(const Json& json) {
        const std::string code = json.at("code");
        const auto type = column_type(json.at("data_type"));
        if (!type) {
            refuse(tr("The column {0} has a type that tables do not know.", code),
                   tr("Use text, number, boolean, date, measurement, select or record."));
            return;
        }
        TableColumn* stored = find(code);
        if (stored != nullptr && stored->type != *type) {
            refuse(tr("The column {0} has another type, which cannot change.", code),
                   tr("Use another code for the new column."));
            return;
        }
        TableColumn& column = stored != nullptr ? *stored : add(code);
        column.type = *type;
        if (const auto at = json.find("labels"); at != json.end()) column.labels = labels_from(*at);
        column.required = json.value("is_required_for_completeness", column.required);
        if (const auto at = json.find("options"); at != json.end()) read_options(*at, column);
        if (const auto at = json.find("validations"); at != json.end() && at->is_object()) {
            read_validations(*at, column);
        }
        read_kind(json, column);
    }

private:
    void refuse(std::string message, std::string fix) {
        m_rows.problem("attribute.table", configuration, std::move(message), std::move(fix));
    }

    TableColumn* find(std::string_view code) {
        for (TableColumn& column : m_attribute.table_columns) {
            if (fold_case(column.code) == fold_case(code)) return &column;
        }
        return nullptr;
    }

    TableColumn& add(const std::string& code) {
        std::int32_t last = 0;
        for (const TableColumn& column : m_attribute.table_columns)
            last = std::max(last, column.id);
        TableColumn& column = m_attribute.table_columns.emplace_back();
        column.id = last + 1;
        column.code = code;
        return column;
    }

    static void read_options(const Json& json, TableColumn& column) {
        for (const Json& option : json) {
            const std::string code = option.at("code");
            const auto known = std::find_if(
                column.options.begin(), column.options.end(),
                [&](const auto& one) { return fold_case(one.first) == fold_case(code); });
            Labels labels;
            if (const auto at = option.find("labels"); at != option.end()) {
                labels = labels_from(*at);
            }
            if (known == column.options.end()) {
                column.options.emplace_back(code, std::move(labels));
            } else {
                known->second = std::move(labels);
            }
        }
    }

    static void read_validations(const Json& json, TableColumn& column) {
        column.number_min = number_from(json, "min");
        column.number_max = number_from(json, "max");
        column.decimals_allowed = json.value("decimals_allowed", column.decimals_allowed);
        if (const auto at = json.find("max_length"); at != json.end() && at->is_number_integer()) {
            column.max_characters = at->get<int>();
        }
    }

    void read_kind(const Json& json, TableColumn& column) {
        if (column.type == TableColumn::Type::record) {
            const std::string code = json.value("reference_entity_identifier", std::string());
            const ReferenceEntity* entity = m_rows.structure().reference_entities.find(code);
            if (code.empty()) {
                refuse(
                    tr("The column {0} links records, but of which reference entity?", column.code),
                    tr("Write its code as reference_entity_identifier."));
                return;
            }
            column.reference_entity =
                entity != nullptr
                    ? entity->id
                    : m_rows.context().writer.put(ReferenceEntity{0, code, {}, {}, 0});
        }
        if (column.type == TableColumn::Type::measurement) {
            column.measurement_family = json.value("measurement_family_code", std::string());
            column.default_unit = json.value("measurement_default_unit_code", std::string());
            if (!is_measurement_family(column.measurement_family)) {
                refuse(tr("There is no measurement family \"{0}\".", column.measurement_family),
                       tr("Use one such as Weight or Length."));
            } else if (!column.default_unit.empty() &&
                       find_unit(column.measurement_family, column.default_unit) == nullptr) {
                refuse(
                    tr("{0} has no unit \"{1}\".", column.measurement_family, column.default_unit),
                    tr("Write the code of one of its units."));
            }
        }
    }

    StructureRows& m_rows;
    Attribute& m_attribute;
};

}  // namespace

void read_table_columns(StructureRows& rows, Attribute& attribute) {
    const auto cell = rows.cell(configuration);
    if (cell && !cell->empty()) {
        try {
            const Json json = Json::parse(*cell);
            ColumnReader reader(rows, attribute);
            for (const Json& column : json) {
                reader.read(column);
                if (rows.has_problem()) return;
            }
        } catch (const nlohmann::json::exception&) {
            rows.problem("attribute.table", configuration,
                         tr("The columns of {0} cannot be read.", attribute.code),
                         tr("Write a JSON array of objects, each with code and data_type."));
            return;
        }
    }
    if (!attribute.table_columns.empty()) return;
    rows.problem("attribute.table", configuration,
                 tr("The table attribute {0} has no columns.", attribute.code),
                 tr("Write them as its table_configuration."));
}

}  // namespace vitrine
