#include "operations/asset_use.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/asset_rendition.h"
#include "store/document.h"
#include "store/product_documents.h"
#include "store/writer_lock.h"

namespace vitrine {
namespace {

constexpr std::size_t checksum_length = 64;

bool is_hexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

bool is_checksum(std::string_view text) {
    return text.size() == checksum_length && std::all_of(text.begin(), text.end(), is_hexadecimal);
}

// What is known of one stored file while products and history are read.
struct Known {
    Asset asset;
    bool has_bytes = false;
    bool is_named = false;
    bool is_in_history = false;
};

class Search {
public:
    Search(Catalogue& catalogue, const Progress& progress)
        : m_catalogue(catalogue), m_structure(catalogue.structure()), m_progress(progress) {}

    AssetUse run() {
        read_stored();
        read_products();
        read_records();
        if (has_unnamed()) read_structure();
        if (has_unnamed()) read_history();
        for (const auto& [checksum, known] : m_known) {
            if (!known.is_named) m_use.unused.push_back({known.asset, known.is_in_history, false});
        }
        std::sort(m_use.unused.begin(), m_use.unused.end(),
                  [](const UnusedFile& a, const UnusedFile& b) {
                      return a.asset.checksum < b.asset.checksum;
                  });
        find_strays();
        return std::move(m_use);
    }

private:
    void read_stored() {
        m_catalogue.assets().each([&](const Asset& asset) {
            m_progress.check();
            ++m_use.stored;
            m_use.stored_bytes += asset.size;
            m_known.emplace(asset.checksum, Known{asset, has_bytes(asset.checksum), false, false});
        });
    }

    bool has_bytes(std::string_view checksum) {
        std::error_code ignored;
        return std::filesystem::is_regular_file(m_catalogue.assets().path_of(checksum), ignored);
    }

    void read_products() {
        DocumentReader reader;
        std::int64_t done = 0;
        const std::int64_t total = m_catalogue.products().highest_id();
        each_stored_product(m_catalogue.connection(), [&](const StoredProduct& product) {
            m_progress.tick(++done, total);
            reader.begin(product.document);
            while (reader.next()) {
                if (const auto* file = std::get_if<FileReferenceView>(&reader.value()))
                    note(product.code, reader.key(), file->name, file->checksum);
            }
        });
    }

    void read_records() {
        m_structure->records.each([&](const Record& record) {
            const std::string name =
                m_structure->reference_entities.code_of(record.entity) + '/' + record.code;
            for (const auto& [key, value] : record.values) {
                if (const auto* file = std::get_if<FileReference>(&value))
                    note(name, key, file->name, file->checksum);
            }
        });
    }

    void note(std::string_view owner, ValueKey key, std::string_view name,
              std::string_view checksum) {
        ++m_use.named;
        const auto at = m_known.find(checksum);
        if (at != m_known.end()) {
            at->second.is_named = true;
            if (at->second.has_bytes) return;
        }
        if (m_use.missing_count++ >= static_cast<std::int64_t>(most_missing_files)) return;
        m_use.missing.push_back({std::string(owner), field_name(*m_structure, key),
                                 std::string(name), !checksum.empty()});
    }

    bool has_unnamed() const {
        return std::any_of(m_known.begin(), m_known.end(),
                           [](const auto& entry) { return !entry.second.is_named; });
    }

    // Every stored file whose checksum stands in `bytes`. It may follow on a name that ends in
    // hexadecimal digits, so that every place is one where it may begin.
    void note_all_in(std::string_view bytes, bool Known::*mark) {
        std::size_t run = 0;
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            run = is_hexadecimal(bytes[at]) ? run + 1 : 0;
            if (run < checksum_length) continue;
            const auto known =
                m_known.find(bytes.substr(at + 1 - checksum_length, checksum_length));
            if (known != m_known.end()) known->second.*mark = true;
        }
    }

    void read_structure() {
        const auto statement = m_catalogue.connection().prepare("SELECT body FROM structure");
        sql::each(*statement,
                  [&](const sql::Statement& row) { note_all_in(row.text(0), &Known::is_named); });
    }

    void read_history() {
        std::int64_t done = 0;
        m_catalogue.journal().each_change_since(
            0, Journal::Order::oldest_first, [&](const Change& change) {
                m_progress.tick(++done);
                note_all_in(change.delta, &Known::is_in_history);
            });
    }

    // Files in the folders of assets without a row.
    void find_strays() {
        std::vector<UnusedFile> strays;
        std::error_code failure;
        std::filesystem::recursive_directory_iterator at(m_catalogue.assets_folder(), failure), end;
        for (; !failure && at != end; at.increment(failure)) {
            std::error_code ignored;
            if (!at->is_regular_file(ignored)) continue;
            const std::string name = at->path().filename().string();
            // Only what this program put there: a checksum, or a copy of one that was not finished.
            if (!is_checksum(name.substr(0, name.find(".part-")))) continue;
            if (m_known.contains(name)) continue;
            UnusedFile stray;
            stray.asset.checksum = name;
            stray.asset.size = static_cast<std::int64_t>(at->file_size(ignored));
            stray.is_stray = true;
            strays.push_back(std::move(stray));
        }
        std::sort(strays.begin(), strays.end(), [](const UnusedFile& a, const UnusedFile& b) {
            return a.asset.checksum < b.asset.checksum;
        });
        m_use.unused.insert(m_use.unused.end(), strays.begin(), strays.end());
    }

    Catalogue& m_catalogue;
    std::shared_ptr<const Structure> m_structure;
    const Progress& m_progress;
    std::unordered_map<std::string, Known, TextHash, std::equal_to<>> m_known;
    AssetUse m_use;
};

}  // namespace

AssetUse find_asset_use(Catalogue& catalogue, const Progress& progress) {
    const CatalogueSnapshot snapshot(catalogue);
    return Search(catalogue, progress).run();
}

RemovedAssets remove_unused_assets(Catalogue& catalogue, RemoveAssets intent,
                                   const Progress& progress) {
    const bool removes = intent == RemoveAssets::remove;
    std::optional<WriterLock> lock;
    if (removes) lock.emplace(catalogue.file());
    sql::Connection& connection = catalogue.connection();
    sql::Transaction transaction(
        connection, removes ? sql::Transaction::Kind::write : sql::Transaction::Kind::read);
    if (removes && !catalogue.journal().running().empty()) {
        throw Error(Failure::locked,
                    tr("A job is at work on this catalogue. Wait until it has ended."));
    }
    RemovedAssets removed;
    std::vector<std::string> gone;
    const AssetUse use = find_asset_use(catalogue, progress);
    const auto forget = connection.prepare("DELETE FROM asset WHERE checksum = $1");
    for (const UnusedFile& file : use.unused) {
        if (file.is_in_history) {
            ++removed.kept_for_history;
            continue;
        }
        ++removed.files;
        removed.bytes += file.asset.size;
        if (!removes) continue;
        forget->bind(1, std::string_view(file.asset.checksum)).run();
        gone.push_back(file.asset.checksum);
    }
    if (!removes) return removed;
    progress.check();
    transaction.commit();
    // The rows first: a file without a row is a stray, a row without its file would be damage.
    for (const std::string& checksum : gone) {
        std::error_code ignored;
        std::filesystem::remove(catalogue.assets().path_of(checksum), ignored);
        forget_renditions(catalogue.file(), checksum);
    }
    return removed;
}

}  // namespace vitrine
