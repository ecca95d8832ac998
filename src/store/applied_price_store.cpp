#include "store/applied_price_store.h"

#include <algorithm>

#include "base/checksum.h"

namespace vitrine {
namespace {

constexpr std::string_view applied_columns =
    "number, channel, product, item, at, state, amount, scale, currency, flags, publication";
constexpr int applied_column_count = 11, currency_column = 8;
// What is hashed at a time. Part of what a hash is: never to be changed.
constexpr std::int64_t rows_per_block = 4096;
constexpr std::int64_t flag_reduction = 1, flag_first = 2;

AppliedPriceRow applied_row(const sql::Statement& row) {
    AppliedPriceRow applied;
    applied.number = row.integer(0);
    applied.channel = static_cast<ChannelId>(row.integer(1));
    applied.product = static_cast<ProductId>(row.integer(2));
    applied.item = static_cast<ProductId>(row.integer(3));
    applied.applied.from = Instant(std::chrono::milliseconds(row.integer(4)));
    applied.applied.state = static_cast<AppliedState>(row.integer(5));
    applied.applied.price.amount = Decimal(row.integer(6), static_cast<int>(row.integer(7)));
    applied.applied.price.currency = CurrencyCode::parse(row.text(8)).value_or(CurrencyCode());
    applied.applied.is_reduction = (row.integer(9) & flag_reduction) != 0;
    applied.is_first = (row.integer(9) & flag_first) != 0;
    applied.publication = row.integer(10);
    applied.applied.is_declared = applied.publication == 0;
    return applied;
}

std::vector<AppliedPriceRow> applied_rows(sql::Statement& statement) {
    std::vector<AppliedPriceRow> rows;
    sql::each(statement, [&](const sql::Statement& row) { rows.push_back(applied_row(row)); });
    return rows;
}

}  // namespace

std::vector<AppliedPriceRow> AppliedPriceStore::of_product(ChannelId channel, ProductId product) {
    if (!m_of_product)
        m_of_product =
            m_connection.prepare("SELECT " + std::string(applied_columns) +
                                 " FROM applied_price WHERE channel = $1 AND product = $2");
    m_of_product->bind(1, channel).bind(2, product);
    std::vector<AppliedPriceRow> rows = applied_rows(*m_of_product);
    std::ranges::sort(rows, [](const AppliedPriceRow& one, const AppliedPriceRow& other) {
        return std::pair(one.applied.from, one.number) <
               std::pair(other.applied.from, other.number);
    });
    return rows;
}

std::vector<AppliedPriceRow> AppliedPriceStore::last_of_item(ChannelId channel, ProductId item) {
    if (!m_of_item)
        m_of_item = m_connection.prepare(
            "SELECT " + std::string(applied_columns) +
            " FROM applied_price WHERE channel = $1 AND item = $2 AND publication > 0"
            " ORDER BY product, number DESC");
    m_of_item->bind(1, channel).bind(2, item);
    std::vector<AppliedPriceRow> rows = applied_rows(*m_of_item);
    rows.erase(std::unique(rows.begin(), rows.end(),
                           [](const AppliedPriceRow& one, const AppliedPriceRow& other) {
                               return one.product == other.product;
                           }),
               rows.end());
    return rows;
}

std::optional<Instant> AppliedPriceStore::recorded_since(ChannelId channel) {
    const auto statement = m_connection.prepare(
        "SELECT min(at) FROM applied_price WHERE channel = $1 AND publication > 0");
    statement->bind(1, channel);
    std::optional<Instant> since;
    sql::each(*statement, [&](const sql::Statement& row) {
        if (!row.is_null(0)) since = Instant(std::chrono::milliseconds(row.integer(0)));
    });
    return since;
}

void AppliedPriceStore::add(std::span<const AppliedPriceRow> rows, PriceLedgerEntry entry) {
    if (rows.empty()) return;
    std::int64_t number = 0;
    const auto last = m_connection.prepare("SELECT coalesce(max(number), 0) FROM applied_price");
    sql::each(*last, [&](const sql::Statement& row) { number = row.integer(0); });
    const auto insert =
        m_connection.prepare("INSERT INTO applied_price (" + std::string(applied_columns) +
                             ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
    entry.first_seq = number + 1;
    for (const AppliedPriceRow& row : rows) {
        const AppliedPrice& applied = row.applied;
        insert->bind(1, ++number).bind(2, row.channel).bind(3, row.product).bind(4, row.item);
        insert->bind(5, applied.from.time_since_epoch().count());
        insert->bind(6, static_cast<std::int64_t>(applied.state));
        insert->bind(7, applied.price.amount.mantissa()).bind(8, applied.price.amount.scale());
        insert->bind(9, applied.price.currency.view());
        insert->bind(10,
                     (applied.is_reduction ? flag_reduction : 0) | (row.is_first ? flag_first : 0));
        insert->bind(11, row.publication).run();
    }
    entry.last_seq = number;
    entry.content = content(entry.first_seq, entry.last_seq).hash;
    PriceLedger(m_connection).append(std::move(entry));
}

AppliedPriceStore::Content AppliedPriceStore::content(std::int64_t first, std::int64_t last) {
    const auto statement =
        m_connection.prepare("SELECT " + std::string(applied_columns) +
                             " FROM applied_price WHERE number BETWEEN $1 AND $2 ORDER BY number");
    statement->bind(1, first).bind(2, last);
    Content content;
    std::string block, hashes;
    sql::each(*statement, [&](const sql::Statement& row) {
        for (int column = 0; column < applied_column_count; ++column) {
            if (column == currency_column)
                block += row.text(column);
            else
                block += std::to_string(row.integer(column));
            block += column + 1 == applied_column_count ? '\n' : ' ';
        }
        if (++content.rows % rows_per_block == 0) {
            hashes += sha256(block);
            block.clear();
        }
    });
    content.hash = sha256(hashes + sha256(block));
    return content;
}

}  // namespace vitrine
