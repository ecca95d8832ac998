#include "store/sqlite_connection.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "base/translate.h"

namespace vitrine::sql {
namespace {

// The engine's refusal in words; its own words become the detail.
[[noreturn]] void translate_and_throw(const SQLite::Exception& exception,
                                      const std::filesystem::path& file) {
    const std::string name = file.string();
    std::string detail =
        fmt::format("SQLite {}: {}", exception.getExtendedErrorCode(), exception.what());
    switch (exception.getErrorCode() & 0xFF) {
        case SQLITE_FULL:
            throw Error(Failure::storage,
                        tr("The disk is full, so {0} could not be changed. Everything saved before "
                           "is safe. "
                           "Make room and try again.",
                           name),
                        std::move(detail));
        case SQLITE_READONLY:
            throw Error(Failure::storage,
                        tr("{0} cannot be changed: the file or its folder is read-only. Change its "
                           "permissions or work on a copy.",
                           name),
                        std::move(detail));
        case SQLITE_CANTOPEN:
            throw Error(
                Failure::storage,
                tr("{0} cannot be opened. Check that it exists and that you may read it and "
                   "write in its folder.",
                   name),
                std::move(detail));
        case SQLITE_NOTADB:
            throw Error(Failure::invalid, tr("{0} is not a Vitrine catalogue.", name),
                        std::move(detail));
        case SQLITE_CORRUPT:
            throw Error(
                Failure::storage,
                tr("{0} is damaged. Restore the last backup; keep this file for a repair.", name),
                std::move(detail));
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Error(Failure::locked,
                        tr("{0} is being changed by another program. Try again in a moment.", name),
                        std::move(detail));
        case SQLITE_INTERRUPT:
            throw Error(Failure::cancelled, tr("Stopped at your request."), std::move(detail));
        case SQLITE_IOERR:
            throw Error(
                Failure::storage,
                tr("The disk reported an error while {0} was used. Everything saved before is "
                   "safe. Check the disk.",
                   name),
                std::move(detail));
        default:
            throw Error(Failure::storage, tr("{0} could not be used.", name), std::move(detail));
    }
}

// A statement as the engine knows it; those that are not in use wait in their connection.
struct Prepared {
    Prepared(SQLite::Database& database, const std::string& sql) : statement(database, sql) {
        // SQLite numbers $1, $2 by their first appearance; the name says which is meant.
        const auto count = static_cast<std::size_t>(statement.getBindParameterCount());
        parameters.resize(count + 1);
        for (std::size_t number = 1; number <= count; ++number) {
            parameters[number].index = statement.getIndex(fmt::format("${}", number).c_str());
        }
    }
    struct Parameter {
        int index = 0;
        std::string bytes;
    };
    SQLite::Statement statement;
    std::vector<Parameter> parameters;
};

// Statements by their text: preparing one takes longer than running it. Pragmas are not kept, as
// many do their work while they are prepared.
class IdleStatements {
public:
    std::unique_ptr<Prepared> take(SQLite::Database& database, std::string_view sql) {
        const auto known = m_idle.find(std::string(sql));
        if (known == m_idle.end()) return std::make_unique<Prepared>(database, std::string(sql));
        auto prepared = std::move(known->second);
        m_idle.erase(known);
        return prepared;
    }
    void give_back(std::unique_ptr<Prepared> prepared) {
        std::string sql = prepared->statement.getQuery();
        if (m_idle.size() >= most_idle || sql.starts_with("PRAGMA")) return;
        m_idle.emplace(std::move(sql), std::move(prepared));
    }

private:
    static constexpr std::size_t most_idle = 100;
    std::unordered_multimap<std::string, std::unique_ptr<Prepared>> m_idle;
};

class SqliteStatement final : public Statement {
public:
    SqliteStatement(Connection& connection, SQLite::Database& database, IdleStatements& idle,
                    std::string_view sql, const std::filesystem::path& file)
        : m_connection(connection),
          m_file(file),
          m_idle(idle),
          m_prepared(guarded([&] { return idle.take(database, sql); })),
          m_statement(m_prepared->statement) {}
    ~SqliteStatement() override {
        m_connection.settle_quietly();
        m_statement.tryReset();
        m_statement.clearBindings();
        m_idle.give_back(std::move(m_prepared));
    }

