// Changes of prices that are prepared, looked at, approved and made at their hour
// (store/price_plan_store.h). What is done to prices is one change set, which undo takes back, and
// one entry of the price ledger.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "operations/apply_price_rules.h"
#include "store/price_ledger.h"
#include "store/price_plan_store.h"

namespace vitrine {

struct PriceChangeRequest {
    std::string code;  // that it is named by; must be new
    std::string note;  // for people
    std::string at;    // "2026-11-27T08:00" in the zone of the list; empty: once approved

    // Either a file of prices (operations/import_prices.h), whose lists may be said here ...
    std::filesystem::path file;
    std::vector<std::string> file_lists;

    // ... or a formula. Of the rule count source, target (the list that changes), the types, the
    // condition and everything that derives an amount; as a list may be its own source, its prices
    // may become others of it. What is set is worked out from the prices that apply at the hour.
    PriceRule formula;
    std::optional<Decimal> price;  // every price becomes this one
    // Window of the new prices, local times of the list. Where none is said, a price takes the
    // place of the one it was made from, but from the hour of the change on if there is one: so
    // what was asked before stays known.
    std::string from, until;
};

struct PreparedPriceChange {
    PricePlan plan;
    Issues issues;  // prices that could not be worked out or read; remarks on the hour
};
// Works out every price and keeps the change; no price changes. Throws Error (usage) where the
// request makes no sense, a price rule owns these prices, or no price would change.
PreparedPriceChange prepare_price_change(Catalogue& catalogue, const PriceChangeRequest& request,
                                         const std::string& author, const Progress& progress);

struct PriceSimulationLine {
    PriceKey key;
    std::optional<Decimal> before, after;
    std::optional<double> margin_before, margin_after;  // percent of net; absent: not known
};
struct PriceSimulation {
    PricePlan plan;
    std::vector<PriceSimulationLine> lines;  // as they were prepared
    std::int64_t raised = 0, lowered = 0, created = 0, removed = 0;
    std::int64_t moved = 0;  // lines whose price was changed since: they will be left out
    std::optional<double> margin_before, margin_after;  // mean of the lines where both are known
    Issues issues;                                      // guardrails; errors block
    std::int64_t blocked = 0, warned = 0;               // issues by severity
};
// What the change would do now, judged by the guardrails of the catalogue
// (operations/price_settings.h). Throws Error (usage) where there is no such change.
PriceSimulation simulate_price_change(Catalogue& catalogue, const std::string& code,
                                      const Progress& progress);

// Approves a prepared change. Throws Error (usage) where it is not prepared any more, guardrails
// block and no reason overrides them, or the catalogue demands a second person and `author`
// prepared it. Person, time and reason are kept, and the ledger notes them.
PricePlan approve_price_change(Catalogue& catalogue, const std::string& code,
                               const std::string& author, const std::string& reason,
                               const Progress& progress);
// Of one that is prepared or approved; otherwise throws Error (usage): what is applied is undone.
PricePlan withdraw_price_change(Catalogue& catalogue, const std::string& code,
                                const std::string& author);

struct AppliedPriceChange {
    PricePlan plan;
    std::int64_t changed = 0;
    Issues left_out;  // prices that somebody else changed meanwhile stay
    PriceDerivationReport derived;
};
struct DuePriceChanges {
    std::vector<AppliedPriceChange> applied;
    std::optional<Instant> next;  // when the next approved change is due
    PriceLedgerHead head;
};
// Applies every approved change whose hour has come, in the order of their hours, whenever it is
// run; each is a transaction, and none is applied twice.
DuePriceChanges run_due_price_changes(Catalogue& catalogue, const std::string& author,
                                      const Progress& progress);

}  // namespace vitrine
