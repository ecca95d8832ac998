#include "store/sql.h"

#include "base/error.h"

namespace vitrine::sql {

Transaction::Transaction(Connection& connection, Kind kind, Durability durability)
    : m_connection(connection) {
    if (kind != Kind::read && m_connection.m_durability != durability) {
        m_connection.execute(durability == Durability::full ? "PRAGMA synchronous = FULL"
                                                            : "PRAGMA synchronous = NORMAL");
        m_connection.m_durability = durability;
    }
    // Prepared, because that is kept from one transaction to the next.
    m_connection
        .prepare(kind == Kind::read    ? "BEGIN"
                 : kind == Kind::write ? "BEGIN IMMEDIATE"
                                       : "BEGIN EXCLUSIVE")
        ->run();
    m_connection.m_in_transaction = true;
    m_connection.m_rows_before = m_connection.written_rows();
    m_open = true;
}

Transaction::~Transaction() {
    if (!m_open) return;
    m_connection.m_in_transaction = false;
    try {
        m_connection.execute("ROLLBACK");
    } catch (const Error&) {
        // The engine has rolled back already (disk full, I/O error): nothing is left to undo.
    }
}

void Transaction::commit() {
    m_connection.prepare("COMMIT")->run();
    m_open = false;
    m_connection.m_in_transaction = false;
}

}  // namespace vitrine::sql
