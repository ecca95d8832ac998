// The prior price: what must be shown where a reduction is announced, and what every percentage,
// struck-through price and compare-at price is worked out from (Directive 98/6/EC, article 6a;
// Court of Justice, C-330/23). It comes from the record of what was really asked, never from what a
// price list says, and is absent where the record does not prove it.
//
// Pure values; may be called on any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/zone_time.h"
#include "pricing/money.h"
#include "pricing/price_list.h"
#include "pricing/price_trace_text.h"

namespace vitrine {

enum class AppliedState : unsigned char {
    priced,    // on sale at an amount
    off_sale,  // not on sale
    unknown,   // nobody can prove what was asked: the receipts of that time are missing
};

// "priced".
std::string_view applied_state_name(AppliedState state);

// What was asked of everybody on one channel or in one store, from an instant until the next entry.
struct AppliedPrice {
    Instant from;  // of the receipt that acknowledged it
    AppliedState state = AppliedState::priced;
    Money price;                // taxes included; of no meaning unless priced
    bool is_reduction = false;  // it was announced as a reduction
    bool is_declared = false;   // imported history, which no receipt proves
    bool operator==(const AppliedPrice&) const = default;
};

// The record of one product on one channel or in one store.
struct AppliedPrices {
    // Ascending; of several at the same instant the last one was applied. The last one still is.
    std::vector<AppliedPrice> entries;
    // The goods came on sale here with the first entry. Otherwise what was before it is unknown.
    bool is_whole = false;
};

// What applies at an instant; null before the first entry.
const AppliedPrice* applied_at(const AppliedPrices& record, Instant at);

// What countries may decide by themselves (article 6a, paragraphs 3 to 5).
enum class PerishableRule : unsigned char {
    as_others,     // as for any goods
    price_before,  // the price right before the reduction, before the first one of a series
    none,          // no prior price is shown
};
enum class NewGoodsRule : unsigned char {
    none,            // no prior price before the goods were on the market for the whole period
    whole_time,      // the time that they were
    shorter_period,  // PriorPriceRules::new_goods_days, once they were on the market for that long
};
// In the order of their values: "as_others", "whole_time".
std::span<const std::string_view> perishable_rule_names();
std::span<const std::string_view> new_goods_rule_names();
struct PriorPriceRules {
    int days = 30;  // more, if somebody wants it; never counted as fewer than 30
    // Of reductions that grow without interruption, the prior price of each is that of the first.
    bool is_progressive = false;
    PerishableRule perishable = PerishableRule::as_others;
    NewGoodsRule new_goods = NewGoodsRule::none;
    int new_goods_days = 0;
};

// A reduction that begins, or began, and the price that it brings.
struct Reduction {
    Instant begins;
    Money price;  // taxes included
    bool is_perishable = false;
};

// Why there is a prior price or not. Each has one sentence (prior_price_sentence).
enum class PriorPriceVerdict : unsigned char {
    found,
    no_record,       // the record begins after the period does, and nobody knows what was before
    gap,             // within the period nobody knows what was asked
    off_sale,        // nothing was asked in the period, or right before
    too_new,         // not long enough on the market for the rules
    perishable,      // the rules ask for none
    other_currency,  // within the period it was asked in another currency
};
// A stable code for programs: "no_record".
std::string_view prior_price_verdict_name(PriorPriceVerdict verdict);

struct PriorPrice {
    std::optional<Money> price;  // only where the verdict is `found`
    PriorPriceVerdict verdict = PriorPriceVerdict::no_record;
    // What was looked at, its end being the beginning of the reduction, or of the first one of its
    // series. Empty where one instant was.
    PriceWindow period;
    Instant applied_from{};       // since when, within the period, that price was asked first
    bool is_declared = false;     // what was looked at rests on declared history, if only in part
    bool is_progressive = false;  // the reduction goes on with an earlier one
    bool operator==(const PriorPrice&) const = default;
};

// The lowest price applied in the period before the reduction; what begins with it or later does
// not count, what was reduced earlier does. The period begins with the day, as the zone counts
// days, that lies PriorPriceRules::days before the day of the reduction: so it has that many whole
// days, whatever the clocks do and whatever the hour of the reduction (Regulation 1182/71, article
// 3). Time off sale brings no price and does not make the period longer.
//
// A reduction is one of a series (is_progressive) if what was asked right before it was a reduction
// too and not a lower price; likewise that one and what came before, back to the first. A price in
// full, a rise, time off sale and a gap end it.
PriorPrice prior_price(const AppliedPrices& record, const Reduction& reduction,
                       const PriorPriceRules& rules, const Zone& zone);

// How much lower a price is than the prior price, in percent of it, rounded down to `decimals`
// (0 to 4): no reduction is shown larger than it is. Absent where there is no prior price and where
// the price is not lower: then no reduction may be announced at all.
std::optional<Decimal> reduction_percent(const PriorPrice& prior, const Money& price,
                                         int decimals = 0);

// One translated sentence: which price it is and of which time, or why there is none. Without
// `instant_text` instants are written in UTC as ISO 8601 says.
std::string prior_price_sentence(const PriorPrice& prior, const InstantText& instant_text = {});

}  // namespace vitrine
