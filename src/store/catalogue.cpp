#include "store/catalogue.h"

#include <fmt/format.h>
#include <unistd.h>

#include "base/checksum.h"
#include "base/error.h"
#include "base/translate.h"
#include "store/change_set_writer.h"
#include "store/schema_sql.h"
#include "store/structure_json.h"
#include "store/writer_lock.h"

namespace vitrine {
namespace {

int latest_version() {
    return schema_scripts().back().version;
}

std::int64_t read_integer(sql::Connection& connection, std::string_view sql) {
    std::int64_t value = 0;
    const auto statement = connection.prepare(sql);
    sql::each(*statement, [&](const sql::Statement& row) { value = row.integer(0); });
    return value;
}

std::int64_t read_version(sql::Connection& connection) {
    return read_integer(connection, "PRAGMA user_version");
}

std::string read_meta(sql::Connection& connection, std::string_view key) {
    std::string value;
    const auto statement = connection.prepare("SELECT value FROM meta WHERE key = $1");
    statement->bind(1, key);
    sql::each(*statement, [&](const sql::Statement& row) { value = row.text(0); });
    return value;
}

// Each script and its version number are one transaction: interrupted, the file is the old one or
// the new.
void run_scripts(sql::Connection& connection, std::int64_t version) {
    for (const SchemaScript& script : schema_scripts()) {
        if (script.version <= version) continue;
        sql::Transaction transaction(connection, sql::Transaction::Kind::write);
        connection.execute(script.sql);
        connection.execute(fmt::format("PRAGMA user_version = {}", script.version));
        transaction.commit();
    }
}

// Of a first import (store/initial_load.h) that is at work, or whose process died.
bool has_journal(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::exists(file.string() + "-journal", ignored);
}

// Waits for a first import that is at work, and takes one back that died: says so.
std::vector<std::string> take_back_initial_load(const std::filesystem::path& file) {
    if (!has_journal(file)) return {};
    try {
        const WriterLock lock(file, std::chrono::seconds(10));
        if (!has_journal(file)) return {};
        // The engine does it at the first reading, but only for who may write.
        const auto connection =
            sql::open_sqlite(file, sql::Access::read_write, sql::Purpose::interactive);
        const bool is_empty =
            read_integer(*connection, "SELECT NOT EXISTS (SELECT 1 FROM product)") != 0;
        sql::use_log(*connection);
        if (!is_empty) return {};
    } catch (const Error& error) {
        if (error.failure() != Failure::storage) throw;
        throw Error(
            Failure::storage,
            tr("The first import of {0} was interrupted and cannot be taken back here. Open "
               "it once where you may change the file and its folder; a copy made before "
               "that would be damaged.",
               file.string()),
            error.sentence());
    }
    return {tr("The catalogue's first import was interrupted and is taken back.")};
}

// A free name beside the file: shop.before-2.vitrine, shop.before-2-1.vitrine, ...
std::filesystem::path backup_name(const std::filesystem::path& file) {
    for (int number = 0;; ++number) {
        auto name = file;
        name.replace_filename(
            fmt::format("{}.before-{}{}{}", file.stem().string(), latest_version(),
                        number == 0 ? "" : fmt::format("-{}", number), file.extension().string()));
        if (!std::filesystem::exists(name)) return name;
    }
}

}  // namespace

void Catalogue::create(const std::filesystem::path& file, const Clock& clock) {
    if (std::error_code failure; std::filesystem::exists(file, failure)) {
        throw Error(
            Failure::usage,
            tr("{0} exists already. Choose another name or remove it first.", file.string()));
    }
    try {
        const auto connection = sql::create_sqlite(file);
        WriterLock lock(file);
        run_scripts(*connection, 0);
        sql::Transaction transaction(*connection, sql::Transaction::Kind::write);
        const auto insert = connection->prepare("INSERT INTO meta (key, value) VALUES ($1, $2)");
        const std::pair<std::string_view, std::string> entries[] = {
            {"uuid", make_uuid()}, {"created_at", to_iso8601(clock())}, {"structure_seq", "0"}};
        for (const auto& [key, value] : entries)
            insert->bind(1, key).bind(2, std::string_view(value)).run();
        transaction.commit();
        sql::checkpoint_sqlite(*connection, sql::Checkpoint::truncate);
    } catch (...) {
        std::error_code ignored;
        for (const char* suffix : {"", "-wal", "-shm", ".lock"})
            std::filesystem::remove(file.string() + suffix, ignored);
        throw;
    }
}

bool Catalogue::is_older(const std::filesystem::path& file) {
    // Then it is put right where it is opened.
    if (has_journal(file)) return false;
    const auto connection = sql::open_sqlite(std::filesystem::absolute(file),
                                             sql::Access::read_only, sql::Purpose::interactive);
    return read_version(*connection) < latest_version();
}

Catalogue::Catalogue(const std::filesystem::path& file, sql::Access access, sql::Purpose purpose,
                     Clock clock)
    : m_file(std::filesystem::absolute(file)),
      m_clock(std::move(clock)),
      m_access(access),
      m_opening_notes(take_back_initial_load(m_file)),
      m_connection(sql::open_sqlite(m_file, access, purpose)),
      m_products(std::make_unique<ProductStore>(*m_connection)),
      m_journal(std::make_unique<Journal>(*m_connection)),
      m_assets(std::make_unique<AssetStore>(*m_connection, assets_folder())),
      m_receipts(std::make_unique<ReceiptStore>(*m_connection)),
      m_prices(std::make_unique<PriceStore>(*m_connection)) {
    if (read_version(*m_connection) < latest_version()) {
        if (access == sql::Access::read_only) {
            throw Error(Failure::invalid, tr("{0} was written by an older version of Vitrine. Open "
                                             "it for writing once, so that it "
                                             "can be brought up to date.",
                                             m_file.string()));
        }
        bring_up_to_date();
    }
    if (const std::int64_t version = read_version(*m_connection); version > latest_version()) {
        throw Error(Failure::invalid, tr("{0} was written by a newer version of Vitrine (format "
                                         "{1}; this version knows {2}). "
                                         "Update Vitrine to open it.",
                                         m_file.string(), version, latest_version()));
    }
    // Asked first: what is committed from here on is noticed by the next refresh().
    m_data_version = m_connection->data_version();
    { const CatalogueSnapshot loads_the_structure(*this); }
    if (access == sql::Access::read_write) {
        if (const auto lock = WriterLock::try_take(m_file)) sql::use_log(*m_connection);
        auto running = m_journal->running();
        for (auto set = running.rbegin(); set != running.rend(); ++set) {
            if (JobLock::is_held(m_file, set->id)) continue;
            roll_back(*this, *set);
            m_opening_notes.push_back(
                tr("An interrupted job was taken back: {0}", set->origin.note));
        }
    }
}

void Catalogue::bring_up_to_date() {
    const WriterLock lock(m_file);
    // Another program may have done it while this one waited, also a newer one.
    const std::int64_t version = read_version(*m_connection);
    if (version >= latest_version()) return;
    // A copy that was interrupted does not bear the name of a whole one.
    const auto backup = backup_name(m_file);
    auto unfinished = backup;
    unfinished += ".new";
    std::error_code failure;
    std::filesystem::remove(unfinished, failure);
    sql::copy_sqlite(*m_connection, unfinished);
    std::filesystem::rename(unfinished, backup, failure);
    if (failure) {
        throw Error(Failure::storage,
                    tr("The catalogue was not brought up to date, because its backup {0} cannot be "
                       "written: {1}.",
                       backup.string(), failure.message()));
    }
    run_scripts(*m_connection, version);
    m_opening_notes.push_back(
        tr("The catalogue was brought up to date. The file as it was is kept as {0}.",
           backup.filename().string()));
}

Catalogue::~Catalogue() {
    if (m_access == sql::Access::read_only) return;
    try {
        checkpoint();
    } catch (const Error&) {
        // The log stays beside the file and is read at the next opening: nothing is lost.
    }
}

std::filesystem::path Catalogue::assets_folder() const {
    return m_file.string() + ".assets";
}

std::string Catalogue::uuid() {
    return read_meta(*m_connection, "uuid");
}

void Catalogue::load_structure() {
    auto structure = std::make_shared<Structure>();
    const auto statement =
        m_connection->prepare("SELECT kind, id, code, body FROM structure ORDER BY kind, id");
    sql::each(*statement, [&](const sql::Statement& row) {
        put_json(*structure, static_cast<EntityKind>(row.integer(0)),
                 static_cast<std::int32_t>(row.integer(1)), row.text(2), row.text(3));
    });
    m_structure = std::move(structure);
    m_structure_seq = std::stoll(read_meta(*m_connection, "structure_seq"));
}

std::uint64_t Catalogue::structure_hash() {
    const auto statement = m_connection->prepare(
        "SELECT kind, id, code, body FROM structure WHERE kind NOT IN ($1, $2, $3, $4, $5, $6, $7) "
        "ORDER BY kind, id");
    statement->bind(1, static_cast<std::int64_t>(EntityKind::scope));
    statement->bind(2, static_cast<std::int64_t>(EntityKind::saved_filter));
    statement->bind(3, static_cast<std::int64_t>(EntityKind::quality_setting));
    statement->bind(4, static_cast<std::int64_t>(EntityKind::data_source));
    statement->bind(5, static_cast<std::int64_t>(EntityKind::segment));
    statement->bind(6, static_cast<std::int64_t>(EntityKind::price_list));
    statement->bind(7, static_cast<std::int64_t>(EntityKind::price_rule));
    QuickHash hash;
    sql::each(*statement, [&](const sql::Statement& row) {
        for (const int column : {0, 1, 2, 3}) {
            hash.add(row.text(column));
            hash.add(std::string_view("\0", 1));
        }
    });
    return hash.value();
}

bool Catalogue::refresh() {
    const std::int64_t version = m_connection->data_version();
    if (version == m_data_version) return false;
    m_data_version = version;
    const CatalogueSnapshot one_state(*this);
    follow_structure();
    return true;
}

void Catalogue::follow_structure() {
    if (std::stoll(read_meta(*m_connection, "structure_seq")) != m_structure_seq) load_structure();
}

CatalogueSnapshot::CatalogueSnapshot(Catalogue& catalogue) {
    if (catalogue.connection().in_transaction()) return;
    m_transaction.emplace(catalogue.connection(), sql::Transaction::Kind::read);
    catalogue.follow_structure();
}

void Catalogue::checkpoint() {
    if (const auto lock = WriterLock::try_take(m_file)) {
        sql::checkpoint_sqlite(*m_connection, sql::Checkpoint::truncate);
    }
}

}  // namespace vitrine
