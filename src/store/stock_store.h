// The stock of locations as feeds said it last. It belongs to others, so that nobody edits it, and
// it is no change of the catalogue: neither the journal nor undo know it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/decimal.h"
#include "catalog/ids.h"
#include "store/sql.h"
#include "store/writer_lock.h"

namespace vitrine {

class Catalogue;

struct StoredStock {
    ProductId product = 0;
    LocationId location = 0;
    std::int64_t quantity = 0;                      // in thousandths; below 0: oversold
    std::optional<std::int64_t> sold_per_day = {};  // likewise, never below 0
    Instant as_of{};                                // when it was counted
    std::string feed = {};                          // the name of who said it; not for writing

    Decimal amount() const { return Decimal(quantity, 3).normalized(); }
    bool operator==(const StoredStock&) const = default;
};

// Reads. One thread, that of the connection.
class StockStore {
public:
    using Use = std::function<void(const StoredStock&)>;

    explicit StockStore(sql::Connection& connection) : m_connection(connection) {}

    // By location.
    std::vector<StoredStock> of_product(ProductId product);
    // Of all products, by product and location, without the names of feeds.
    void each(const Use& use);
    // Grows with every feed that was read: what was made of the same number is still right.
    std::int64_t last_run();

private:
    sql::Connection& m_connection;
    std::unique_ptr<sql::Statement> m_of_product;
};

// One reading of a feed: others see the stock from before until commit(), and forever without it.
// Holds the writer lock all the while.
class StockFeed {
public:
    // Throws Error (locked) as WriterLock does.
    StockFeed(Catalogue& catalogue, const std::string& name);

    enum class Done {
        created,
        updated,
        confirmed,  // the quantity that was there
        older,      // counted before what is known, which stays
    };
    Done put(const StoredStock& stock);
    // What is known there stays, as if it had been said again.
    void keep(ProductId product, LocationId location);
    // Of the location, all that was neither put nor kept; their number.
    std::int64_t remove_others(LocationId location);
    void commit();

private:
    Catalogue& m_catalogue;
    WriterLock m_lock;
    sql::Transaction m_transaction;
    std::int64_t m_feed = 0, m_run = 0;
    std::unique_ptr<sql::Statement> m_find, m_put, m_keep;
};

}  // namespace vitrine
