// Amounts as cells hold them: numbers with marks between the thousands, lists of prices.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/value_text.h"

namespace vitrine {

// The other of '.' and ','.
char grouping_mark(char decimal_sign);

// "1.234,56" as spreadsheets write it: the marks between the thousands are dropped where they
// cannot be a decimal sign, since one stands behind them or there are several. Any other text as it
// is.
std::string without_grouping(std::string_view text, char decimal_sign);

struct ImportPrice {
    CurrencyId currency = 0;
    Value amount;
};

// The prices of "100 EUR,90 USD" for `attribute`, added to `prices`; or an issue of the first thing
// that is wrong, whatever was added before it.
std::optional<Issue> read_prices(const Structure& structure, const Attribute& attribute,
                                 std::string_view text, const ValueFormat& format,
                                 std::vector<ImportPrice>& prices);

}  // namespace vitrine
