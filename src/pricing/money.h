// Amounts of money: an exact decimal and its currency, never a double.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace vitrine {

// Three capital letters, as ISO 4217 writes currencies. Which of them are in use is not checked.
class CurrencyCode {
public:
    // None: compares before all others.
    constexpr CurrencyCode() = default;
    // Absent unless `text` is three capital letters of ASCII.
    static std::optional<CurrencyCode> parse(std::string_view text);

    std::string_view view() const { return {m_letters.data(), is_none() ? 0 : m_letters.size()}; }
    bool is_none() const { return m_letters.front() == '\0'; }
    auto operator<=>(const CurrencyCode&) const = default;

private:
    std::array<char, 3> m_letters{};
};

// The decimals of a currency's minor unit by ISO 4217: EUR 2, JPY 0, KWD 3, CLF 4, HUF 2 and ISK 0
// (the standard's word, whatever coins there still are: see cash_step in pricing/rounding.h).
// Absent for what the standard does not list or gives no minor unit (gold, and the code for no
// currency). Withdrawn currencies of this century are known, for earlier prices.
std::optional<int> currency_digits(CurrencyCode currency);

struct Money {
    Decimal amount;
    CurrencyCode currency;

    // By value: 999 EUR == 999.00 EUR.
    bool operator==(const Money&) const = default;
};

// Exact; absent for two currencies, or where 64 bits cannot hold it.
std::optional<Money> plus(const Money& a, const Money& b);
std::optional<Money> minus(const Money& a, const Money& b);

// With the decimals that it has: "12.50 EUR".
std::string to_string(const Money& money);

// How amounts are stored: a whole number of the currency's minor unit, 12.50 EUR as 1250. Absent
// for a currency without digits (currency_digits), for more decimals than it has (zeros at the end
// do not count), and where 64 bits cannot hold it.
std::optional<std::int64_t> to_minor_units(const Money& money);
// The reverse, with all decimals of the currency; absent for a currency without digits.
std::optional<Money> from_minor_units(std::int64_t count, CurrencyCode currency);

}  // namespace vitrine
