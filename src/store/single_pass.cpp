// A pass over everything, with the words of any connection of this engine.
#include <string>

#include "base/error.h"
#include "store/sqlite_connection.h"

namespace vitrine::sql {
namespace {

void set_cache_size(Connection& connection, std::int64_t size) {
    connection.execute("PRAGMA cache_size = " + std::to_string(size));
}

}  // namespace

SinglePass::SinglePass(Connection& connection) : m_connection(connection), m_cache_size(0) {
    const auto statement = connection.prepare("PRAGMA cache_size");
    each(*statement, [this](const Statement& row) { m_cache_size = row.integer(0); });
    constexpr std::int64_t kilobytes = 512;
    set_cache_size(connection, -kilobytes);
}

// What it throws would only leave the cache small.
SinglePass::~SinglePass() {
    try {
        set_cache_size(m_connection, m_cache_size);
    } catch (const Error&) {
    }
}

}  // namespace vitrine::sql
