// Amounts of money as channels read them: "19.99 EUR".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace vitrine {

// The decimals of a currency's minor unit (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD. 2 for a code
// it does not know.
int currency_decimals(std::string_view currency);

// The amount with exactly the currency's decimals: 999 -> "999.00". Absent if decimals other than
// zeros would be lost: an amount is never rounded on the way to a channel.
std::optional<std::string> amount_text(const Decimal& amount, std::string_view currency);

}  // namespace vitrine
