// The page cache, with the words of any connection of this engine.
#include <string>

#include "store/sqlite_connection.h"

namespace vitrine::sql {
namespace {

// Pages, or kilobytes where it is negative.
void set_cache_size(Connection& connection, std::int64_t size) {
    connection.execute("PRAGMA cache_size = " + std::to_string(size));
}

}  // namespace

CacheSize::CacheSize(Connection& connection, std::int64_t kilobytes) : m_connection(connection) {
    const auto statement = connection.prepare("PRAGMA cache_size");
    each(*statement, [this](const Statement& row) { m_before = row.integer(0); });
    set_cache_size(connection, -kilobytes);
}

// What it throws would only leave the cache as it is.
CacheSize::~CacheSize() {
    try {
        set_cache_size(m_connection, m_before);
    } catch (...) {
    }
}

}  // namespace vitrine::sql
