// What a catalogue demands of changes of prices.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "pricing/guardrails.h"
#include "store/catalogue.h"

namespace vitrine {

struct PriceSettings {
    PriceGuardrails guardrails;
    // Two people are needed for a change: nobody approves what they prepared.
    bool needs_second_person = false;
    // Percent of tax in gross prices, to judge margin and cost on net; none: nothing can be judged
    // net against gross (pricing/guardrails.h).
    std::optional<Decimal> tax_rate;
};

PriceSettings price_settings(Catalogue& catalogue);

// As the command writes them: "below_cost=block", "least_margin=20", "largest_change=",
// "second_person=yes", "tax_rate=20".
std::vector<std::string> price_setting_words(const PriceSettings& settings);

// Takes words as above into the settings of the catalogue; what they do not name stays. Nothing is
// saved if one is wrong: throws Error (usage) that says what could stand there.
void change_price_settings(Catalogue& catalogue, std::span<const std::string> words);

}  // namespace vitrine
