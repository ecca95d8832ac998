#include "store/receipt_store.h"

namespace vitrine {
namespace {

constexpr std::string_view receipt_columns =
    "channel, product, item_key, remote_id, hash, at, status, code, message, field";

std::vector<Receipt> receipts_of(sql::Statement& statement) {
    std::vector<Receipt> receipts;
    sql::each(statement, [&](const sql::Statement& row) {
        Receipt& receipt = receipts.emplace_back();
        receipt.channel = static_cast<ChannelId>(row.integer(0));
        receipt.product = static_cast<ProductId>(row.integer(1));
        receipt.item_key = row.text(2);
        receipt.remote_id = row.text(3);
        receipt.hash = row.text(4);
        receipt.at = Instant(std::chrono::milliseconds(row.integer(5)));
        receipt.status = static_cast<ReceiptStatus>(row.integer(6));
        receipt.code = row.text(7);
        receipt.message = row.text(8);
        receipt.field = row.text(9);
    });
    return receipts;
}

constexpr std::string_view publication_columns = "id, channel, at, author, counts, outputs";

std::vector<Publication> publications_of(sql::Statement& statement) {
    std::vector<Publication> publications;
    sql::each(statement, [&](const sql::Statement& row) {
        Publication& publication = publications.emplace_back();
        publication.id = row.integer(0);
        publication.channel = static_cast<ChannelId>(row.integer(1));
        publication.at = Instant(std::chrono::milliseconds(row.integer(2)));
        publication.author = row.text(3);
        publication.counts = row.text(4);
        publication.outputs = row.text(5);
    });
    return publications;
}

}  // namespace

std::vector<Receipt> ReceiptStore::of_channel(ChannelId channel) {
    const auto statement =
        m_connection.prepare("SELECT " + std::string(receipt_columns) +
                             " FROM receipt WHERE channel = $1 ORDER BY product");
    statement->bind(1, channel);
    return receipts_of(*statement);
}

std::vector<Receipt> ReceiptStore::of_product(ProductId product) {
    const auto statement =
        m_connection.prepare("SELECT " + std::string(receipt_columns) +
                             " FROM receipt WHERE product = $1 ORDER BY channel");
    statement->bind(1, product);
    return receipts_of(*statement);
}

std::int64_t ReceiptStore::save(const Publication& publication,
                                const std::vector<Receipt>& receipts,
                                const std::vector<ProductId>& removed,
                                const std::function<void(std::int64_t publication)>& with) {
    sql::Transaction transaction(m_connection, sql::Transaction::Kind::write);
    std::int64_t id = 0;
    const auto next = m_connection.prepare(
        "UPDATE sequence SET next = next + 1 WHERE name = 'publication' RETURNING next - 1");
    sql::each(*next, [&](const sql::Statement& row) { id = row.integer(0); });
    const auto insert = m_connection.prepare(
        "INSERT INTO publication (id, channel, at, author, counts, outputs) VALUES ($1, $2, $3, "
        "$4, $5, $6)");
    insert->bind(1, id)
        .bind(2, publication.channel)
        .bind(3, publication.at.time_since_epoch().count());
    insert->bind(4, std::string_view(publication.author))
        .bind(5, std::string_view(publication.counts));
    insert->bind(6, std::string_view(publication.outputs)).run();

    const auto upsert =
        m_connection.prepare("INSERT INTO receipt (" + std::string(receipt_columns) +
                             ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT "
                             "(channel, product) DO UPDATE SET"
                             " item_key = excluded.item_key, remote_id = excluded.remote_id, hash "
                             "= excluded.hash, at = excluded.at,"
                             " status = excluded.status, code = excluded.code, message = "
                             "excluded.message, field = excluded.field");
    for (const Receipt& receipt : receipts) {
        upsert->bind(1, receipt.channel)
            .bind(2, receipt.product)
            .bind(3, std::string_view(receipt.item_key));
        upsert->bind(4, std::string_view(receipt.remote_id))
            .bind(5, std::string_view(receipt.hash));
        upsert->bind(6, receipt.at.time_since_epoch().count())
            .bind(7, static_cast<std::int64_t>(receipt.status));
        upsert->bind(8, std::string_view(receipt.code)).bind(9, std::string_view(receipt.message));
        upsert->bind(10, std::string_view(receipt.field)).run();
    }
    const auto erase =
        m_connection.prepare("DELETE FROM receipt WHERE channel = $1 AND product = $2");
    for (const ProductId product : removed)
        erase->bind(1, publication.channel).bind(2, product).run();
    if (with) with(id);
    transaction.commit();
    return id;
}

std::optional<Publication> ReceiptStore::publication(std::int64_t id) {
    const auto statement = m_connection.prepare("SELECT " + std::string(publication_columns) +
                                                " FROM publication WHERE id = $1");
    statement->bind(1, id);
    std::vector<Publication> found = publications_of(*statement);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Publication> ReceiptStore::publications(ChannelId channel, std::int64_t limit) {
    const auto statement =
        m_connection.prepare("SELECT " + std::string(publication_columns) +
                             " FROM publication WHERE channel = $1 ORDER BY id DESC LIMIT $2");
    statement->bind(1, channel).bind(2, limit);
    return publications_of(*statement);
}

}  // namespace vitrine
