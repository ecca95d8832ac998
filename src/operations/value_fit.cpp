#include "operations/value_fit.h"

#include <algorithm>

namespace vitrine {
namespace {

template <class T>
bool knows(const Entities<T>& entities, const Value& value) {
    if (const auto* one = std::get_if<Reference>(&value)) return entities.find(one->id) != nullptr;
    const auto* many = std::get_if<References>(&value);
    return many != nullptr && std::all_of(many->ids.begin(), many->ids.end(), [&](std::int32_t id) {
               return entities.find(id) != nullptr;
           });
}

// A part of a scope is there exactly where the attribute varies by it, and names something.
template <class T>
bool fits_part(const Entities<T>& entities, bool varies, std::int32_t id) {
    return varies ? entities.find(id) != nullptr : id == 0;
}

bool is_option_of(const Structure& structure, AttributeId attribute, OptionId id) {
    const Option* option = structure.options.find(id);
    return option != nullptr && option->attribute == attribute;
}

bool is_record_of(const Structure& structure, const Attribute& attribute, RecordId id) {
    const Record* record = structure.records.find(id);
    return record != nullptr && record->entity == attribute.reference_entity;
}

}  // namespace

bool is_of_type(AttributeType type, const Value& value) {
    switch (type) {
        case AttributeType::identifier:
        case AttributeType::text:
        case AttributeType::long_text:
            return std::holds_alternative<std::string>(value);
        case AttributeType::number:
        case AttributeType::price_collection:
            return std::holds_alternative<Decimal>(value);
        case AttributeType::measurement:
            return std::holds_alternative<Measurement>(value);
        case AttributeType::boolean:
            return std::holds_alternative<bool>(value);
        case AttributeType::date:
            return std::holds_alternative<Date>(value);
        case AttributeType::simple_select:
            return std::holds_alternative<Reference>(value);
        case AttributeType::multi_select:
            return std::holds_alternative<References>(value);
        case AttributeType::image:
        case AttributeType::file:
            return std::holds_alternative<FileReference>(value);
        case AttributeType::datetime:
            return std::holds_alternative<Instant>(value);
        case AttributeType::record_link:
        case AttributeType::product_link:
            return std::holds_alternative<Reference>(value);
        case AttributeType::record_links:
            return std::holds_alternative<References>(value);
        case AttributeType::table:
            return std::holds_alternative<Table>(value);
    }
    return false;
}

bool fits(const Structure& structure, ValueKey key, const Value& value) {
    switch (key.attribute) {
        case property::family:
            return knows(structure.families, value);
        case property::family_variant:
            return knows(structure.family_variants, value);
        case property::categories:
            return knows(structure.categories, value);
        case property::groups:
            return knows(structure.groups, value);
        case property::linked_groups:
            return structure.association_types.find(key.scope) != nullptr &&
                   knows(structure.groups, value);
        case property::linked_products:
        case property::linked_models:
        case property::quantified_products:
        case property::quantified_models:
            return structure.association_types.find(key.scope) != nullptr;
        default:
            break;
    }
    if (key.attribute < property::first_attribute) return true;
    const Attribute* attribute = structure.attributes.find(key.attribute);
    if (attribute == nullptr || !is_of_type(attribute->type, value)) return false;
    const Scope scope = structure.scope(key.scope);
    if (!fits_part(structure.channels, attribute->scopable, scope.channel) ||
        !fits_part(structure.locales, attribute->localizable, scope.locale) ||
        !fits_part(structure.currencies, attribute->type == AttributeType::price_collection,
                   scope.currency)) {
        return false;
    }
    const auto is_there = [&](std::int32_t id) {
        if (attribute->is_select()) return is_option_of(structure, attribute->id, id);
        return !attribute->links_records() || is_record_of(structure, *attribute, id);
    };
    if (const auto* one = std::get_if<Reference>(&value)) return is_there(one->id);
    if (const auto* many = std::get_if<References>(&value))
        return std::all_of(many->ids.begin(), many->ids.end(), is_there);
    return true;
}

}  // namespace vitrine
