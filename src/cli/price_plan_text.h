// Changes of prices in the words and the JSON of the commands.
#pragma once

#include "cli/command.h"
#include "store/price_plan_store.h"

namespace vitrine::cli {

// "2026-11-27 08:00 Europe/Paris", or that it happens once approved.
std::string hour_words(const PricePlan& plan);
// Null where there is none.
Json instant_json(const std::optional<Instant>& instant);
Json plan_json(const PricePlan& plan);

}  // namespace vitrine::cli
