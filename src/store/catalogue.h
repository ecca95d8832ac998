// An open catalogue: one SQLite file with its structure and its stores, used by one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/issue.h"
#include "catalog/structure.h"
#include "store/asset_store.h"
#include "store/journal.h"
#include "store/price_store.h"
#include "store/product_store.h"
#include "store/receipt_store.h"
#include "store/sqlite_connection.h"

namespace vitrine {

class Catalogue {
public:
    // Makes an empty catalogue. Throws Error (usage) if the file exists, (storage) if it cannot be
    // made.
    static void create(const std::filesystem::path& file, const Clock& clock = system_now);

    // Whether the file is a catalogue of an older version, which opening it with read_write brings
    // up to date. Throws Error where it cannot be read or is none.
    static bool is_older(const std::filesystem::path& file);

    // Opens it. With read_write a file of an older version is backed up and migrated, and change
    // sets of jobs that died are rolled back before anything is shown. Throws Error with a sentence
    // where there is none, where it is no catalogue, damaged, or of a newer version than this
    // program knows.
    explicit Catalogue(const std::filesystem::path& file,
                       sql::Access access = sql::Access::read_write,
                       sql::Purpose purpose = sql::Purpose::interactive, Clock clock = system_now);
    ~Catalogue();
    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;

    const std::filesystem::path& file() const { return m_file; }
    std::filesystem::path assets_folder() const;
    std::string uuid();
    Instant now() const { return m_clock(); }

    // The structure as last loaded. The pointer's target never changes; a change makes a new one.
    std::shared_ptr<const Structure> structure() const { return m_structure; }

    // Number of the last change of that structure in the change feed; 0 before the first.
    std::int64_t structure_seq() const { return m_structure_seq; }

    // Shows `structure` in place of what is stored, until refresh() finds that it changed; for a
    // catalogue as it was (store/past_state.h).
    void show_structure(std::shared_ptr<const Structure> structure) {
        m_structure = std::move(structure);
    }

    // Equal for equal structures, the writes of the transaction at hand included. Interned scopes,
    // which only name what is kept already, saved filters, settings of quality checks and data
    // sources, which no product knows, do not count.
    std::uint64_t structure_hash();

    // Notices commits of other connections and processes. True if there were any since the last
    // call; the structure is then loaded anew if it changed.
    bool refresh();

    // What opening had to put right, in sentences: rolled-back jobs, a migration.
    const std::vector<std::string>& opening_notes() const { return m_opening_notes; }

    ProductStore& products() { return *m_products; }
    Journal& journal() { return *m_journal; }
    AssetStore& assets() { return *m_assets; }
    ReceiptStore& receipts() { return *m_receipts; }
    PriceStore& prices() { return *m_prices; }
    sql::Connection& connection() { return *m_connection; }

    // Moves the write-ahead log into the file if nobody else writes: called by idle windows and
    // jobs.
    void checkpoint();

private:
    friend class ChangeSetWriter;
    friend class CatalogueSnapshot;
    void bring_up_to_date();
    void follow_structure();
    void load_structure();

    std::filesystem::path m_file;
    Clock m_clock;
    sql::Access m_access;
    std::vector<std::string> m_opening_notes;
    std::unique_ptr<sql::Connection> m_connection;
    std::unique_ptr<ProductStore> m_products;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<AssetStore> m_assets;
    std::unique_ptr<ReceiptStore> m_receipts;
    std::unique_ptr<PriceStore> m_prices;
    std::shared_ptr<const Structure> m_structure;
    std::int64_t m_data_version = 0;
    std::int64_t m_structure_seq = -1;  // none is loaded yet
};

// As long as it lives, the catalogue is read in one state, its structure included, whatever others
// commit meanwhile: products never come with a structure that does not know their attributes.
// Within a transaction that is open already it changes nothing. refresh() notices afterwards what
// it would have noticed without it.
class CatalogueSnapshot {
public:
    explicit CatalogueSnapshot(Catalogue& catalogue);

private:
    std::optional<sql::Transaction> m_transaction;
};

}  // namespace vitrine
