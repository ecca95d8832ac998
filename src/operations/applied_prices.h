// What channels really ask: noted from their receipts, declared for the time before, and the price
// before a reduction that follows from it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/issue.h"
#include "base/progress.h"
#include "catalog/inheritance.h"
#include "interchange/table_reader.h"
#include "operations/price_settings.h"
#include "publish/sent_price.h"
#include "store/applied_price_store.h"
#include "store/catalogue.h"

namespace vitrine {

// Notes what a publication made the channel ask: `sent` was taken by it, those of one item together
// and all that it still has of it; the items `gone` are off sale. What is as before is not noted
// again. Within the transaction that saves the receipts. `note` is for the ledger.
struct AcknowledgedPrices {
    ChannelId channel = 0;
    Instant at{};
    std::int64_t publication = 0;
    std::vector<SentPrice> sent;
    std::vector<ProductId> gone;
};
void note_applied_prices(Catalogue& catalogue, const AcknowledgedPrices& acknowledged,
                         const std::string& author, const std::string& note);

// The record of one product on a channel.
AppliedPrices applied_prices_of(const std::vector<AppliedPriceRow>& rows);

// Finds the prior prices of one channel, as its market's rules say. One thread; the catalogue must
// outlive it and stay in one snapshot.
class PriorPrices {
public:
    PriorPrices(Catalogue& catalogue, ChannelId channel);

    const PriorPriceRules& rules() const { return m_rules; }
    const Zone& zone() const { return m_zone; }
    bool is_perishable(const Lineage& lineage) const;

    // When a reduction to `price` begins that applies at `at` and, as far as price lists say, since
    // `from` (PriceWindow::always: they do not say): the beginning of what the record has of it,
    // else `at`.
    Instant beginning_of(const AppliedPrices& record, const Money& price, Instant from,
                         Instant at) const;
    PriorPrice of(const Lineage& lineage, const Money& price, Instant from, Instant at);

private:
    AppliedPriceStore m_store;
    const std::shared_ptr<const Structure> m_structure;
    const ChannelId m_channel;
    PriorPriceRules m_rules;
    Zone m_zone;
    std::optional<ValueKey> m_perishable;
};

// The market that sells on a channel, null where none does, and its zone, UTC where it has none.
const Market* market_selling_on(const Structure& structure, ChannelId channel);
Zone zone_of_channel(const Structure& structure, ChannelId channel);

struct DeclarationReport {
    std::int64_t read = 0, declared = 0, unchanged = 0, rejected = 0;
    Issues issues;  // the first thousand, each with its file, row, column and value
    PriceLedgerHead head;
};
// Adds to the record what a channel asked before its receipts prove it, from a table with the
// columns "sku", "from" (a local time of the channel's market or an instant), "price" (empty: it
// was off sale), and where they are needed "currency" (else that of the market or channel),
// "reduction" (yes where it was announced as one) and "first" (yes where the goods came on sale
// then). Marked as declared for good. Rows that are there already are unchanged. Throws Error
// (usage) where a column that is needed is missing, (cancelled) as ever.
DeclarationReport declare_prices(Catalogue& catalogue, ChannelId channel, TableReader& table,
                                 const std::string& file_name, const std::string& author,
                                 const Progress& progress);

}  // namespace vitrine
