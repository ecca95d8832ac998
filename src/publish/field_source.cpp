#include "publish/field_source.h"

#include <array>
#include <utility>

namespace vitrine {
namespace {

constexpr std::array<std::pair<ProductProperty, std::string_view>, 19> property_names = {{
    {ProductProperty::sku, "sku"},
    {ProductProperty::name, "name"},
    {ProductProperty::family, "family"},
    {ProductProperty::category, "category"},
    {ProductProperty::category_path, "category_path"},
    {ProductProperty::parent, "parent"},
    {ProductProperty::root, "root"},
    {ProductProperty::enabled, "enabled"},
    {ProductProperty::price, "offer.price"},
    {ProductProperty::regular_price, "offer.regular_price"},
    {ProductProperty::sale_price, "offer.sale_price"},
    {ProductProperty::sale_dates, "offer.sale_dates"},
    {ProductProperty::price_from, "offer.price_from"},
    {ProductProperty::prior_price, "offer.prior_price"},
    {ProductProperty::compare_at_price, "offer.compare_at_price"},
    {ProductProperty::unit_price, "offer.unit_price"},
    {ProductProperty::availability, "offer.availability"},
    {ProductProperty::availability_date, "offer.availability_date"},
    {ProductProperty::quantity, "offer.quantity"},
}};

}  // namespace

std::string_view product_property_name(ProductProperty property) {
    for (const auto& [value, name] : property_names) {
        if (value == property) return name;
    }
    return {};
}

std::optional<ProductProperty> parse_product_property(std::string_view name) {
    for (const auto& [value, known] : property_names) {
        if (known == name) return value;
    }
    return std::nullopt;
}

bool is_of_offer(ProductProperty property) {
    return property >= ProductProperty::price;
}

bool is_price(ProductProperty property) {
    return property >= ProductProperty::price && property <= ProductProperty::compare_at_price;
}

std::vector<std::string> product_property_names() {
    std::vector<std::string> names;
    for (const auto& [property, name] : property_names) names.emplace_back(name);
    return names;
}

std::optional<std::vector<TemplatePart>> parse_template(std::string_view text) {
    std::vector<TemplatePart> parts;
    std::string literal;
    const auto end_literal = [&] {
        if (!literal.empty()) parts.push_back({false, std::exchange(literal, {})});
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c != '{' && c != '}') {
            literal += c;
        } else if (i + 1 < text.size() && text[i + 1] == c) {
            literal += c;
            ++i;
        } else {
            const std::size_t end = text.find('}', i);
            if (c == '}' || end == std::string_view::npos || end == i + 1) return std::nullopt;
            const std::string_view name = text.substr(i + 1, end - i - 1);
            if (name.find('{') != std::string_view::npos) return std::nullopt;
            end_literal();
            parts.push_back({true, std::string(name)});
            i = end;
        }
    }
    end_literal();
    return parts;
}

}  // namespace vitrine
