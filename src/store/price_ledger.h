// The record of which prices were decided when and by whom. Entries are only ever added, and each
// carries a hash of itself and of the one before it: whoever knows the last hash of some day can
// tell later whether anything up to that day was altered.
//
// It shows tampering; it does not prevent it. Who can write the file can also write a whole new
// chain, but not one that ends in a hash that was reported before.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "catalog/ids.h"
#include "store/sql.h"

namespace vitrine {

struct PriceLedgerEntry {
    std::int64_t number = 0;  // from 1, without gaps
    Instant at{};
    // "prices" (a change set changed prices), "approved", "withdrawn" (of a price change),
    // "applied" (a channel acknowledged prices), "declared" (of earlier times).
    std::string kind;
    std::string author;
    std::string note;
    ChangeSetId change_set = 0;  // 0: none
    // The rows that it covers, and their hash; 0 and empty where there are none. Of price_change,
    // or for what was applied or declared of applied_price.
    std::int64_t first_seq = 0, last_seq = 0;
    std::string content;
    std::string hash;  // SHA-256 in hexadecimal
};

// What the end of the chain says; number 0 and no hash while it is empty.
struct PriceLedgerHead {
    std::int64_t number = 0;
    std::string hash;
    bool operator==(const PriceLedgerHead&) const = default;
};

// One thread, that of the connection.
class PriceLedger {
public:
    explicit PriceLedger(sql::Connection& connection) : m_connection(connection) {}

    PriceLedgerHead head();
    // Within a writing transaction. Number and hash are given here.
    void append(PriceLedgerEntry entry);
    // Of those after `number`, in order; `use` returns false to stop.
    void each(std::int64_t after, const std::function<bool(const PriceLedgerEntry&)>& use);

private:
    sql::Connection& m_connection;
};

// The hash of an entry behind one with the hash `previous`.
std::string price_ledger_hash(std::string_view previous, const PriceLedgerEntry& entry);

}  // namespace vitrine
