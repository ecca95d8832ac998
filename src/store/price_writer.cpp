#include "store/price_writer.h"

#include "base/checksum.h"
#include "store/change_set_writer.h"
#include "store/price_ledger.h"

namespace vitrine {
namespace {

std::optional<PriceChangeRow::Terms> terms_in(const std::optional<StoredPrice>& price) {
    if (!price) return std::nullopt;
    return PriceChangeRow::Terms{price->until, price->amount};
}

void bind_key(sql::Statement& statement, const PriceKey& key) {
    statement.bind(1, key.list).bind(2, key.product).bind(3, static_cast<std::int64_t>(key.type));
    statement.bind(4, key.tier).bind(5, key.from.time_since_epoch().count());
}

void bind_terms(sql::Statement& statement, const StoredPrice& price) {
    statement.bind(6, price.until.time_since_epoch().count());
    statement.bind(7, price.amount.mantissa()).bind(8, price.amount.scale());
}

}  // namespace

PriceWriter& ChangeSetWriter::prices() {
    if (!m_prices) m_prices = std::make_unique<PriceWriter>(*this, m_catalogue.prices());
    return *m_prices;
}

bool is_identical(const StoredPrice& one, const StoredPrice& other) {
    return one == other && one.amount.is_identical(other.amount);
}

std::optional<Operation> PriceWriter::put(const StoredPrice& price) {
    if (m_expects_new && insert(price)) {
        note(price.key, std::nullopt, price);
        return Operation::create;
    }
    const auto before = m_store.find(price.key);
    m_expects_new = !before;
    if (!record(price.key, before, price)) return std::nullopt;
    return before ? Operation::update : Operation::create;
}

bool PriceWriter::remove(const PriceKey& key) {
    return record(key, m_store.find(key), std::nullopt);
}

std::int64_t PriceWriter::remove_list(PriceListId list) {
    std::vector<StoredPrice> prices;
    m_store.each(list, [&](const StoredPrice& price) { prices.push_back(price); });
    for (const StoredPrice& price : prices) record(price.key, price, std::nullopt);
    return static_cast<std::int64_t>(prices.size());
}

bool PriceWriter::record(const PriceKey& key, const std::optional<StoredPrice>& before,
                         const std::optional<StoredPrice>& after) {
    if (!before && !after) return false;
    if (before && after && is_identical(*before, *after)) return false;
    note(key, before, after);
    if (!m_store.m_put) {
        m_store.m_put = m_store.m_connection.prepare(
            "INSERT INTO price (list, product, type, tier, starts, ends, amount, scale)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            " ON CONFLICT (list, product, type, tier, starts) DO UPDATE"
            " SET ends = excluded.ends, amount = excluded.amount, scale = excluded.scale");
        m_store.m_remove = m_store.m_connection.prepare(
            "DELETE FROM price"
            " WHERE list = $1 AND product = $2 AND type = $3 AND tier = $4 AND starts = $5");
    }
    sql::Statement& statement = after ? *m_store.m_put : *m_store.m_remove;
    bind_key(statement, key);
    if (after) bind_terms(statement, *after);
    statement.run();
    return true;
}

// False, and nothing is written, where there is a price of its key.
bool PriceWriter::insert(const StoredPrice& price) {
    if (!m_store.m_insert)
        m_store.m_insert = m_store.m_connection.prepare(
            "INSERT INTO price (list, product, type, tier, starts, ends, amount, scale)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING 1");
    bind_key(*m_store.m_insert, price.key);
    bind_terms(*m_store.m_insert, price);
    bool is_new = false;
    sql::each(*m_store.m_insert, [&](const sql::Statement&) { is_new = true; });
    return is_new;
}

void PriceWriter::note(const PriceKey& key, const std::optional<StoredPrice>& before,
                       const std::optional<StoredPrice>& after) {
    if (m_pack == nullptr || m_list != key.list) {
        m_list = key.list;
        m_pack = &m_packs[key.list];
    }
    if (m_pack->is_full()) write(*m_pack);
    m_pack->add({key, terms_in(before), terms_in(after)});
    m_writer.ensure_change_set();
    m_writer.count(EntityKind::price, !before  ? Operation::create
                                      : !after ? Operation::remove
                                               : Operation::update);
}

void PriceWriter::write(PricePack& pack) {
    if (pack.empty()) return;
    const auto statement = m_store.m_connection.prepare(
        "INSERT INTO price_change (seq, change_set, list, first_product, last_product, rows)"
        " VALUES ($1, $2, $3, $4, $5, $6)");
    m_last_seq = m_writer.take_seq();
    if (m_first_seq == 0) m_first_seq = m_last_seq;
    m_hashes += sha256(pack.rows());
    statement->bind(1, m_last_seq).bind(2, m_writer.id()).bind(3, pack.list());
    statement->bind(4, pack.first()).bind(5, pack.last()).bind_blob(6, pack.rows()).run();
    pack.clear();
}

void PriceWriter::flush() {
    for (auto& [list, pack] : m_packs) write(pack);
}

void PriceWriter::settle() {
    flush();
    if (m_first_seq == 0) return;
    PriceLedgerEntry entry;
    entry.at = m_writer.m_catalogue.now();
    entry.kind = "prices";
    entry.author = m_writer.m_origin.author;
    entry.note = m_writer.m_origin.note.empty() ? m_writer.m_origin.source : m_writer.m_origin.note;
    entry.change_set = m_writer.id();
    entry.first_seq = m_first_seq;
    entry.last_seq = m_last_seq;
    entry.content = sha256(m_hashes);
    PriceLedger(m_writer.m_catalogue.connection()).append(std::move(entry));
    m_hashes.clear();
    m_first_seq = m_last_seq = 0;
}

}  // namespace vitrine
