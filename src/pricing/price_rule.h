// Rules that derive a price list from another one: by a factor, an amount, from cost and a target
// margin, by a rate of exchange, rounded and within limits. What was done to each price is kept
// step by step.
//
// Pure values; may be called on any thread.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "pricing/exchange_rates.h"
#include "pricing/price_list.h"
#include "pricing/rounding.h"

namespace vitrine {

struct PriceRuleTerms {
    std::string code;
    PriceListId source = 0;
    PriceListId target = 0;
    PriceType from = PriceType::regular;  // which entries of the source
    PriceType to = PriceType::regular;    // what they become in the target

    // In this order, each exactly; what is not there is not done.
    std::optional<Decimal>
        target_margin;              // percent of the net price, below 100: cost / (1 - margin)
    std::optional<Decimal> factor;  // 0.9 for 10 % less
    // Here the amount is brought to the target's basis and currency, where those differ.
    std::optional<Decimal> amount;  // in the target's currency and basis; may be below 0
    RoundingRule rounding;          // with the limits, in the target's currency and basis
};

// What is wrong with a rule by itself: "price_rule.code" (none), "price_rule.list" (source and
// target are the same), "price_rule.margin" (100 or more), "price_rule.factor" (not above 0). All
// are errors. Its rounding: check_rounding_rule.
Issues check_price_rule(const PriceRuleTerms& rule);

struct PriceRuleOrder {
    // Places in the rules given: each rule after all that derive its source, and otherwise as they
    // were given. Rules of a cycle, and those that need one, are left out.
    std::vector<std::size_t> order;
    // "price_rule.cycle", an error that names a cycle's rules; of cycles that share rules one is
    // enough to name. Behind them a "price_rule.blocked" for each other rule left out. `row` is the
    // rule's place, counted from 1.
    Issues issues;
};
PriceRuleOrder order_price_rules(std::span<const PriceRuleTerms> rules);

enum class DerivationKind : unsigned char {
    taken,      // the amount of the source; the operand is that amount
    margin,     // the operand: the target margin in percent
    factor,     // the operand: the factor
    taxed,      // net became gross; the operand: the rate of tax in percent
    untaxed,    // gross became net; likewise
    exchanged,  // `rates` say by what
    added,      // the operand: the amount
    rounded,    // to a step or an ending
    limited,    // rounded, and a limit was what decided
};
struct DerivationStep {
    DerivationKind kind = DerivationKind::taken;
    Decimal operand;
    std::vector<UsedRate> rates;
    // What it came to: for people, with six decimals at most. The calculation itself stays exact.
    Money result;
    bool operator==(const DerivationStep&) const = default;
};

// What a rule needs besides the amount: codes, as rates of exchange have them.
struct DerivationContext {
    CurrencyCode from;
    CurrencyCode to;
    PriceBasis from_basis = PriceBasis::gross;
    PriceBasis to_basis = PriceBasis::gross;
    std::optional<Decimal> tax_rate;       // in percent, of the product
    const ExchangeRates* rates = nullptr;  // not owned; null: none
    Date day;                              // whose rates count
};

struct DerivedPrice {
    std::optional<Money> price;
    std::vector<DerivationStep> steps;  // as far as it came
    std::string reason;                 // why there is no price: a sentence; otherwise empty
};

// One amount by a rule that check_price_rule and check_rounding_rule accept. Absent where a tax
// rate or a rate of exchange is needed and missing, where the result is below 0 (a limit may lift
// it), and where it is too large. A cost is taken as net, whatever the basis of its list.
DerivedPrice derive_price(const PriceRuleTerms& rule, const Decimal& amount,
                          const DerivationContext& context);

// An entry of the source and what became of it.
struct DerivedEntry {
    std::size_t source = 0;  // its place in the entries given
    // In the target list, of the rule's type, with the tier and window of the source. Absent where
    // `derived` has no price.
    std::optional<PriceEntry> entry;
    DerivedPrice derived;
};

// Every entry of the rule's source and type, in the order given; others are left out. `context` is
// asked once for each, as the tax rate is the product's.
std::vector<DerivedEntry> derive_entries(
    const PriceRuleTerms& rule, std::span<const PriceEntry> entries,
    const std::function<DerivationContext(ProductId product)>& context);

// One translated sentence for a step: "Times 0.9: 89.991 EUR."
std::string derivation_sentence(const DerivationStep& step);

}  // namespace vitrine
