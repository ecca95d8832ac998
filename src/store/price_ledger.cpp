#include "store/price_ledger.h"

#include "base/checksum.h"

namespace vitrine {
namespace {

// With its length before it, so that no two lists of texts are written alike.
void put_part(std::string& out, std::string_view part) {
    out += std::to_string(part.size());
    out += ':';
    out += part;
}

}  // namespace

std::string price_ledger_hash(std::string_view previous, const PriceLedgerEntry& entry) {
    std::string text;
    put_part(text, previous);
    for (const std::int64_t number :
         {entry.number, entry.at.time_since_epoch().count(), std::int64_t{entry.change_set},
          entry.first_seq, entry.last_seq})
        put_part(text, std::to_string(number));
    for (const std::string& part : {entry.kind, entry.author, entry.note, entry.content})
        put_part(text, part);
    return sha256(text);
}

PriceLedgerHead PriceLedger::head() {
    const auto statement =
        m_connection.prepare("SELECT number, hash FROM price_ledger ORDER BY number DESC LIMIT 1");
    PriceLedgerHead head;
    sql::each(*statement, [&](const sql::Statement& row) {
        head = {row.integer(0), std::string(row.text(1))};
    });
    return head;
}

void PriceLedger::append(PriceLedgerEntry entry) {
    const PriceLedgerHead last = head();
    entry.number = last.number + 1;
    entry.hash = price_ledger_hash(last.hash, entry);
    const auto insert = m_connection.prepare(
        "INSERT INTO price_ledger (number, at, kind, author, note, change_set, first_seq, last_seq,"
        " content, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    insert->bind(1, entry.number).bind(2, entry.at.time_since_epoch().count());
    insert->bind(3, std::string_view(entry.kind)).bind(4, std::string_view(entry.author));
    insert->bind(5, std::string_view(entry.note)).bind(6, entry.change_set);
    insert->bind(7, entry.first_seq).bind(8, entry.last_seq);
    insert->bind(9, std::string_view(entry.content)).bind(10, std::string_view(entry.hash)).run();
}

void PriceLedger::each(std::int64_t after,
                       const std::function<bool(const PriceLedgerEntry&)>& use) {
    const auto statement = m_connection.prepare(
        "SELECT number, at, kind, author, note, change_set, first_seq, last_seq, content, hash"
        " FROM price_ledger WHERE number > $1 ORDER BY number");
    statement->bind(1, after);
    while (statement->step()) {
        PriceLedgerEntry entry;
        entry.number = statement->integer(0);
        entry.at = Instant(std::chrono::milliseconds(statement->integer(1)));
        entry.kind = statement->text(2);
        entry.author = statement->text(3);
        entry.note = statement->text(4);
        entry.change_set = static_cast<ChangeSetId>(statement->integer(5));
        entry.first_seq = statement->integer(6);
        entry.last_seq = statement->integer(7);
        entry.content = statement->text(8);
        entry.hash = statement->text(9);
        if (!use(entry)) break;
    }
    statement->reset();
}

}  // namespace vitrine
