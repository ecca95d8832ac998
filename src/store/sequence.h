// The numbers that the database gives out: products, changes, change sets.
#pragma once

#include <string_view>

#include "store/sql.h"

namespace vitrine {

// The number to be given next; 0 where there is no such sequence.
inline std::int64_t read_sequence(sql::Connection& connection, std::string_view name) {
    const auto statement = connection.prepare("SELECT next FROM sequence WHERE name = $1");
    std::int64_t next = 0;
    statement->bind(1, name);
    sql::each(*statement, [&](const sql::Statement& row) { next = row.integer(0); });
    return next;
}

inline void write_sequence(sql::Connection& connection, std::string_view name, std::int64_t next) {
    const auto statement = connection.prepare("UPDATE sequence SET next = $2 WHERE name = $1");
    statement->bind(1, name).bind(2, next).run();
}

// The same for a sequence that may not be there yet. Undo does not touch it: what was given stays
// given.
inline void keep_sequence(sql::Connection& connection, std::string_view name, std::int64_t next) {
    const auto statement = connection.prepare(
        "INSERT INTO sequence (name, next) VALUES ($1, $2)"
        " ON CONFLICT (name) DO UPDATE SET next = excluded.next");
    statement->bind(1, name).bind(2, next).run();
}

}  // namespace vitrine
