// The first import of a catalogue. As long as it holds no product, and nobody else has it open, its
// pages go straight to where they belong (sql::leave_log), and the index of codes is made in one go
// at the end: of a million products each takes a third less time.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "store/catalogue.h"
#include "store/statement_queue.h"

namespace vitrine {

// From before the transaction until after it; the WriterLock is held all the while. Meanwhile
// others wait for the file, also to read, and whoever adds products sees to it himself that no code
// is used twice, since only make_index() would notice.
class InitialLoad {
public:
    // Null where the catalogue holds products or others have it open.
    static std::unique_ptr<InitialLoad> try_begin(Catalogue& catalogue);
    ~InitialLoad();
    InitialLoad(const InitialLoad&) = delete;
    InitialLoad& operator=(const InitialLoad&) = delete;

    // First and last in the transaction (Kind::exclusive).
    void drop_index();
    void make_index();
    // In between: adds a product, on a thread of its own. Whoever asks for one finds it.
    void insert(const Product& product);
    // Forgets what was not inserted yet, for a transaction that is to be rolled back.
    void stop() { m_inserts.reset(); }

private:
    explicit InitialLoad(sql::Connection& connection) : m_connection(connection) {}

    sql::Connection& m_connection;
    std::string m_index;  // the statement that makes it
    std::optional<sql::CacheSize> m_cache;
    std::optional<sql::StatementQueue> m_inserts;
};

}  // namespace vitrine
