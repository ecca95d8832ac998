#include "pricing/rounding.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

// In the order of RoundingMode.
constexpr std::array<std::string_view, 4> mode_names = {"half up", "half even", "up", "down"};

// The smallest amounts that are paid in cash, where coins are not as small as the minor unit.
struct CashStep {
    std::string_view currency;
    Decimal step;
};
constexpr CashStep cash_steps[] = {
    {"AUD", {5, 2}},    // 1 and 2 cents withdrawn in 1992
    {"CAD", {5, 2}},    // the cent withdrawn on 2013-02-04
    {"CHF", {5, 2}},    // Federal Act on Currency and Payment Instruments
    {"CZK", {100, 2}},  // 50 hellers withdrawn on 2008-08-31
    {"DKK", {50, 2}},   // 25 oere withdrawn on 2008-10-01
    {"HUF", {500, 2}},  // Act III of 2008: 1 and 2 forints withdrawn
    {"NOK", {100, 2}},  // 50 oere withdrawn on 2012-05-01
    {"NZD", {10, 2}},   // 5 cents withdrawn on 2006-11-01
    {"SEK", {100, 2}},  // Act 1970:1029: 50 oere withdrawn on 2010-09-30
};

Decimal power_of_ten_decimal(int exponent) {
    return exponent >= 0 ? Decimal(static_cast<std::int64_t>(power_of_ten(exponent)), 0)
                         : Decimal(1, -exponent);
}

Issue rounding_issue(std::string_view rule, std::string column, std::string message,
                     std::string fix) {
    Issue issue;
    issue.rule = rule;
    issue.column = std::move(column);
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

bool is_smaller(const Ratio& a, const Ratio& b) {
    return a.compared(b) == std::strong_ordering::less;
}

// The next prices at or below an amount and at or above it. Absent where there is none.
struct Neighbours {
    std::optional<Decimal> below;
    std::optional<Decimal> above;
};

// Of an amount above zero.
Neighbours next_endings(const Ratio& amount, const std::vector<PriceEnding>& endings) {
    Neighbours best;
    for (const PriceEnding& ending : endings) {
        // The ending .00 begins at 1.00.
        const Decimal first = ending.value.is_zero() ? ending.period : ending.value;
        const auto rest = amount.minus(first);
        if (!rest) continue;
        std::optional<Decimal> below;
        std::optional<Decimal> above = first;
        if (!rest->is_negative()) {
            if (const auto steps = rest->rounded(ending.period, RoundingMode::down)) {
                below = steps->plus(first);
            }
            const auto steps = rest->rounded(ending.period, RoundingMode::up);
            above = steps ? steps->plus(first) : std::nullopt;
        }
        if (below && (!best.below || *below > *best.below)) best.below = below;
        if (above && (!best.above || *above < *best.above)) best.above = above;
    }
    return best;
}

// What the mode makes of the amount, without regard to limits.
std::optional<Decimal> by_rule(const Ratio& amount, const RoundingRule& rule, const Decimal& step,
                               RoundingMode mode) {
    if (rule.endings.empty() || amount.is_zero() || amount.is_negative()) {
        return amount.rounded(step, mode);
    }
    const auto [below, above] = next_endings(amount, rule.endings);
    if (!below || !above) return below ? below : above;
    if (mode == RoundingMode::up) return above;
    if (mode == RoundingMode::down) return below;
    const auto down = amount.minus(*below);
    const auto up = Ratio(*above).minus(amount);
    if (!down || !up) return std::nullopt;
    return is_smaller(*down, *up) ? below : above;
}

bool is_within_limits(const Decimal& price, const RoundingRule& rule) {
    return (!rule.least || price >= *rule.least) && (!rule.most || price <= *rule.most);
}

}  // namespace

std::string_view rounding_mode_name(RoundingMode mode) {
    return mode_names[static_cast<std::size_t>(mode)];
}

std::optional<RoundingMode> parse_rounding_mode(std::string_view name) {
    const FoldedCase folded(name);
    const auto* const found = std::ranges::find(mode_names, folded.view());
    if (found == mode_names.end()) return std::nullopt;
    return static_cast<RoundingMode>(found - mode_names.begin());
}

std::optional<PriceEnding> parse_price_ending(std::string_view text) {
    const std::size_t sign = text.find('.');
    std::string_view whole = text.substr(0, sign);
    std::string_view decimals =
        sign == std::string_view::npos ? std::string_view() : text.substr(sign + 1);
    while (whole.starts_with('x')) whole.remove_prefix(1);
    int any = 0;
    for (; whole.empty() && decimals.starts_with('x'); ++any) decimals.remove_prefix(1);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool is_nothing = decimals.empty() && (whole.empty() || sign != std::string_view::npos);
    if (is_nothing || whole.size() > 15 || any + decimals.size() > 15 ||
        !std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(decimals, is_digit)) {
        return std::nullopt;
    }
    std::string digits = whole.empty() ? "0" : std::string(whole);
    if (!decimals.empty()) digits += "." + std::string(any, '0') + std::string(decimals);
    const auto value = Decimal::parse(digits);
    if (!value) return std::nullopt;
    return PriceEnding{*value, power_of_ten_decimal(static_cast<int>(whole.size()) - any)};
}

