// The evidence of one reduction: which price is its prior price, by which rules, and the record of
// what was asked that proves it.
#pragma once

#include "operations/applied_prices.h"

namespace vitrine {

struct PriceEvidence {
    std::string channel, product;  // codes
    Instant at{};                  // that was asked about
    Reduction reduction;
    PriorPriceRules rules;
    PriorPrice prior;
    std::optional<Decimal> percent;  // of the prior price that it is lower; one decimal
    std::vector<AppliedPriceRow> record;
    std::vector<Publication> publications;  // that acknowledged it, oldest first
    PriceLedgerHead ledger;
    Zone zone;  // of the channel's market
};

// Of the reduction of a product on a channel at an instant: the one that the channel asks by its
// record, else the one that price lists bring then. Throws Error (usage) where there is none, and
// for a model.
PriceEvidence price_evidence(Catalogue& catalogue, ChannelId channel, ProductId product,
                             Instant at);

// The same as a JSON document with a line feed behind it, for whoever asks for proof: the same
// catalogue gives the same bytes.
std::string evidence_text(const PriceEvidence& evidence);

}  // namespace vitrine
