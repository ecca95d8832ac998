#include "operations/bulk_change.h"

#include "operations/edit_links.h"
#include "operations/edit_rules.h"

namespace vitrine {

BulkKind kind_of(const BulkAction& action) {
    return static_cast<BulkKind>(action.index());
}

std::vector<BulkKind> bulk_kinds(const Structure& structure, AttributeId field) {
    using enum BulkKind;
    if (is_link_property(field)) return {set, clear, add, remove};
    if (check_editable(structure, field)) return {};
    const Attribute* attribute = structure.attributes.find(field);
    if (attribute == nullptr) {
        if (field == property::enabled) return {set};
        if (field == property::family) return {set, clear};
        return {set, clear, add, remove};
    }
    switch (attribute->type) {
        case AttributeType::text:
            return {set, clear, replace, letter_case, copy};
        case AttributeType::long_text:
            // In markup, letters are also names: &nbsp; is another thing than &NBSP;.
            if (attribute->html) return {set, clear, replace, copy};
            return {set, clear, replace, letter_case, copy};
        case AttributeType::number:
        case AttributeType::measurement:
        case AttributeType::price_collection:
            return {set, clear, calculate, copy};
        case AttributeType::multi_select:
        case AttributeType::record_links:
            return {set, clear, add, remove, copy};
        case AttributeType::boolean:
        case AttributeType::date:
        case AttributeType::simple_select:
        case AttributeType::datetime:
        case AttributeType::record_link:
        case AttributeType::table:
        case AttributeType::product_link:
            return {set, clear, copy};
        case AttributeType::image:
        case AttributeType::file:
            // New files come by import.
            return {clear, copy};
        case AttributeType::identifier:
            break;
    }
    return {};
}

int usual_decimals(const Attribute& attribute) {
    constexpr int of_prices = 2;
    constexpr int of_numbers = 6;
    if (!attribute.decimals_allowed) return 0;
    return attribute.type == AttributeType::price_collection ? of_prices : of_numbers;
}

}  // namespace vitrine
