#include "store/price_store.h"

#include <algorithm>

#include "store/price_pack.h"

namespace vitrine {
namespace {

constexpr std::string_view price_columns = "list, product, type, tier, starts, ends, amount, scale";

std::string price_query(std::string_view condition) {
    return "SELECT " + std::string(price_columns) + " FROM price" + std::string(condition);
}

LocalTime local_time(std::int64_t milliseconds) {
    return LocalTime(std::chrono::milliseconds(milliseconds));
}

StoredPrice price_of(const sql::Statement& row) {
    StoredPrice price;
    price.key.list = static_cast<PriceListId>(row.integer(0));
    price.key.product = static_cast<ProductId>(row.integer(1));
    price.key.type = static_cast<PriceType>(row.integer(2));
    price.key.tier = row.integer(3);
    price.key.from = local_time(row.integer(4));
    price.until = local_time(row.integer(5));
    price.amount = Decimal(row.integer(6), static_cast<int>(row.integer(7)));
    return price;
}

}  // namespace

std::optional<StoredPrice> PriceStore::find(const PriceKey& key) {
    if (!m_find)
        m_find = m_connection.prepare(price_query(
            " WHERE list = $1 AND product = $2 AND type = $3 AND tier = $4 AND starts = $5"));
    m_find->bind(1, key.list).bind(2, key.product).bind(3, static_cast<std::int64_t>(key.type));
    m_find->bind(4, key.tier).bind(5, key.from.time_since_epoch().count());
    std::optional<StoredPrice> found;
    sql::each(*m_find, [&](const sql::Statement& row) { found = price_of(row); });
    return found;
}

std::vector<StoredPrice> PriceStore::of_product(PriceListId list, ProductId product) {
    if (!m_of_product)
        m_of_product = m_connection.prepare(price_query(
            " WHERE list = $1 AND product = $2 ORDER BY list, product, type, tier, starts"));
    m_of_product->bind(1, list).bind(2, product);
    std::vector<StoredPrice> prices;
    sql::each(*m_of_product, [&](const sql::Statement& row) { prices.push_back(price_of(row)); });
    return prices;
}

void PriceStore::each(PriceListId list, const Use& use) {
    constexpr std::string_view order = " ORDER BY list, product, type, tier, starts";
    const auto statement = m_connection.prepare(
        price_query((list == 0 ? "" : " WHERE list = $1") + std::string(order)));
    if (list != 0) statement->bind(1, list);
    sql::each(*statement, [&](const sql::Statement& row) { use(price_of(row)); });
}

void PriceStore::each_of(PriceListId list, std::span<const ProductId> products, const Use& use) {
    // Reading on past so many products costs less than looking for the next one.
    constexpr ProductId worth_reading_on = 4;
    const auto statement =
        m_connection.prepare(price_query(" WHERE list = $1 AND product BETWEEN $2 AND $3"
                                         " ORDER BY list, product, type, tier, starts"));
    for (auto first = products.begin(); first != products.end();) {
        auto behind = first + 1;
        while (behind != products.end() && *behind - *(behind - 1) <= worth_reading_on) ++behind;
        statement->bind(1, list).bind(2, *first).bind(3, *(behind - 1));
        sql::each(*statement, [&](const sql::Statement& row) {
            const StoredPrice price = price_of(row);
            while (*first < price.key.product) ++first;
            if (*first == price.key.product) use(price);
        });
        first = behind;
    }
}

std::int64_t PriceStore::count(PriceListId list) {
    const auto statement =
        m_connection.prepare("SELECT count(*) FROM price WHERE list = $1 OR $1 = 0");
    std::int64_t count = 0;
    statement->bind(1, list);
    sql::each(*statement, [&](const sql::Statement& row) { count = row.integer(0); });
    return count;
}

std::int64_t PriceStore::first_seq_of(ChangeSetId change_set) {
    const auto statement =
        m_connection.prepare("SELECT min(seq) FROM price_change WHERE change_set = $1");
    std::int64_t first = 0;
    statement->bind(1, change_set);
    sql::each(*statement, [&](const sql::Statement& row) { first = row.integer(0); });
    return first;
}

std::vector<ProductId> PriceStore::products_changed_since(std::int64_t seq, ChangeSetId but) {
    const auto statement = m_connection.prepare(
        "SELECT list, rows FROM price_change WHERE seq > $1 AND change_set <> $2");
    statement->bind(1, seq).bind(2, but);
    std::vector<ProductId> products;
    sql::each(*statement, [&](const sql::Statement& row) {
        each_price_change(
            static_cast<PriceListId>(row.integer(0)), row.blob(1),
            [&](const PriceChangeRow& change) { products.push_back(change.key.product); });
    });
    std::ranges::sort(products);
    products.erase(std::unique(products.begin(), products.end()), products.end());
    return products;
}

void PriceStore::each_change(ChangeSetId change_set, const UseChange& use) {
    const auto packs = m_connection.prepare(
        "SELECT seq, list FROM price_change WHERE change_set = $1 ORDER BY seq DESC");
    packs->bind(1, change_set);
    std::vector<std::pair<std::int64_t, PriceListId>> found;
    sql::each(*packs, [&](const sql::Statement& row) {
        found.emplace_back(row.integer(0), static_cast<PriceListId>(row.integer(1)));
    });
    const auto read = m_connection.prepare("SELECT rows FROM price_change WHERE seq = $1");
    for (const auto& [seq, list] : found) {
        std::vector<PriceChangeRow> rows;
        read->bind(1, seq);
        sql::each(*read, [&, list = list](const sql::Statement& row) {
            each_price_change(list, row.blob(0),
                              [&](const PriceChangeRow& change) { rows.push_back(change); });
        });
        std::for_each(rows.rbegin(), rows.rend(), use);
    }
}

}  // namespace vitrine
