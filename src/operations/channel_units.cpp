#include "operations/channel_units.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/measurement.h"
#include "catalog/table_text.h"
#include "operations/table_columns.h"

namespace vitrine {
namespace {

Attribute table_of_units(const Structure& structure) {
    Attribute attribute;
    attribute.code = "conversion_units";
    attribute.type = AttributeType::table;
    attribute.table_columns = columns_of_units(structure);
    return attribute;
}

}  // namespace

std::vector<TableColumn> columns_of_units(const Structure& structure) {
    std::vector<TableColumn> columns(2);
    std::int32_t last = 0;
    for (TableColumn& column : columns) {
        column.id = ++last;
        column.type = TableColumn::Type::select;
    }
    columns[0].code = "attribute";
    columns[0].labels = words_as_labels(structure, tr("Attribute"));
    columns[1].code = "unit";
    columns[1].labels = words_as_labels(structure, tr("Unit"));
    columns[1].required = true;
    std::set<std::string_view> families;
    structure.attributes.each([&](const Attribute& one) {
        if (one.type != AttributeType::measurement) return;
        families.insert(one.measurement_family);
        columns[0].options.emplace_back(one.code, one.labels);
    });
    std::set<std::string_view> codes;  // some are those of two families
    for (const std::string_view family : families) {
        for (const Unit& unit : units_of(family)) {
            if (!codes.insert(unit.code).second) continue;
            const std::string words =
                std::string(unit.code) + " (" + std::string(unit.symbol) + ")";
            columns[1].options.emplace_back(unit.code, words_as_labels(structure, words));
        }
    }
    return columns;
}

std::string units_text(const Structure& structure, const Channel& channel) {
    TableCells cells;
    for (const auto& [attribute, unit] : channel.conversion_units)
        cells.push_back({structure.attributes.code_of(attribute), unit});
    std::sort(cells.begin(), cells.end());
    return table_cells_text(table_of_units(structure), cells);
}

std::optional<Issue> read_units(const Structure& structure, Channel& channel,
                                std::string_view text) {
    const Attribute form = table_of_units(structure);
    ParsedValue parsed = parse_table(structure, form, text, {});
    if (auto* issue = std::get_if<Issue>(&parsed); issue != nullptr && !trim(text).empty())
        return std::move(*issue);
    std::map<AttributeId, std::string> units;
    for (const auto& row : table_cells(structure, form, text)) {
        const Attribute* attribute = structure.attributes.find(row[0]);
        if (attribute == nullptr) continue;
        const Unit* unit = find_unit(attribute->measurement_family, row[1]);
        if (unit == nullptr) {
            Issue issue;
            issue.rule = "profile.unit";
            issue.message =
                tr("\"{0}\" is no unit of the attribute \"{1}\".", row[1], attribute->code);
            issue.fix = tr("Write a unit of the family {0}.", attribute->measurement_family);
            return issue;
        }
        units[attribute->id] = unit->code;
    }
    channel.conversion_units = std::move(units);
    return std::nullopt;
}

}  // namespace vitrine
