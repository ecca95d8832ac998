#include "catalog/filter_fields.h"

#include <array>

#include "base/text.h"
#include "catalog/filter_comparisons.h"
#include "catalog/filter_tokens.h"

namespace vitrine {
namespace {

// The first name of a field is the one it is written with.
constexpr std::array<std::pair<std::string_view, FilterField>, 16> properties = {{
    {"sku", FilterField::sku},
    {"code", FilterField::sku},
    {"family", FilterField::family},
    {"category", FilterField::category},
    {"categories", FilterField::category},
    {"group", FilterField::group},
    {"groups", FilterField::group},
    {"parent", FilterField::parent},
    {"kind", FilterField::kind},
    {"enabled", FilterField::enabled},
    {"completeness", FilterField::completeness},
    {"variants", FilterField::variants},
    {"problems", FilterField::problems},
    {"updated", FilterField::updated},
    {"created", FilterField::created},
    {"changed", FilterField::changed},
}};

// An attribute of that code needs backquotes, for the reader or for whoever reads the filter.
bool is_reserved_word(std::string_view text) {
    const std::string folded = fold_case(text);
    return folded == "all" || begins_comparison(folded) || find_filter_property(folded).has_value();
}

}  // namespace

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
        case FilterField::problems:
            return OperandKind::number;
        case FilterField::variants:
            return OperandKind::none;
        case FilterField::updated:
        case FilterField::created:
            return OperandKind::moment;
        case FilterField::changed:
            return OperandKind::origin;
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
        case AttributeType::record_link:
        case AttributeType::record_links:
            return OperandKind::entity;
        case AttributeType::datetime:
            return OperandKind::moment;
        case AttributeType::product_link:
            return OperandKind::product;
        case AttributeType::table:
            return OperandKind::filled;
    }
    return OperandKind::text;
}

bool holds_several(const Structure& structure, const Filter& condition) {
    if (condition.field == FilterField::category || condition.field == FilterField::group)
        return true;
    const Attribute* attribute = condition.field == FilterField::attribute
                                     ? structure.attributes.find(condition.attribute)
                                     : nullptr;
    return attribute != nullptr && (attribute->type == AttributeType::multi_select ||
                                    attribute->type == AttributeType::record_links);
}

std::optional<FilterField> find_filter_property(std::string_view name) {
    const std::string folded = fold_case(name);
    for (const auto& [known, field] : properties) {
        if (known == folded) return field;
    }
    return std::nullopt;
}

void each_filter_property(const std::function<void(std::string_view name)>& use) {
    for (const auto& [name, field] : properties) use(name);
}

std::span<const std::string_view> change_sources() {
    static constexpr std::string_view sources[] = {
        "edit",    "paste", "fill",     "clear",  "bulk",      "import",  "undo",   "redo",
        "channel", "new",   "rollback", "filter", "structure", "quality", "prices",
    };
    return sources;
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
    if (condition.field != FilterField::attribute) {
        for (const auto& [name, field] : properties) {
            if (field == condition.field) return std::string(name);
        }
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
