#include "pricing/price_type.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

// In the order of PriceType.
constexpr std::array<std::string_view, 6> type_names = {"regular", "promotion", "markdown",
                                                        "msrp",    "map",       "cost"};

}  // namespace

std::string_view price_type_name(PriceType type) {
    return type_names[static_cast<std::size_t>(type)];
}

std::string price_type_label(PriceType type) {
    switch (type) {
        case PriceType::regular:
            return tr("Regular price");
        case PriceType::promotion:
            return tr("Promotion");
        case PriceType::markdown:
            return tr("Markdown");
        case PriceType::msrp:
            return tr("Suggested price");
        case PriceType::map:
            return tr("Lowest advertised price");
        case PriceType::cost:
            return tr("Cost");
    }
    return {};
}

std::optional<PriceType> parse_price_type(std::string_view name) {
    const FoldedCase folded(name);
    const auto* const found = std::ranges::find(type_names, folded.view());
    if (found == type_names.end()) return std::nullopt;
    return static_cast<PriceType>(found - type_names.begin());
}

}  // namespace vitrine
