// How prices are rounded: the one place for it. A calculation stays exact (base/ratio.h) and comes
// here once, at its end.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "base/ratio.h"
#include "pricing/money.h"

namespace vitrine {

// What applies where nobody said anything else, for prices, taxes and conversions alike.
inline constexpr RoundingMode default_rounding = RoundingMode::half_up;

// "half up", "half even", "up", "down".
std::string_view rounding_mode_name(RoundingMode mode);
// Without regard to case; absent for anything else.
std::optional<RoundingMode> parse_rounding_mode(std::string_view name);

// How a price ends: it is `value` plus a whole multiple of `period`. Decimals that are not written
// are zeros: the ending 9 is 19.00, 29.00 in euros.
struct PriceEnding {
    Decimal value;   // 0 up to the period
    Decimal period;  // a power of ten
    bool operator==(const PriceEnding&) const = default;
};

// From the last characters of a price: ".99" (0.99, 1.99), "9" (9, 19), "9.90" (9.90, 19.90), "99".
// An x stands for any digit: "x9" is "9", ".x9" is any price with a 9 in its last decimal. Absent
// for anything else.
std::optional<PriceEnding> parse_price_ending(std::string_view text);
// What parse_price_ending reads.
std::string to_string(const PriceEnding& ending);

// How amounts of one currency become prices.
struct RoundingRule {
    RoundingMode mode = default_rounding;
    // Prices are its multiples: 0.05, 0.01, 10. 0: the currency's minor unit.
    Decimal step = {};
    // Where there are any, prices above zero end in one of these, and the step does not count. The
    // mode then chooses between the ending below and the one above; from the middle between two,
    // both half modes take the larger.
    std::vector<PriceEnding> endings = {};
    // No price is below the one or above the other.
    std::optional<Decimal> least = {};
    std::optional<Decimal> most = {};
};

// What is wrong with a rule: "rounding.currency" (no digits known), "rounding.step" (below 0, or
// more decimals than the currency has), "rounding.ending" (likewise), "rounding.limits" (least
// above most, or more decimals than the currency has). All are errors.
Issues check_rounding_rule(const RoundingRule& rule, CurrencyCode currency);

struct RoundedPrice {
    Money price;             // with all decimals of the currency
    bool limited = false;    // a limit was what decided
    bool has_ending = true;  // false: no ending lies within the limits, and none was kept
};

// The amount as a price, by a rule that check_rounding_rule accepts.
// - Limits come first. An amount beyond one counts as the limit, and what rounding brings beyond
//   one goes to the next step or ending within; where there is none within, the amount, moved to
//   the limit if it is beyond, is rounded to the minor unit.
// - Zero stays zero, and endings do not apply to it: what is free stays free.
// - A price above zero goes no lower than the lowest ending above zero, in mode down neither. A
//   step may bring it to zero.
// - Below zero, where it is no price but a difference, the size is rounded by the step: -x is
// always
//   the mirror of x.
// Absent for a currency without digits, and where 64 bits cannot hold the price.
std::optional<RoundedPrice> round_price(const Ratio& amount, CurrencyCode currency,
                                        const RoundingRule& rule);

// The same as a function of amounts of one currency, as PriceQuestion in pricing/resolve_price.h
// takes it. What round_price has no answer to comes back as it was, as does what needs no rounding.
std::function<Decimal(const Decimal&)> price_rounding(RoundingRule rule, CurrencyCode currency);

// To the currency's minor unit, by default_rounding. Absent as above.
std::optional<Money> to_money(const Ratio& amount, CurrencyCode currency);

// A rule for each currency that has one; all others are rounded to their minor unit.
class RoundingRules {
public:
    void set(CurrencyCode currency, RoundingRule rule);
    const RoundingRule& of(CurrencyCode currency) const;

private:
    std::map<CurrencyCode, RoundingRule> m_rules;
};

// What can be paid in cash: CHF 0.05, SEK 1.00, HUF 5. The minor unit where coins are as small as
// it, 0 for a currency without digits. For RoundingRule::step.
Decimal cash_step(CurrencyCode currency);

}  // namespace vitrine
