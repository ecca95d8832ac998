// What a price is for. Only the first three can become what is asked of a shopper.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

enum class PriceType {
    regular,    // asked when nothing else is
    promotion,  // asked for a while, where it is lower
    markdown,   // asked until the goods are gone, where it is lower
    msrp,       // what the manufacturer suggests
    map,        // the lowest that the manufacturer lets be advertised
    cost,       // what the goods cost us
};
inline constexpr std::array<PriceType, 6> price_types = {PriceType::regular,  PriceType::promotion,
                                                         PriceType::markdown, PriceType::msrp,
                                                         PriceType::map,      PriceType::cost};

// "regular", "promotion", "markdown", "msrp", "map", "cost".
std::string_view price_type_name(PriceType type);
// For people: "Regular price".
std::string price_type_label(PriceType type);
// Without regard to case; absent for anything else.
std::optional<PriceType> parse_price_type(std::string_view name);

// Whether it can be asked of a shopper: regular, promotion and markdown.
constexpr bool is_asked(PriceType type) {
    return type <= PriceType::markdown;
}
// Whether it is asked in place of a regular price: promotion and markdown.
constexpr bool is_reduction(PriceType type) {
    return type == PriceType::promotion || type == PriceType::markdown;
}

}  // namespace vitrine
