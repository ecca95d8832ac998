#include "store/initial_load.h"

#include "store/product_row.h"

namespace vitrine {
namespace {

// Pages are filled one after the other: written while the processor still has them at hand.
constexpr std::int64_t filling_cache = 8U << 10U;  // kilobytes
// For two million codes before they are sorted in pieces.
constexpr std::int64_t sorting_cache = 64U << 10U;

}  // namespace

std::unique_ptr<InitialLoad> InitialLoad::try_begin(Catalogue& catalogue) {
    if (catalogue.products().highest_id() != 0) return nullptr;
    sql::Connection& connection = catalogue.connection();
    if (!sql::leave_log(connection)) return nullptr;
    return std::unique_ptr<InitialLoad>(new InitialLoad(connection));
}

InitialLoad::~InitialLoad() {
    try {
        sql::use_log(m_connection);
    } catch (...) {
        // It is tried again when the file is opened the next time.
    }
}

// Children are looked for by their parent while the import runs, so that index stays.
void InitialLoad::drop_index() {
    const auto index =
        m_connection.prepare("SELECT sql FROM sqlite_master WHERE name = 'product_code'");
    sql::each(*index, [&](const sql::Statement& row) { m_index = row.text(0); });
    m_connection.execute("DROP INDEX product_code");
    m_cache.emplace(m_connection, filling_cache);
    m_inserts.emplace(m_connection, insert_product_sql);
}

void InitialLoad::insert(const Product& product) {
    bind_product(*m_inserts, product);
    m_inserts->bind_id(11, product.row_hash).run();
}

void InitialLoad::make_index() {
    m_inserts->finish();
    m_inserts.reset();
    m_cache.reset();
    m_cache.emplace(m_connection, sorting_cache);
    m_connection.execute(m_index);
}

}  // namespace vitrine
