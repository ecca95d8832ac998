#include "publish/price_text.h"

#include <algorithm>
#include <array>

namespace vitrine {
namespace {

// ISO 4217 table A.1 where the minor unit is not 2; sorted.
constexpr std::array<std::string_view, 17> without_decimals = {
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
    "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 7> with_three = {"BHD", "IQD", "JOD", "KWD",
                                                        "LYD", "OMR", "TND"};
constexpr std::array<std::string_view, 2> with_four = {"CLF", "UYW"};

}  // namespace

int currency_decimals(std::string_view currency) {
    const auto is_in = [currency](const auto& codes) {
        return std::binary_search(codes.begin(), codes.end(), currency);
    };
    if (is_in(without_decimals)) return 0;
    if (is_in(with_three)) return 3;
    if (is_in(with_four)) return 4;
    return 2;
}

std::optional<std::string> amount_text(const Decimal& amount, std::string_view currency) {
    const auto exact = amount.rounded(currency_decimals(currency));
    if (!exact || *exact != amount) return std::nullopt;
    return exact->to_string();
}

}  // namespace vitrine
