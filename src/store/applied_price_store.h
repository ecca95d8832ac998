// What channels really asked for products and since when, as their receipts prove it or somebody
// declares it of the time before. What is announced of reductions rests on it
// (pricing/prior_price.h), so rows are only ever added, and the price ledger covers them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/ids.h"
#include "pricing/prior_price.h"
#include "store/price_ledger.h"
#include "store/sql.h"

namespace vitrine {

struct AppliedPriceRow {
    std::int64_t number = 0;  // given by the store, from 1
    ChannelId channel = 0;
    ProductId product = 0;  // what is sold
    ProductId item = 0;     // that the channel knows it by: the product or its root model
    AppliedPrice applied;
    // It came on sale there with this row: there is no time before that nobody knows about.
    bool is_first = false;
    std::int64_t publication = 0;  // that acknowledged it; 0: declared
};

// One thread, that of the connection.
class AppliedPriceStore {
public:
    explicit AppliedPriceStore(sql::Connection& connection) : m_connection(connection) {}

    // In order of time, those of one instant as they were added.
    std::vector<AppliedPriceRow> of_product(ChannelId channel, ProductId product);
    // The newest acknowledged one of each product that the channel knows by this item.
    std::vector<AppliedPriceRow> last_of_item(ChannelId channel, ProductId item);
    // Since when receipts of the channel are recorded; absent: they are not yet.
    std::optional<Instant> recorded_since(ChannelId channel);

    // Adds them as one entry of the ledger, which they are noted in; nothing for none. Within a
    // writing transaction; numbers are given here. `entry` says who, when and what for.
    void add(std::span<const AppliedPriceRow> rows, PriceLedgerEntry entry);

    // The hash of these rows, as their ledger entry has it, and how many there are.
    struct Content {
        std::string hash;
        std::int64_t rows = 0;
    };
    Content content(std::int64_t first, std::int64_t last);

private:
    sql::Connection& m_connection;
    std::unique_ptr<sql::Statement> m_of_product, m_of_item;
};

}  // namespace vitrine
