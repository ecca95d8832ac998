// Changes of prices in the words and the JSON of the commands.
#pragma once

#include "cli/command.h"
#include "store/price_ledger.h"
#include "store/price_plan_store.h"

namespace vitrine::cli {

// "2026-11-27 08:00 Europe/Paris", or that it happens once approved.
std::string hour_words(const PricePlan& plan);
// Null where there is none.
Json instant_json(const std::optional<Instant>& instant);
// Number and hash of the end of the price ledger; as a line where there is one.
Json head_json(const PriceLedgerHead& head);
void print_head(Console& console, const PriceLedgerHead& head);
Json plan_json(const PricePlan& plan);

}  // namespace vitrine::cli
