// What a catalogue demands of changes of prices.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "pricing/guardrails.h"
#include "pricing/prior_price.h"
#include "store/catalogue.h"

namespace vitrine {

struct PriceSettings {
    PriceGuardrails guardrails;
    // Two people are needed for a change: nobody approves what they prepared.
    bool needs_second_person = false;
    // Percent of tax in gross prices, to judge margin and cost on net; none: nothing can be judged
    // net against gross (pricing/guardrails.h).
    std::optional<Decimal> tax_rate;

    // How the price before a reduction is found, and what markets decide otherwise, by their codes.
    PriorPriceRules prior;
    std::map<std::string, PriorPriceRules, std::less<>> prior_of_market;
    // Code of the yes/no attribute that tells goods which deteriorate or expire rapidly; empty:
    // there are none.
    std::string perishable_attribute;

    const PriorPriceRules& prior_rules(std::string_view market) const;
};

PriceSettings price_settings(Catalogue& catalogue);

// As the command writes them: "below_cost=block", "least_margin=20", "largest_change=",
// "second_person=yes", "tax_rate=20", "prior_days=30", "prior_progressive=no",
// "prior_perishable=as_others", "prior_new_goods=none", "prior_new_goods_days=0", the last five
// also for one market: "france:prior_new_goods=whole_time".
std::vector<std::string> price_setting_words(const PriceSettings& settings);

// Takes words as above into the settings of the catalogue; what they do not name stays. Nothing is
// saved if one is wrong: throws Error (usage) that says what could stand there.
void change_price_settings(Catalogue& catalogue, std::span<const std::string> words);

}  // namespace vitrine