    Statement& bind(int parameter, std::int64_t value) override {
        guarded([&] { m_statement.bind(at(parameter).index, value); });
        return *this;
    }
    Statement& bind(int parameter, std::string_view text) override {
        // Kept here, so that the engine need not copy it once more.
        Prepared::Parameter& target = at(parameter);
        target.bytes.assign(text);
        guarded([&] { m_statement.bindNoCopy(target.index, target.bytes); });
        return *this;
    }
    Statement& bind_blob(int parameter, std::string_view bytes) override {
        Prepared::Parameter& target = at(parameter);
        target.bytes.assign(bytes);
        guarded([&] {
            m_statement.bindNoCopy(target.index, static_cast<const void*>(target.bytes.data()),
                                   static_cast<int>(target.bytes.size()));
        });
        return *this;
    }
    Statement& bind_null(int parameter) override {
        guarded([&] { m_statement.bind(at(parameter).index); });
        return *this;
    }
    bool step() override {
        return guarded([&] { return m_statement.executeStep(); });
    }
    void reset() override {
        m_connection.settle_quietly();
        m_statement.tryReset();
        m_statement.clearBindings();
    }
    std::int64_t integer(int column) const override {
        m_connection.settle();
        return m_statement.getColumn(column).getInt64();
    }
    std::string_view text(int column) const override {
        m_connection.settle();
        const SQLite::Column value = m_statement.getColumn(column);
        const char* bytes = value.getText("");
        return {bytes, static_cast<std::size_t>(value.getBytes())};
    }
    std::string_view blob(int column) const override {
        m_connection.settle();
        const SQLite::Column value = m_statement.getColumn(column);
        const auto* bytes = static_cast<const char*>(value.getBlob());
        return bytes == nullptr
                   ? std::string_view()
                   : std::string_view(bytes, static_cast<std::size_t>(value.getBytes()));
    }
    bool is_null(int column) const override {
        m_connection.settle();
        return m_statement.isColumnNull(column);
    }

private:
    template <class Work>
    auto guarded(Work work) const -> decltype(work()) {
        m_connection.settle();
        try {
            return work();
        } catch (const SQLite::Exception& exception) {
            translate_and_throw(exception, m_file);
        }
    }
    Prepared::Parameter& at(int parameter) {
        return m_prepared->parameters.at(static_cast<std::size_t>(parameter));
    }

