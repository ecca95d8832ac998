// Rates of exchange, each from a day on, and amounts converted by them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/issue.h"
#include "base/ratio.h"
#include "catalog/value.h"
#include "pricing/money.h"
#include "pricing/rounding.h"

namespace vitrine {

// One unit of `from` is `rate` units of `to`, from the day until a later rate of the two.
struct ExchangeRate {
    CurrencyCode from;
    CurrencyCode to;
    Date day;
    Decimal rate;
    bool operator==(const ExchangeRate&) const = default;
};

// What is wrong with rates, in any order: "exchange_rate.currency" (none, or twice the same),
// "exchange_rate.rate" (not above 0), "exchange_rate.twice" (another one of the same currencies and
// day). `row` is the place in `rates`, counted from 1. All are errors.
Issues check_exchange_rates(const std::vector<ExchangeRate>& rates);

// A rate that was used, as it was given; `inverted` where the other direction was meant.
struct UsedRate {
    ExchangeRate rate;
    bool inverted = false;
    bool operator==(const UsedRate&) const = default;
};

// How many units of one currency one of another was worth on a day, and by which rates.
struct FoundRate {
    Ratio factor;
    std::vector<UsedRate> used;  // one, or two through the base currency, in their order
};

struct Conversion {
    std::optional<Money> money;
    std::vector<UsedRate> used;
    bool limited = false;  // as in RoundedPrice
    std::string reason;    // why there is no money: a sentence; otherwise empty
};

// Rates of many currencies and days. Does not change once it is made, so any thread may ask.
class ExchangeRates {
public:
    ExchangeRates() = default;
    // Where two currencies have no rate, one step through `base` is tried, unless it is none. Rates
    // that check_exchange_rates refuses are left out, of two for the same day the earlier one.
    ExchangeRates(std::vector<ExchangeRate> rates, CurrencyCode base);

    // By the last rate on the day or before it: from one currency to the other, else the inverse of
    // the other way, else each of the two steps through the base currency, found alike. A rate of
    // the first kind goes before a newer one of the next. Absent where there is none. Two times the
    // same currency are 1, by no rate.
    std::optional<FoundRate> find(CurrencyCode from, CurrencyCode to, Date day) const;

    // The amount in another currency, rounded once, at the end, by the rule of that currency. An
    // amount that is already in it is kept as it is, unrounded.
    Conversion convert(const Money& money, CurrencyCode to, Date day,
                       const RoundingRule& rule = {}) const;

    // By currencies and day.
    const std::vector<ExchangeRate>& all() const { return m_rates; }

private:
    const ExchangeRate* last(CurrencyCode from, CurrencyCode to, Date day) const;
    std::optional<UsedRate> step(CurrencyCode from, CurrencyCode to, Date day) const;

    std::vector<ExchangeRate> m_rates;
    CurrencyCode m_base;
};

// For people: "1 EUR = 1.08 USD (2026-11-23)", two steps joined by a semicolon.
std::string to_string(const std::vector<UsedRate>& used);

}  // namespace vitrine
