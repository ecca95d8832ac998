// The price rules of a catalogue (catalog/structure.h) as rules that can be run, and what is wrong
// with them.
//
// Pure values; may be called on any thread.
#pragma once

#include <vector>

#include "pricing/price_rule.h"

namespace vitrine {

// What the rule says that cannot be read is taken as not said: check_price_rule() knows.
PriceRuleTerms terms_of(const PriceRule& rule);

// What its lists and its rates come to. `rates` gets the rule's own rate of exchange and must
// outlive the answer.
DerivationContext derivation_context(const PriceRule& rule, const Structure& structure,
                                     ExchangeRates& rates);

// What is wrong with a rule, as errors: what the other checks of pricing/price_rule.h and
// pricing/rounding.h find; "price_rule.list" (no source or target, or of lists the currency is
// missing), "price_rule.type", "price_rule.tax_rate" and "price_rule.exchange_rate" (its lists need
// one, or it makes no sense), "price_rule.rounding", "price_rule.endings", "price_rule.condition"
// (cannot be read: the sentence says where) and "price_rule.cycle" (with the other rules of the
// catalogue, in which it takes the place of the one of its id). `column` names the part.
Issues check_price_rule(const PriceRule& rule, const Structure& structure);

// A list that rules fill, with its rules: the first one that has a price decides.
struct DerivedList {
    PriceListId list = 0;
    std::vector<const PriceRule*> rules;
};
// Each list after all that it is derived from; none that waits for a circle. Points into the
// structure.
std::vector<DerivedList> derived_lists(const Structure& structure);

// Whether rules write this type of prices of the list, so that nobody else does; the code of the
// first such rule, else empty.
std::string rule_that_fills(const Structure& structure, PriceListId list, PriceType type);

}  // namespace vitrine