    Connection& m_connection;
    const std::filesystem::path& m_file;
    IdleStatements& m_idle;
    std::unique_ptr<Prepared> m_prepared;
    SQLite::Statement& m_statement;
};

class SqliteConnection final : public Connection {
public:
    // With `options` the file is opened as a URI.
    SqliteConnection(std::filesystem::path file, int flags, std::string_view options = {})
        : m_file(std::move(file)), m_database(open(m_file, flags, options)) {
        sqlite3_db_config(m_database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        sqlite3_db_config(m_database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(m_database.getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_busy_timeout(m_database.getHandle(), 10'000);
    }

    std::unique_ptr<Statement> prepare(std::string_view sql) override {
        return std::make_unique<SqliteStatement>(*this, m_database, m_idle, sql, m_file);
    }
    void execute(std::string_view script) override {
        settle();
        try {
            m_database.exec(std::string(script));
        } catch (const SQLite::Exception& exception) {
            translate_and_throw(exception, m_file);
        }
    }
    std::int64_t data_version() override {
        if (!m_data_version) m_data_version = prepare("PRAGMA data_version");
        std::int64_t version = 0;
        each(*m_data_version, [&](const Statement& row) { version = row.integer(0); });
        return version;
    }
    std::int64_t written_rows() override {
        settle();
        return sqlite3_total_changes(m_database.getHandle());
    }
    void interrupt() override { sqlite3_interrupt(m_database.getHandle()); }

    SQLite::Database& database() { return m_database; }
    const std::filesystem::path& file() const { return m_file; }

private:
    static SQLite::Database open(const std::filesystem::path& file, int flags,
                                 std::string_view options) {
        try {
            if (options.empty()) return SQLite::Database(file.string(), flags);
            std::string name = "file:";
            for (const char c : file.string())
                name += c == '%' || c == '?' || c == '#' ? fmt::format("%{:02x}", c)
                                                         : std::string(1, c);
            return SQLite::Database(name.append(options), flags);
        } catch (const SQLite::Exception& exception) {
            translate_and_throw(exception, file);
        }
    }

    std::filesystem::path m_file;
    SQLite::Database m_database;
    IdleStatements m_idle;
    std::unique_ptr<Statement> m_data_version;
};

std::int64_t read_integer(Connection& connection, std::string_view sql) {
    std::int64_t value = 0;
    const auto statement = connection.prepare(sql);
    each(*statement, [&](const Statement& row) { value = row.integer(0); });
    return value;
}

std::string set_journal_mode(Connection& connection, std::string_view mode) {
    std::string set;
    const auto statement = connection.prepare(fmt::format("PRAGMA journal_mode = {}", mode));
    each(*statement, [&](const Statement& row) { set = row.text(0); });
    return set;
}

void check_is_sqlite(const std::filesystem::path& file) {
    std::error_code failure;
    if (!std::filesystem::exists(file, failure)) {
        throw Error(Failure::storage, tr("There is no catalogue at {0}.", file.string()));
    }
    if (std::filesystem::is_directory(file, failure)) {
        throw Error(Failure::invalid, tr("{0} is a folder, not a catalogue file.", file.string()));
    }
    std::ifstream input(file, std::ios::binary);
    if (!input) {
        throw Error(
            Failure::storage,
            tr("{0} cannot be read. Check that you have permission to open it.", file.string()));
    }
    std::array<char, 16> magic{};
    input.read(magic.data(), magic.size());
    if (std::string_view(magic.data(), 16) != std::string_view("SQLite format 3\0", 16)) {
        throw Error(Failure::invalid, tr("{0} is not a Vitrine catalogue.", file.string()));
    }
}

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, Access access,
                                        Purpose purpose) {
    check_is_sqlite(file);
    const int flags =
        (access == Access::read_only ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE) |
        SQLITE_OPEN_NOMUTEX;
    // A catalogue on a read-only medium has no log to share: it is read as it stands.
    const bool immutable = access == Access::read_only &&
                           ::access(file.parent_path().c_str(), W_OK) != 0 &&
                           !std::filesystem::exists(file.string() + "-wal");
    auto connection = immutable ? std::make_unique<SqliteConnection>(file, flags | SQLite::OPEN_URI,
                                                                     "?immutable=1")
                                : std::make_unique<SqliteConnection>(file, flags);
    if (read_integer(*connection, "PRAGMA application_id") != catalogue_application_id) {
        throw Error(Failure::invalid, tr("{0} is not a Vitrine catalogue.", file.string()));
    }
    connection->execute(
        "PRAGMA foreign_keys = ON; PRAGMA secure_delete = 0; PRAGMA temp_store = FILE;"
        "PRAGMA wal_autocheckpoint = 0");
    switch (purpose) {
        case Purpose::interactive:
            connection->execute("PRAGMA cache_size = -65536; PRAGMA mmap_size = 0");
            break;
        case Purpose::scan:
            connection->execute("PRAGMA cache_size = -65536; PRAGMA mmap_size = 2147418112");
            break;
        case Purpose::job:
            connection->execute("PRAGMA cache_size = -262144; PRAGMA mmap_size = 0");
            break;
    }
    return connection;
}

std::unique_ptr<Connection> create_sqlite(const std::filesystem::path& file) {
    auto connection = std::make_unique<SqliteConnection>(
        file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLITE_OPEN_NOMUTEX);
    connection->execute(
        fmt::format("PRAGMA page_size = 8192; PRAGMA auto_vacuum = 0; PRAGMA application_id = {};"
                    "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0",
                    catalogue_application_id));
    return connection;
}

void copy_sqlite(Connection& from, const std::filesystem::path& to) {
    const auto statement = from.prepare("VACUUM INTO $1");
    const std::string name = to.string();
    statement->bind(1, std::string_view(name)).run();
}

bool checkpoint_sqlite(Connection& connection, Checkpoint kind) {
    const auto statement =
        connection.prepare(kind == Checkpoint::passive ? "PRAGMA wal_checkpoint(PASSIVE)"
                                                       : "PRAGMA wal_checkpoint(TRUNCATE)");
    bool complete = false;
    each(*statement, [&](const Statement& row) {
        complete = row.integer(0) == 0 && row.integer(1) == row.integer(2);
    });
    return complete;
}

bool leave_log(Connection& connection) {
    if (!checkpoint_sqlite(connection, Checkpoint::truncate)) return false;
    try {
        return set_journal_mode(connection, "DELETE") == "delete";
    } catch (const Error& error) {
        if (error.failure() != Failure::locked) throw;
        return false;
    }
}

void use_log(Connection& connection) {
    try {
        set_journal_mode(connection, "WAL");
    } catch (const Error& error) {
        if (error.failure() != Failure::locked) throw;
    }
}

std::string check_sqlite(Connection& connection) {
    std::string problems;
    const auto statement = connection.prepare("PRAGMA integrity_check");
    each(*statement, [&](const Statement& row) {
        if (row.text(0) != "ok") problems.append(problems.empty() ? "" : "\n").append(row.text(0));
    });
    return problems;
}

}  // namespace vitrine::sql
