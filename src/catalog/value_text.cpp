#include "catalog/value_text.h"

#include "base/clock.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/shown_name.h"
#include "catalog/table_text.h"

namespace vitrine {
namespace {

// An entity that is gone is shown by its number, so that nothing disappears in silence.
template <class T>
std::string code_or_number(const Entities<T>& entities, std::int32_t id) {
    const T* found = entities.find(id);
    return found != nullptr ? found->code : '#' + std::to_string(id);
}

template <class T>
std::string codes(const Entities<T>& entities, const Value& value) {
    if (const auto* one = std::get_if<Reference>(&value)) return code_or_number(entities, one->id);
    std::vector<std::string> parts;
    if (const auto* many = std::get_if<References>(&value)) {
        for (const std::int32_t id : many->ids) parts.push_back(code_or_number(entities, id));
    }
    return join(parts, ",");
}

template <class T>
std::string label_or_number(const Structure& structure, const Entities<T>& entities,
                            std::int32_t id, std::string_view locale) {
    const T* found = entities.find(id);
    return found != nullptr ? label_of(structure, found->labels, found->code, locale)
                            : '#' + std::to_string(id);
}

template <class T>
std::string labels(const Structure& structure, const Entities<T>& entities, const Value& value,
                   std::string_view locale) {
    if (const auto* one = std::get_if<Reference>(&value)) {
        return label_or_number(structure, entities, one->id, locale);
    }
    std::vector<std::string> parts;
    if (const auto* many = std::get_if<References>(&value)) {
        for (const std::int32_t id : many->ids) {
            parts.push_back(label_or_number(structure, entities, id, locale));
        }
    }
    return join(parts, ", ");
}

std::string measurement_text(const Measurement& measurement, char decimal_sign, bool symbol) {
    const Unit* unit = find_unit(measurement.unit);
    const std::string name = unit == nullptr ? '#' + std::to_string(measurement.unit)
                                             : std::string(symbol ? unit->symbol : unit->code);
    return measurement.amount.to_string(decimal_sign) + ' ' + name;
}

// Without an attribute: by what the value is.
std::string plain_text(const Value& value, char decimal_sign) {
    struct Writer {
        char decimal_sign;
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const Decimal& number) const {
            return number.to_string(decimal_sign);
        }
        std::string operator()(bool yes) const { return yes ? "1" : "0"; }
        std::string operator()(Date date) const { return date_to_string(date.days); }
        std::string operator()(const Measurement& measurement) const {
            return measurement_text(measurement, decimal_sign, false);
        }
        std::string operator()(Reference one) const { return '#' + std::to_string(one.id); }
        std::string operator()(const References& many) const {
            std::vector<std::string> parts;
            for (const std::int32_t id : many.ids) parts.push_back('#' + std::to_string(id));
            return join(parts, ",");
        }
        std::string operator()(const FileReference& file) const { return file.name; }
        std::string operator()(Instant instant) const { return to_iso8601(instant); }
        std::string operator()(const Quantities& quantities) const {
            std::vector<std::string> parts;
            for (const Quantity& item : quantities.items) {
                parts.push_back('#' + std::to_string(item.product) + '*' +
                                item.count.to_string(decimal_sign));
            }
            return join(parts, ",");
        }
        std::string operator()(const Table& table) const {
            return table_to_text(Structure(), Attribute(), table);
        }
    };
    return std::visit(Writer{decimal_sign}, value);
}

}  // namespace

std::string value_to_text(const Structure& structure, const Attribute& attribute,
                          const Value& value, const ValueFormat& format) {
    if (attribute.is_select()) return codes(structure.options, value);
    if (attribute.links_records()) return codes(structure.records, value);
    if (const auto* table = std::get_if<Table>(&value)) {
        return table_to_text(structure, attribute, *table);
    }
    return plain_text(value, format.decimal_sign);
}

std::string value_to_label(const Structure& structure, const Attribute& attribute,
                           const Value& value, std::string_view locale) {
    if (const auto* measurement = std::get_if<Measurement>(&value)) {
        return measurement_text(*measurement, '.', true);
    }
    if (const auto* yes = std::get_if<bool>(&value)) return *yes ? tr("Yes") : tr("No");
    const bool is_entity =
        std::holds_alternative<Reference>(value) || std::holds_alternative<References>(value);
    if (is_entity && attribute.is_select())
        return labels(structure, structure.options, value, locale);
    if (is_entity && attribute.links_records())
        return labels(structure, structure.records, value, locale);
    if (const auto* table = std::get_if<Table>(&value)) {
        return table_to_label(structure, attribute, *table, locale);
    }
    return plain_text(value, '.');
}

std::string field_to_text(const Structure& structure, ValueKey key, const Value& value) {
    switch (key.attribute) {
        case property::family:
            return codes(structure.families, value);
        case property::family_variant:
            return codes(structure.family_variants, value);
        case property::categories:
            return codes(structure.categories, value);
        case property::groups:
        case property::linked_groups:
            return codes(structure.groups, value);
        default:
            break;
    }
    const Attribute* attribute = structure.attributes.find(key.attribute);
    return attribute != nullptr ? value_to_text(structure, *attribute, value)
                                : plain_text(value, '.');
}

}  // namespace vitrine