std::string to_string(const PriceEnding& ending) {
    const int places = ending.period.scale();
    std::string text = ending.value.to_string();
    std::string whole = text.substr(0, text.find('.'));
    std::string decimals = text.size() > whole.size() ? text.substr(whole.size() + 1) : "";
    if (places > 0) return "." + std::string(places, 'x') + decimals.substr(places);
    const std::size_t width = ending.period.to_string().size() - 1;
    if (width == 0) return "." + (decimals.empty() ? "0" : decimals);
    if (whole.size() < width) whole.insert(0, width - whole.size(), '0');
    return decimals.empty() ? whole : whole + "." + decimals;
}

Issues check_rounding_rule(const RoundingRule& rule, CurrencyCode currency) {
    const auto digits = currency_digits(currency);
    if (!digits) {
        return {rounding_issue("rounding.currency", "currency",
                               tr("{0} is no currency of ISO 4217.", currency.view()),
                               tr("Choose a currency with a code such as EUR."))};
    }
    const auto is_too_fine = [&](const Decimal& amount) {
        return amount.normalized().scale() > *digits;
    };
    const std::string coarser = trn("Write it with {0} decimal at most.",
                                    "Write it with {0} decimals at most.", *digits, *digits);
    Issues issues;
    if (rule.step.is_negative() || is_too_fine(rule.step)) {
        issues.push_back(rounding_issue(
            "rounding.step", "step",
            tr("Prices in {0} have no step of {1}.", currency.view(), rule.step.to_string()),
            coarser));
    }
    for (const PriceEnding& ending : rule.endings) {
        if (!is_too_fine(ending.value)) continue;
        issues.push_back(rounding_issue(
            "rounding.ending", "endings",
            tr("Prices in {0} cannot end in {1}.", currency.view(), to_string(ending)), coarser));
    }
    for (const auto& limit : {rule.least, rule.most}) {
        if (!limit || !is_too_fine(*limit)) continue;
        issues.push_back(rounding_issue(
            "rounding.limits", "limits",
            tr("{0} is no price in {1}.", limit->to_string(), currency.view()), coarser));
    }
    if (rule.least && rule.most && *rule.least > *rule.most) {
        issues.push_back(rounding_issue("rounding.limits", "limits",
                                        tr("The least price, {0}, is above the highest one, {1}.",
                                           rule.least->to_string(), rule.most->to_string()),
                                        tr("Exchange the two, or leave one of them out.")));
    }
    return issues;
}

std::optional<RoundedPrice> round_price(const Ratio& amount, CurrencyCode currency,
                                        const RoundingRule& rule) {
    const auto digits = currency_digits(currency);
    if (!digits) return std::nullopt;
    const Decimal minor(1, *digits);
    const Decimal& step = rule.step.is_zero() ? minor : rule.step;
    RoundedPrice result;
    Ratio kept = amount;
    if (rule.least && is_smaller(amount, *rule.least)) {
        kept = *rule.least;
        result.limited = true;
    } else if (rule.most && is_smaller(*rule.most, amount)) {
        kept = *rule.most;
        result.limited = true;
    }
    auto price = by_rule(kept, rule, step, rule.mode);
    if (price && !is_within_limits(*price, rule)) {
        result.limited = true;
        // Towards the inside; of numbers below zero the smaller size is the higher one.
        const bool is_low = rule.least && *price < *rule.least;
        const bool inwards_is_up = is_low != kept.is_negative();
        price = by_rule(is_low ? Ratio(*rule.least) : Ratio(*rule.most), rule, step,
                        inwards_is_up ? RoundingMode::up : RoundingMode::down);
    }
    if (price && !is_within_limits(*price, rule)) {
        result.has_ending = rule.endings.empty();
        price = kept.rounded(minor, default_rounding);
    }
    price = price ? price->rounded(*digits) : std::nullopt;
    if (!price) return std::nullopt;
    result.price = {*price, currency};
    return result;
}

std::function<Decimal(const Decimal&)> price_rounding(RoundingRule rule, CurrencyCode currency) {
    const auto digits = currency_digits(currency);
    const bool is_plain =
        digits && rule.step.is_zero() && rule.endings.empty() && !rule.least && !rule.most;
    return [rule = std::move(rule), currency, digits, is_plain](const Decimal& amount) {
        // As most amounts of a list are.
        if (is_plain && amount.scale() <= *digits) return amount;
        const auto rounded = round_price(amount, currency, rule);
        return rounded ? rounded->price.amount : amount;
    };
}

std::optional<Money> to_money(const Ratio& amount, CurrencyCode currency) {
    const auto digits = currency_digits(currency);
    const auto rounded = digits ? amount.rounded(*digits, default_rounding) : std::nullopt;
    return rounded ? std::optional(Money{*rounded, currency}) : std::nullopt;
}

void RoundingRules::set(CurrencyCode currency, RoundingRule rule) {
    m_rules[currency] = std::move(rule);
}

const RoundingRule& RoundingRules::of(CurrencyCode currency) const {
    static const RoundingRule minor_unit;
    const auto found = m_rules.find(currency);
    return found == m_rules.end() ? minor_unit : found->second;
}

Decimal cash_step(CurrencyCode currency) {
    const auto* const found = std::ranges::find(cash_steps, currency.view(),
                                                [](const CashStep& row) { return row.currency; });
    if (found != std::end(cash_steps)) return found->step;
    const auto digits = currency_digits(currency);
    return digits ? Decimal(1, *digits) : Decimal();
}

}  // namespace vitrine
