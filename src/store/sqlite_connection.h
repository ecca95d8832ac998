// The SQLite engine behind the door. Only this file's .cpp knows SQLiteCpp.
#pragma once

#include <filesystem>
#include <memory>

#include "store/sql.h"

namespace vitrine::sql {

enum class Purpose {
    interactive,  // windows and single commands: small cache, no memory map
    scan,         // reads everything once: memory map
    job,          // imports and bulks: large cache
};
enum class Access { read_only, read_write };

inline constexpr std::int64_t catalogue_application_id = 0x56545231;  // "VTR1"

// Opens an existing catalogue file. Throws Error (storage or invalid) with a sentence where there
// is no file, where it is no SQLite file, no catalogue, or not readable. Does not look at its
// version.
std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, Access access,
                                        Purpose purpose);

// Makes an empty database with the settings of a catalogue, where there is no file yet. Throws
// Error (storage); what it made of the file by then is the caller's to remove.
std::unique_ptr<Connection> create_sqlite(const std::filesystem::path& file);

// The size of the connection's page cache as long as it lives; then it is what it was.
class CacheSize {
public:
    // For passing over everything once: hardly more than what the processor has of its own, so that
    // pages that come by do not push each other out to the memory and take half the time.
    static constexpr std::int64_t single_pass = 512;

    CacheSize(Connection& connection, std::int64_t kilobytes);
    ~CacheSize();
    CacheSize(const CacheSize&) = delete;
    CacheSize& operator=(const CacheSize&) = delete;

private:
    Connection& m_connection;
    std::int64_t m_before = 0;  // as the engine counts
};

// A consistent copy of `from` as a new file, while others may use it.
void copy_sqlite(Connection& from, const std::filesystem::path& to);

// Moves what is in the write-ahead log into the database. The caller holds the WriterLock (the
// checkpoint race of SQLite before 3.51.3). False if readers kept some of it back.
enum class Checkpoint { passive, truncate };
bool checkpoint_sqlite(Connection& connection, Checkpoint kind);

// Changes from the write-ahead log to a rollback journal, with which new pages are written once, to
// where they belong; false, and nothing is changed, where others have the file open. For one
// transaction (Kind::exclusive); use_log() follows it. If the process dies meanwhile, a file
// "-journal" stays beside this one, by which whoever opens it next to write takes it back. The
// caller holds the WriterLock.
bool leave_log(Connection& connection);
// Back to the write-ahead log, the state in which every catalogue is at rest; under the WriterLock.
// Where others are reading at the moment nothing changes; the next opening to write tries again.
void use_log(Connection& connection);

// Integrity of the database as the engine sees it; empty if all is well.
std::string check_sqlite(Connection& connection);

}  // namespace vitrine::sql
