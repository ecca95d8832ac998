#include "catalog/filter_fields.h"

#include "catalog/filter_tokens.h"

namespace vitrine {

OperandKind operand_kind(const Structure& structure, const Filter& condition) {
    switch (condition.field) {
        case FilterField::attribute:
            break;
        case FilterField::sku:
        case FilterField::parent:
            return OperandKind::text;
        case FilterField::family:
        case FilterField::category:
        case FilterField::group:
            return OperandKind::entity;
        case FilterField::kind:
            return OperandKind::kind;
        case FilterField::enabled:
            return OperandKind::boolean;
        case FilterField::completeness:
            return OperandKind::number;
        case FilterField::any_text:
            return OperandKind::words;
    }
    const Attribute* attribute = structure.attributes.find(condition.attribute);
    switch (attribute == nullptr ? AttributeType::text : attribute->type) {
        case AttributeType::identifier:
        case AttributeType::text:
        case AttributeType::long_text:
        case AttributeType::image:
        case AttributeType::file:
            return OperandKind::text;
        case AttributeType::number:
        case AttributeType::price_collection:
            return OperandKind::number;
        case AttributeType::measurement:
            return OperandKind::measurement;
        case AttributeType::boolean:
            return OperandKind::boolean;
        case AttributeType::date:
            return OperandKind::date;
        case AttributeType::simple_select:
        case AttributeType::multi_select:
            return OperandKind::entity;
    }
    return OperandKind::text;
}

bool holds_several(const Structure& structure, const Filter& condition) {
    if (condition.field == FilterField::category || condition.field == FilterField::group)
        return true;
    const Attribute* attribute = condition.field == FilterField::attribute
                                     ? structure.attributes.find(condition.attribute)
                                     : nullptr;
    return attribute != nullptr && attribute->type == AttributeType::multi_select;
}

std::vector<Comparison> allowed_comparisons(const Structure& structure, const Filter& condition) {
    using enum Comparison;
    std::vector<Comparison> allowed;
    switch (operand_kind(structure, condition)) {
        case OperandKind::text:
            allowed = {equal,    not_equal,        in,          not_in,
                       contains, does_not_contain, starts_with, ends_with};
            break;
        case OperandKind::number:
        case OperandKind::measurement:
        case OperandKind::date:
            allowed = {equal,   not_equal,        less, less_or_equal,
                       greater, greater_or_equal, in,   not_in};
            break;
        case OperandKind::boolean:
            allowed = {equal, not_equal};
            break;
        case OperandKind::entity:
            allowed = {equal, not_equal, in, not_in};
            if (holds_several(structure, condition)) {
                allowed.insert(allowed.end(), {contains, does_not_contain});
            }
            break;
        case OperandKind::kind:
            return {equal, not_equal, in, not_in};
        case OperandKind::words:
            return {contains};
    }
    if (condition.field == FilterField::category || condition.field == FilterField::parent) {
        allowed.push_back(under);
    }
    // These always have a value.
    if (condition.field != FilterField::sku && condition.field != FilterField::enabled &&
        condition.field != FilterField::completeness) {
        allowed.insert(allowed.end(), {is_empty, is_not_empty});
    }
    return allowed;
}

std::string_view comparison_text(Comparison comparison) {
    switch (comparison) {
        case Comparison::equal:
            return "=";
        case Comparison::not_equal:
            return "!=";
        case Comparison::less:
            return "<";
        case Comparison::less_or_equal:
            return "<=";
        case Comparison::greater:
            return ">";
        case Comparison::greater_or_equal:
            return ">=";
        case Comparison::in:
            return "in";
        case Comparison::not_in:
            return "not in";
        case Comparison::contains:
            return "contains";
        case Comparison::does_not_contain:
            return "does not contain";
        case Comparison::starts_with:
            return "starts with";
        case Comparison::ends_with:
            return "ends with";
        case Comparison::is_empty:
            return "is empty";
        case Comparison::is_not_empty:
            return "is not empty";
        case Comparison::under:
            return "under";
    }
    return "=";
}

bool takes_no_operand(Comparison comparison) {
    return comparison == Comparison::is_empty || comparison == Comparison::is_not_empty;
}

bool takes_list(Comparison comparison) {
    return comparison == Comparison::in || comparison == Comparison::not_in;
}

std::string_view kind_name(ProductKind kind) {
    switch (kind) {
        case ProductKind::simple:
            return "simple";
        case ProductKind::variant:
            return "variant";
        case ProductKind::model:
            return "model";
    }
    return "simple";
}

std::string filter_field_name(const Structure& structure, const Filter& condition) {
    switch (condition.field) {
        case FilterField::attribute:
            break;
        case FilterField::sku:
            return "sku";
        case FilterField::family:
            return "family";
        case FilterField::category:
            return "category";
        case FilterField::group:
            return "group";
        case FilterField::parent:
            return "parent";
        case FilterField::kind:
            return "kind";
        case FilterField::enabled:
            return "enabled";
        case FilterField::completeness:
            return "completeness";
        case FilterField::any_text:
            return {};
    }
    const std::string& code = structure.attributes.code_of(condition.attribute);
    const bool plain = is_plain_operand(code) && !is_reserved_word(code);
    if (plain) return code;
    std::string name = "`";
    for (const char c : code) {
        if (c == '`' || c == '\\') name += '\\';
        name += c;
    }
    return name + '`';
}

}  // namespace vitrine
