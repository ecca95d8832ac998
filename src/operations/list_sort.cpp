#include "operations/list_sort.h"

#include <map>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/measurement.h"
#include "catalog/shown_name.h"
#include "catalog/value_text.h"

namespace vitrine {
namespace {

// The unit in which all amounts of the family are compared. Null for an unknown unit.
const Unit* base_unit_of(UnitId id) {
    static const auto base_units = [] {
        std::map<std::string_view, const Unit*> found;
        for (const Unit& unit : all_units()) {
            if (unit.numerator == "1" && unit.denominator == "1" && unit.offset == "0") {
                found.emplace(unit.family, &unit);
            }
        }
        return found;
    }();
    const Unit* unit = find_unit(id);
    if (unit == nullptr) return nullptr;
    const auto base = base_units.find(unit->family);
    return base == base_units.end() ? unit : base->second;
}

SortKey number_key(std::int64_t number) {
    return Decimal(number, 0);
}

}  // namespace

bool stands_before(const SortKey& a, const SortKey& b, SortDirection direction) {
    const bool a_is_empty = std::holds_alternative<std::monostate>(a);
    const bool b_is_empty = std::holds_alternative<std::monostate>(b);
    if (a_is_empty || b_is_empty) return !a_is_empty && b_is_empty;
    return direction == SortDirection::ascending ? a < b : b < a;
}

ListSort::ListSort(const Structure& structure, const ListRequest& request)
    : m_structure(structure),
      m_channel(request.channel),
      m_locale(request.locale),
      m_locale_code(structure.locales.code_of(request.locale)) {
    std::string_view wanted = trim(request.sort);
    if (wanted.ends_with(":desc")) {
        m_direction = SortDirection::descending;
        wanted.remove_suffix(5);
    } else if (wanted.ends_with(":asc")) {
        wanted.remove_suffix(4);
    }
    if (wanted.empty()) return;

    m_text_order = std::make_unique<CollationKeys>(m_locale_code);
    static const std::map<std::string_view, Column> named = {
        {"sku", Column::sku},           {"name", Column::name},
        {"family", Column::family},     {"kind", Column::kind},
        {"enabled", Column::enabled},   {"completeness", Column::completeness},
        {"problems", Column::problems},
    };
    if (const auto at = named.find(wanted); at != named.end()) {
        m_column = at->second;
        return;
    }
    const std::string name(wanted);
    m_field = parse_columns(structure, {&name, 1}, m_channel, m_locale).front();
    if (m_field.figure) {
        throw Error(Failure::usage, tr("Products cannot be sorted by {0}.", name));
    } else if (m_field.attribute == property::code) {
        m_column = Column::sku;
    } else if (const Attribute* attribute = structure.attributes.find(m_field.attribute)) {
        m_column = Column::value;
        m_key = structure.key_for(*attribute, m_field.channel, m_field.locale, m_field.currency);
    } else {
        throw Error(Failure::usage, tr("Products cannot be sorted by {0}.", name));
    }
}

SortKey ListSort::key_of_text(std::string_view text) {
    if (text.empty()) return {};
    return std::string(m_text_order->key_of(text));
}

SortKey ListSort::key_of_family(FamilyId id) {
    const Family* family = m_structure.families.find(id);
    return family == nullptr
               ? SortKey()
               : key_of_text(label_of(m_structure, family->labels, family->code, m_locale_code));
}

SortKey ListSort::key_of_value(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return key_of_text(*text);
    if (const auto* number = std::get_if<Decimal>(&value)) return *number;
    if (const auto* yes = std::get_if<bool>(&value)) return number_key(*yes ? 1 : 0);
    if (const auto* date = std::get_if<Date>(&value)) return number_key(date->days);
    if (const auto* instant = std::get_if<Instant>(&value)) {
        return Decimal(instant->time_since_epoch().count(), 0);
    }
    if (const auto* measurement = std::get_if<Measurement>(&value)) {
        const Unit* base = base_unit_of(measurement->unit);
        const auto amount = base == nullptr ? std::nullopt : convert(*measurement, *base);
        return amount ? SortKey(*amount) : SortKey();
    }
    if (const auto* file = std::get_if<FileReference>(&value)) return key_of_text(file->name);
    const Attribute& attribute = *m_structure.attributes.find(m_field.attribute);
    return key_of_text(value_to_label(m_structure, attribute, value, m_locale_code));
}

SortKey ListSort::key_of(const Lineage& lineage) {
    const Product& self = *lineage.self;
    switch (m_column) {
        case Column::none:
        case Column::completeness:
        case Column::problems:
            return {};
        case Column::sku:
            // As codes are compared everywhere: by their characters, in every language.
            return fold_case(self.code);
        case Column::name:
            return key_of_text(display_name(m_structure, lineage, m_channel, m_locale));
        case Column::family: {
            const Family* family = family_of(m_structure, lineage);
            return family == nullptr ? SortKey() : key_of_family(family->id);
        }
        case Column::kind:
            return number_key(static_cast<int>(self.kind));
        case Column::enabled:
            return number_key(self.enabled ? 1 : 0);
        case Column::value: {
            const Value* value = m_key ? lineage.find(*m_key) : nullptr;
            return value == nullptr ? SortKey() : key_of_value(*value);
        }
    }
    return {};
}

}  // namespace vitrine
