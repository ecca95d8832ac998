#include "operations/export_values.h"

#include <algorithm>
#include <tuple>

#include "catalog/value_text.h"

namespace vitrine {

void ValueColumns::use(const Values& values) {
    for (const auto& [key, value] : values) {
        if (key.attribute >= property::first_attribute) m_keys.insert(key);
    }
}

std::string ValueColumns::heading(const Attribute& attribute, const Scope& scope) const {
    std::string heading = attribute.code;
    const auto add = [&](const std::string& code) { heading += "-" + code; };
    if (scope.locale != 0) add(m_structure.locales.code_of(scope.locale));
    if (scope.channel != 0) add(m_structure.channels.code_of(scope.channel));
    if (scope.currency != 0) add(m_structure.currencies.code_of(scope.currency));
    return heading;
}

std::vector<std::string> ValueColumns::name_columns(std::size_t first) {
    struct Field {
        std::string heading;
        ValueKey key;
        bool has_unit = false;
    };
    std::vector<Field> fields;
    for (const ValueKey key : m_keys) {
        const Attribute* attribute = m_structure.attributes.find(key.attribute);
        if (attribute == nullptr || attribute->type == AttributeType::identifier) continue;
        fields.push_back({heading(*attribute, m_structure.scope(key.scope)), key,
                          attribute->type == AttributeType::measurement});
    }
    std::sort(fields.begin(), fields.end(),
              [](const Field& a, const Field& b) { return a.heading < b.heading; });
    std::vector<std::string> names;
    m_columns.clear();
    for (Field& field : fields) {
        m_columns[field.key] = first + names.size();
        names.push_back(field.heading);
        if (field.has_unit) names.push_back(field.heading + "-unit");
    }
    return names;
}

void ValueColumns::put(const Values& values, const std::function<std::string(ProductId)>& code_of,
                       const PutCell& put_cell) const {
    for (const auto& [key, value] : values) {
        const auto column = m_columns.find(key);
        if (column == m_columns.end()) continue;
        const Attribute& attribute = *m_structure.attributes.find(key.attribute);
        if (const auto* measured = std::get_if<Measurement>(&value)) {
            const Unit* unit = find_unit(measured->unit);
            put_cell(column->second, measured->amount.to_string());
            put_cell(column->second + 1,
                     std::string(unit != nullptr ? unit->code : std::string_view()));
        } else if (const auto* link = std::get_if<Reference>(&value);
                   link != nullptr && attribute.type == AttributeType::product_link) {
            put_cell(column->second, code_of(link->id));
        } else {
            put_cell(column->second, value_to_text(m_structure, attribute, value));
        }
    }
}

}  // namespace vitrine
