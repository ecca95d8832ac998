// Limits that prices must not cross: each blocks or warns, as the catalogue's settings say. Whoever
// lets a price pass gives a reason elsewhere; here it is only judged.
//
// Pure values; may be called on any thread.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/issue.h"
#include "pricing/money.h"
#include "pricing/price_list.h"

namespace vitrine {

enum class Guardrail : unsigned char {
    no_price,             // missing, or not above 0
    below_cost,           // net
    margin,               // under the floor, on net
    below_map,            // below what the manufacturer lets be advertised
    above_msrp,           // above what the manufacturer suggests
    change,               // larger than so many percent of the price before
    reduction_not_lower,  // a promotion or markdown not below the regular price
    tier_not_lower,       // more pieces at no lower price
    promotions_overlap,   // two promotions for the same target at the same time
};
inline constexpr std::size_t guardrail_count = 9;

// "below_cost". An issue's rule is this behind "guardrail.".
std::string_view guardrail_name(Guardrail guardrail);
// Without regard to case; absent for anything else.
std::optional<Guardrail> parse_guardrail(std::string_view name);

enum class GuardrailAction : unsigned char { off, warn, block };

struct PriceGuardrails {
    // By Guardrail. Blocking gives errors, warning gives warnings.
    std::array<GuardrailAction, guardrail_count> actions = {
        GuardrailAction::block, GuardrailAction::block, GuardrailAction::block,
        GuardrailAction::block, GuardrailAction::warn,  GuardrailAction::block,
        GuardrailAction::block, GuardrailAction::warn,  GuardrailAction::warn};
    std::optional<Decimal> least_margin = {};    // percent of the net price; none: not judged
    std::optional<Decimal> largest_change = {};  // percent, up or down; none: not judged

    GuardrailAction action(Guardrail guardrail) const {
        return actions[static_cast<std::size_t>(guardrail)];
    }
    void set(Guardrail guardrail, GuardrailAction action) {
        actions[static_cast<std::size_t>(guardrail)] = action;
    }
};

struct BasedPrice {
    Money money;
    PriceBasis basis = PriceBasis::gross;
    bool operator==(const BasedPrice&) const = default;
};

// A price as it will be asked, and what it is held against. What is absent is not judged.
struct PriceToCheck {
    std::string product;  // its code, for the issues
    std::optional<BasedPrice> price;
    std::optional<BasedPrice> before;
    std::optional<BasedPrice> regular;  // where the price is a reduction
    std::optional<Money> cost;          // without tax
    std::optional<BasedPrice> map;
    std::optional<BasedPrice> msrp;
    std::optional<Decimal> tax_rate;  // in percent, to compare net with gross
};

// Every guardrail of one price that it crosses: all but the last two. A price is brought to the
// basis of what it is held against, rounded once; cost and margin are judged net. A price below
// cost is not reported for its margin too, unless that blocks where the cost only warns. What
// cannot be compared, for want of a tax rate or in two currencies, is no pass: it is reported as
// "guardrail.unjudged", as severely as the guardrail would be, its column naming what it was held
// against ("cost"). Without a price nothing else is judged.
Issues check_price(const PriceToCheck& price, const PriceGuardrails& guardrails);

// Reductions against the regular prices of their list, tiers, and promotions that overlap, in
// entries of any number of lists and in any order.
// - A reduction is held against the regular price that applies in its list at the same time to the
//   same product, of the same tier or, where there is none, the highest one below.
// - A tier is held against all lower ones that apply at the same time in its list to the same
//   product and type.
// - Promotions overlap on the same product, tier, target and currency, in whatever lists.
// What a later start keeps from applying is not judged, but for promotions that overlap. An issue's
// `row` is the entry's place in `entries`, counted from 1: of two promotions the later one, and
// once for each guardrail. Entries of unknown lists are left out (check_price_entries).
Issues check_price_guardrails(std::span<const PriceEntry> entries, const PriceLists& lists,
                              const PriceGuardrails& guardrails);

}  // namespace vitrine
