#include "store/stock_store.h"

#include "store/catalogue.h"

namespace vitrine {
namespace {

StoredStock stock_of(const sql::Statement& row) {
    StoredStock stock;
    stock.product = static_cast<ProductId>(row.integer(0));
    stock.location = static_cast<LocationId>(row.integer(1));
    stock.quantity = row.integer(2);
    if (!row.is_null(3)) stock.sold_per_day = row.integer(3);
    stock.as_of = Instant(std::chrono::milliseconds(row.integer(4)));
    return stock;
}

}  // namespace

std::vector<StoredStock> StockStore::of_product(ProductId product) {
    if (!m_of_product)
        m_of_product = m_connection.prepare(
            "SELECT product, location, quantity, sold_per_day, as_of, stock_feed.name FROM stock"
            " LEFT JOIN stock_feed ON stock_feed.id = stock.feed WHERE product = $1"
            " ORDER BY location");
    m_of_product->bind(1, product);
    std::vector<StoredStock> levels;
    sql::each(*m_of_product, [&](const sql::Statement& row) {
        levels.push_back(stock_of(row));
        levels.back().feed = row.text(5);
    });
    return levels;
}

void StockStore::each(const Use& use) {
    const auto statement = m_connection.prepare(
        "SELECT product, location, quantity, sold_per_day, as_of FROM stock"
        " ORDER BY product, location");
    sql::each(*statement, [&](const sql::Statement& row) { use(stock_of(row)); });
}

std::int64_t StockStore::last_run() {
    const auto statement = m_connection.prepare("SELECT max(run) FROM stock_feed");
    std::int64_t run = 0;
    sql::each(*statement, [&](const sql::Statement& row) { run = row.integer(0); });
    return run;
}

StockFeed::StockFeed(Catalogue& catalogue, const std::string& name)
    : m_catalogue(catalogue),
      m_lock(catalogue.file()),
      m_transaction(catalogue.connection(), sql::Transaction::Kind::write, sql::Durability::normal),
      m_run(StockStore(catalogue.connection()).last_run() + 1) {
    sql::Connection& connection = catalogue.connection();
    const auto feed = connection.prepare(
        "INSERT INTO stock_feed (name, read_at, run) VALUES ($1, $2, $3) ON CONFLICT (name) DO"
        " UPDATE SET read_at = excluded.read_at, run = excluded.run RETURNING id");
    feed->bind(1, std::string_view(name));
    feed->bind(2, catalogue.now().time_since_epoch().count()).bind(3, m_run);
    sql::each(*feed, [&](const sql::Statement& row) { m_feed = row.integer(0); });
    m_find = connection.prepare(
        "SELECT product, location, quantity, sold_per_day, as_of FROM stock"
        " WHERE product = $1 AND location = $2");
    m_put = connection.prepare(
        "INSERT INTO stock (product, location, quantity, sold_per_day, as_of, feed, run)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (product, location) DO UPDATE SET"
        " quantity = excluded.quantity, sold_per_day = excluded.sold_per_day,"
        " as_of = excluded.as_of, feed = excluded.feed, run = excluded.run");
    m_keep = connection.prepare("UPDATE stock SET run = $3 WHERE product = $1 AND location = $2");
}

StockFeed::Done StockFeed::put(const StoredStock& stock) {
    m_find->bind(1, stock.product).bind(2, stock.location);
    std::optional<StoredStock> before;
    sql::each(*m_find, [&](const sql::Statement& row) { before = stock_of(row); });
    if (before && before->as_of > stock.as_of) {
        keep(stock.product, stock.location);
        return Done::older;
    }
    m_put->bind(1, stock.product).bind(2, stock.location).bind(3, stock.quantity);
    if (stock.sold_per_day)
        m_put->bind(4, *stock.sold_per_day);
    else
        m_put->bind_null(4);
    m_put->bind(5, stock.as_of.time_since_epoch().count()).bind(6, m_feed).bind(7, m_run).run();
    if (!before) return Done::created;
    return before->quantity == stock.quantity ? Done::confirmed : Done::updated;
}

void StockFeed::keep(ProductId product, LocationId location) {
    m_keep->bind(1, product).bind(2, location).bind(3, m_run).run();
}

std::int64_t StockFeed::remove_others(LocationId location) {
    const auto count = m_catalogue.connection().prepare(
        "SELECT count(*) FROM stock WHERE location = $1 AND run <> $2");
    std::int64_t others = 0;
    count->bind(1, location).bind(2, m_run);
    sql::each(*count, [&](const sql::Statement& row) { others = row.integer(0); });
    const auto remove =
        m_catalogue.connection().prepare("DELETE FROM stock WHERE location = $1 AND run <> $2");
    remove->bind(1, location).bind(2, m_run).run();
    return others;
}

void StockFeed::commit() {
    m_transaction.commit();
}

}  // namespace vitrine
