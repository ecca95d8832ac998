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

constexpr std::array<std::pair<std::string_view, FilterField>, 5> figures = {{
    {"price", FilterField::list_price},
    {"asked", FilterField::asked_price},
    {"stock", FilterField::stock},
    {"age", FilterField::stock_age},
    {"cover", FilterField::days_of_cover},
}};
constexpr char figure_sign = '@';
constexpr std::string_view everywhere = "*";

std::string_view figure_name(FilterField field) {
    for (const auto& [name, known] : figures) {
        if (known == field) return name;
    }
    return {};
}

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
        case FilterField::list_price:
        case FilterField::asked_price:
        case FilterField::stock:
        case FilterField::stock_age:
        case FilterField::days_of_cover:
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

std::optional<FilterField> find_filter_figure(std::string_view name) {
    const std::size_t sign = name.find(figure_sign);
    if (sign == std::string_view::npos) return std::nullopt;
    const std::string folded = fold_case(name.substr(0, sign));
    for (const auto& [known, field] : figures) {
        if (known == folded) return field;
    }
    return std::nullopt;
}

bool place_filter_figure(const Structure& structure, std::string_view name, Filter& condition) {
    const std::string_view code = name.substr(name.find(figure_sign) + 1);
    const auto take = [&](const auto& known, auto& id) {
        const auto* found = known.find(code);
        if (found != nullptr) id = found->id;
        return found != nullptr;
    };
    switch (condition.field) {
        case FilterField::list_price:
            return take(structure.price_lists, condition.list);
        case FilterField::asked_price:
            return take(structure.channels, condition.channel);
        default:
            return code == everywhere || take(structure.locations, condition.location);
    }
}

bool is_figure(FilterField field) {
    return !figure_name(field).empty();
}

void each_filter_figure(const Structure& structure,
                        const std::function<void(const std::string& name)>& use) {
    const auto offer = [&](FilterField field, std::string_view code) {
        use(std::string(figure_name(field)) + figure_sign + std::string(code));
    };
    structure.price_lists.each(
        [&](const PriceList& list) { offer(FilterField::list_price, list.code); });
    if (structure.price_lists.size() != 0)
        structure.channels.each(
            [&](const Channel& channel) { offer(FilterField::asked_price, channel.code); });
    if (structure.locations.size() == 0) return;
    for (const FilterField field :
         {FilterField::stock, FilterField::stock_age, FilterField::days_of_cover}) {
        offer(field, everywhere);
        structure.locations.each([&](const Location& location) { offer(field, location.code); });
    }
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
    if (is_figure(condition.field)) {
        const std::string code = condition.field == FilterField::list_price
                                     ? structure.price_lists.code_of(condition.list)
                                 : condition.field == FilterField::asked_price
                                     ? structure.channels.code_of(condition.channel)
                                 : condition.location == 0
                                     ? std::string(everywhere)
                                     : structure.locations.code_of(condition.location);
        return std::string(figure_name(condition.field)) + figure_sign + code;
    }
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
