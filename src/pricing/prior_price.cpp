#include "pricing/prior_price.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/ratio.h"
#include "base/translate.h"

namespace vitrine {
namespace {

constexpr int least_days = 30;

// In the order of PriorPriceVerdict.
constexpr std::array<std::string_view, 7> prior_verdict_names = {
    "found", "no_record", "gap", "off_sale", "too_new", "perishable", "other_currency"};

using AppliedEntries = std::span<const AppliedPrice>;

// What was applied for any time at all before `end`: of several that begin together the last one.
std::vector<AppliedPrice> applied_before(const AppliedPrices& record, Instant end) {
    std::vector<AppliedPrice> applied;
    for (const AppliedPrice& entry : record.entries) {
        if (entry.from >= end) break;
        if (!applied.empty() && applied.back().from == entry.from) {
            applied.back() = entry;
        } else {
            applied.push_back(entry);
        }
    }
    return applied;
}

bool is_reduced(const AppliedPrice& entry) {
    return entry.state == AppliedState::priced && entry.is_reduction;
}

// How many of `applied` come before the series of reductions that one to `price` goes on with.
std::size_t count_before_series(AppliedEntries applied, const Money& price) {
    std::size_t count = applied.size();
    const Money* next = &price;
    while (count > 0) {
        const AppliedPrice& entry = applied[count - 1];
        if (!is_reduced(entry) || entry.price.currency != next->currency ||
            entry.price.amount < next->amount) {
            break;
        }
        next = &entry.price;
        --count;
    }
    return count;
}

// The first instant of the day that lies `days` before the one of `instant`.
Instant day_before(Instant instant, int days, const Zone& zone) {
    const auto day = std::chrono::floor<std::chrono::days>(zone.local_time_of(instant));
    return zone.instant_of(day - std::chrono::days(days));
}

// The price that was in force right before the end of the period.
void find_last(AppliedEntries applied, const Money& price, PriorPrice& prior) {
    if (applied.empty()) return;  // no_record
    const AppliedPrice& last = applied.back();
    prior.is_declared = last.is_declared;
    if (last.state == AppliedState::unknown) {
        prior.verdict = PriorPriceVerdict::gap;
    } else if (last.state == AppliedState::off_sale) {
        prior.verdict = PriorPriceVerdict::off_sale;
    } else if (last.price.currency != price.currency) {
        prior.verdict = PriorPriceVerdict::other_currency;
    } else {
        prior.verdict = PriorPriceVerdict::found;
        prior.price = last.price;
        prior.applied_from = last.from;
    }
}

// The lowest price in the period, which the record covers.
void find_lowest(AppliedEntries applied, const Money& price, PriorPrice& prior) {
    bool has_gap = false;
    bool has_other_currency = false;
    for (std::size_t i = 0; i < applied.size(); ++i) {
        const AppliedPrice& entry = applied[i];
        const bool ends_before = i + 1 < applied.size() && applied[i + 1].from <= prior.period.from;
        if (ends_before) continue;
        prior.is_declared |= entry.is_declared;
        if (entry.state == AppliedState::unknown) has_gap = true;
        if (entry.state != AppliedState::priced) continue;
        if (entry.price.currency != price.currency) {
            has_other_currency = true;
        } else if (!prior.price || entry.price.amount < prior.price->amount) {
            prior.price = entry.price;
            prior.applied_from = std::max(entry.from, prior.period.from);
        }
    }
    prior.verdict = has_gap              ? PriorPriceVerdict::gap
                    : has_other_currency ? PriorPriceVerdict::other_currency
                    : prior.price        ? PriorPriceVerdict::found
                                         : PriorPriceVerdict::off_sale;
    if (prior.verdict != PriorPriceVerdict::found) {
        prior.price.reset();
        prior.applied_from = {};
    }
}

// The period for goods that came on sale at `first`, after the usual one begins; absent where the
// rules give none.
std::optional<Instant> new_goods_period(Instant first, Instant end, const PriorPriceRules& rules,
                                        const Zone& zone) {
    if (rules.new_goods == NewGoodsRule::none || first >= end) return std::nullopt;
    if (rules.new_goods == NewGoodsRule::whole_time) return first;
    const Instant shorter = day_before(end, rules.new_goods_days, zone);
    return first <= shorter ? std::optional(shorter) : std::nullopt;
}

}  // namespace

std::string_view applied_state_name(AppliedState state) {
    static constexpr std::array<std::string_view, 3> names = {"priced", "off_sale", "unknown"};
    return names[static_cast<std::size_t>(state)];
}

const AppliedPrice* applied_at(const AppliedPrices& record, Instant at) {
    const auto behind = std::ranges::upper_bound(record.entries, at, {}, &AppliedPrice::from);
    return behind == record.entries.begin() ? nullptr : &*std::prev(behind);
}

std::span<const std::string_view> perishable_rule_names() {
    static constexpr std::array<std::string_view, 3> names = {"as_others", "price_before", "none"};
    return names;
}

std::span<const std::string_view> new_goods_rule_names() {
    static constexpr std::array<std::string_view, 3> names = {"none", "whole_time",
                                                              "shorter_period"};
    return names;
}

std::string_view prior_price_verdict_name(PriorPriceVerdict verdict) {
    return prior_verdict_names[static_cast<std::size_t>(verdict)];
}

PriorPrice prior_price(const AppliedPrices& record, const Reduction& reduction,
                       const PriorPriceRules& rules, const Zone& zone) {
    PriorPrice prior;
    prior.period = {reduction.begins, reduction.begins};
    if (reduction.is_perishable && rules.perishable == PerishableRule::none) {
        prior.verdict = PriorPriceVerdict::perishable;
        return prior;
    }
    const auto all = applied_before(record, reduction.begins);
    AppliedEntries applied = all;
    const bool is_price_before =
        reduction.is_perishable && rules.perishable == PerishableRule::price_before;
    if (rules.is_progressive || is_price_before) {
        const std::size_t count = count_before_series(applied, reduction.price);
        if (count < applied.size()) {
            prior.is_progressive = true;
            prior.period = {applied[count].from, applied[count].from};
            applied = applied.first(count);
        }
    }
    const Instant end = prior.period.until;
    if (is_price_before) {
        find_last(applied, reduction.price, prior);
        if (applied.empty() && record.is_whole) prior.verdict = PriorPriceVerdict::too_new;
        return prior;
    }
    prior.period.from = day_before(end, std::max(rules.days, least_days), zone);
    if (applied.empty() || applied.front().from > prior.period.from) {
        if (!record.is_whole || record.entries.empty()) return prior;  // no_record
        const auto from = new_goods_period(record.entries.front().from, end, rules, zone);
        if (!from) {
            prior.verdict = PriorPriceVerdict::too_new;
            return prior;
        }
        prior.period.from = *from;
    }
    find_lowest(applied, reduction.price, prior);
    return prior;
}

std::optional<Decimal> reduction_percent(const PriorPrice& prior, const Money& price,
                                         int decimals) {
    if (!prior.price) return std::nullopt;
    const auto saved = minus(*prior.price, price);
    if (!saved || saved->amount.is_zero() || saved->amount.is_negative()) return std::nullopt;
    const auto share = Ratio(saved->amount).over(prior.price->amount);
    const auto percent = share ? share->times(Decimal(100, 0)) : std::nullopt;
    return percent ? percent->rounded(decimals, RoundingMode::down) : std::nullopt;
}

std::string prior_price_sentence(const PriorPrice& prior, const InstantText& instant_text) {
    const auto at = [&](Instant instant) {
        return instant_text ? instant_text(instant) : to_iso8601(instant);
    };
    const PriceWindow& period = prior.period;
    switch (prior.verdict) {
        case PriorPriceVerdict::found:
            if (period.is_empty()) {
                return tr("{0} was asked right before {1}.", to_string(*prior.price),
                          at(period.until));
            }
            return tr("{0} was the lowest price from {1} until {2}.", to_string(*prior.price),
                      at(period.from), at(period.until));
        case PriorPriceVerdict::no_record:
            if (period.is_empty()) break;
            return tr(
                "There is no prior price: nothing is known of what was asked from {0} on. "
                "Earlier history can be imported as declared.",
                at(period.from));
        case PriorPriceVerdict::gap:
            if (period.is_empty()) break;
            return tr("There is no prior price: between {0} and {1} receipts are missing.",
                      at(period.from), at(period.until));
        case PriorPriceVerdict::off_sale:
            return period.is_empty()
                       ? tr("There is no prior price: right before {0} the goods were not on sale.",
                            at(period.until))
                       : tr("There is no prior price: from {0} until {1} the goods were not on "
                            "sale.",
                            at(period.from), at(period.until));
        case PriorPriceVerdict::too_new:
            return tr(
                "There is no prior price: before {0} the goods were not on the market for "
                "long enough.",
                at(period.until));
        case PriorPriceVerdict::perishable:
            return tr("For perishable goods no prior price is shown here.");
        case PriorPriceVerdict::other_currency:
            return tr("There is no prior price: before {0} another currency was asked.",
                      at(period.until));
    }
    return tr("There is no prior price: nothing is known of what was asked right before {0}.",
              at(period.until));
}

}  // namespace vitrine
