// The one door to the database. Statements are prepared once and reused; parameters are written $1,
// $2, ... and bound by that number, so that one text serves every engine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

namespace vitrine::sql {

// A prepared statement. One thread at a time; must not outlive its connection. Everything throws
// Error (storage) with a sentence for the user when the engine refuses.
class Statement {
public:
    virtual ~Statement() = default;

    // Bound values are copied.
    virtual Statement& bind(int parameter, std::int64_t value) = 0;
    virtual Statement& bind(int parameter, std::string_view text) = 0;
    virtual Statement& bind_blob(int parameter, std::string_view bytes) = 0;
    virtual Statement& bind_null(int parameter) = 0;
    // 0, which stands for "none" in ids, becomes NULL.
    Statement& bind_id(int parameter, std::int64_t id) {
        return id == 0 ? bind_null(parameter) : bind(parameter, id);
    }

    // True while there is a row.
    virtual bool step() = 0;
    // Ready for new values; bound ones are forgotten.
    virtual void reset() = 0;
    // step() to the end, then reset(), also when a step throws: the statement is used again.
    void run();

    // Columns of the current row, from 0. Views live until the next step() or reset(). NULL reads
    // as 0 or as an empty text.
    virtual std::int64_t integer(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual std::string_view blob(int column) const = 0;
    virtual bool is_null(int column) const = 0;
};

enum class Durability {
    full,    // on disk when commit() returns: single edits, receipts
    normal,  // consistent always; the last commits may be lost when the power fails: long jobs
};

class StatementQueue;

class Connection {
public:
    virtual ~Connection() = default;

    // Waits for the StatementQueue, if there is one, and throws what one of its runs threw: engines
    // call it before they do anything.
    void settle() {
        if (m_queue != nullptr) wait_for_queue();
    }
    // For where nothing may be thrown: the next request throws it.
    void settle_quietly() noexcept {
        try {
            settle();
        } catch (...) {
        }
    }

    // A text that was prepared before costs next to nothing.
    virtual std::unique_ptr<Statement> prepare(std::string_view sql) = 0;
    // Runs a script of statements without parameters or results.
    virtual void execute(std::string_view script) = 0;
    // Changes whenever another connection, of this or another process, has committed.
    virtual std::int64_t data_version() = 0;
    // Stops the running statement, which then throws. [any thread]
    virtual void interrupt() = 0;

    // Rows that were written since it was opened, temporary tables included.
    virtual std::int64_t written_rows() = 0;

    bool in_transaction() const { return m_in_transaction; }
    // Whether the transaction at hand has written anything: then others see something else.
    bool has_uncommitted() { return m_in_transaction && written_rows() != m_rows_before; }

private:
    friend class Transaction;
    friend class StatementQueue;
    void wait_for_queue();

    StatementQueue* m_queue = nullptr;
    bool m_in_transaction = false;
    std::int64_t m_rows_before = 0;          // written_rows() when the transaction began
    std::optional<Durability> m_durability;  // of the last writing transaction
};

// Runs `reader` over its rows and resets it, also when `row` throws.
template <class Row>
void each(Statement& reader, Row row) {
    struct Reset {
        Statement& statement;
        ~Reset() { statement.reset(); }
    } reset{reader};
    while (reader.step()) row(reader);
}

inline void Statement::run() {
    each(*this, [](const Statement&) {});
}

// Begins in the constructor and is rolled back in the destructor, unless committed before. A
// writing transaction takes the database's write lock at once; the caller holds the WriterLock. An
// exclusive one also keeps readers out where there is no write-ahead log.
class Transaction {
public:
    enum class Kind { read, write, exclusive };
    Transaction(Connection& connection, Kind kind, Durability durability = Durability::full);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Connection& m_connection;
    bool m_open = false;
};

}  // namespace vitrine::sql
