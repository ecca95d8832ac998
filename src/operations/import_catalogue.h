// Imports tables of Akeneo's dialect, structure, products and pictures: files of any format that
// table_format.h reads, or what a mapping makes of others (import_mapped.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/issue.h"
#include "base/progress.h"
#include "catalog/number_pattern.h"
#include "interchange/import_profile.h"
#include "interchange/table_format.h"
#include "operations/import_choice.h"
#include "operations/import_file.h"
#include "store/catalogue.h"

namespace vitrine {

// What a row of products or models would change.
struct ImportedChange {
    const ImportFile& file;
    std::int64_t line = 0;
    const Product* before = nullptr;  // null: the row creates it
    const Product& after;
    const Structure& structure;
};

struct ImportOptions {
    std::vector<std::filesystem::path> paths = {};  // files, or folders whose known files are taken
    bool preview = false;  // everything is done and taken back: what would happen
    char decimal_sign = '.';
    // What of the form of the files is not to be found out; of all that it fits.
    TableOptions format{};
    std::size_t rows_per_commit = 20'000;
    // Cells of variants and sub-models whose attribute belongs to a model above become values of
    // their own where they differ from what is inherited, and reset to it where they do not; else
    // such cells are not taken.
    bool override_inherited = false;
    // Products without an identifier get one from it (operations/sku_numbers.h); else their rows
    // are rejected.
    std::optional<NumberPattern> sku_pattern{};
    // What a mapping made of the paths, in the order in which it is to be read: the paths are not
    // read then, they only say where it came from.
    std::vector<ImportFile> tables{};
    // Create: rows of products that are there already change nothing. Update: rows of products that
    // are not there are rejected. Replace: values of which the file has no column are taken away.
    ImportMode mode = ImportMode::create_update;
    // In the mode delete_missing, products without variants, and variants, that no row names are
    // deleted, with what links to them. Would it be more than this many, the import is refused:
    // Error (invalid), nothing changed.
    std::int64_t delete_at_most = 0;
    ImportChoice choice{};
    // Code of a data source: the files are what it sends now. Where a cell says what it said the
    // last time, and somebody else changed the value since, that value stays; what the source
    // itself changed is taken. Nobody's fields are set that another source owns, also where this is
    // empty. Throws Error (usage) for a code that is none.
    std::string data_source{};
    // Called for each row that changes something, in the order of the rows, before links to later
    // rows and computed values follow.
    std::function<void(const ImportedChange&)> found{};
};

// read = created + updated + unchanged + rejected, always.
struct ImportCounts {
    std::int64_t read = 0;
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t rejected = 0;
    std::int64_t warnings = 0;
    ImportCounts& operator+=(const ImportCounts& other);
};

struct ImportReport {
    // In order of import: "locale", "currency", ..., "product_model", "product".
    std::vector<std::pair<std::string, ImportCounts>> by_kind;
    ImportCounts total() const;
    // Every issue by its rule code, also those beyond the limit below.
    std::map<std::string, std::int64_t> by_rule;
    // The first max_issues; `issues_left_out` says how many more there were.
    static constexpr std::size_t max_issues = 100'000;
    Issues issues;
    std::int64_t issues_left_out = 0;
    std::vector<std::filesystem::path> files;  // that were read
    // By the name of a file, as what it was read: "CSV, ; between cells, UTF-8".
    std::map<std::string, std::string> formats;
    // Rows that were not taken, in order: the first max_issues of them.
    struct RejectedRow {
        std::string file;
        std::int64_t line = 0;
        std::string reason;
    };
    std::vector<RejectedRow> rejected_rows;
    std::int64_t kept = 0;     // values that stay, because the source did not change its cell
    std::int64_t deleted = 0;  // in the mode delete_missing: products that no row named
    std::int64_t pictures_stored = 0;   // distinct paths named by rows whose file was taken in
    std::int64_t pictures_missing = 0;  // distinct paths named whose file is not there
    ChangeSetId change_set = 0;         // 0: nothing changed
};

// Files are recognised by name (products.csv, product_models.csv, attributes.csv ..., also in the
// singular) and otherwise by their headings; they are taken in the order in which they need each
// other. Rows that cannot be read are rejected one by one with an Issue; a file whose headings
// cannot be understood is refused before anything is changed: Error (invalid). One change set in
// state running while it works; stopped or failed, nothing of it remains. Throws Error.
ImportReport import_catalogue(Catalogue& catalogue, const ImportOptions& options,
                              const Progress& progress);

}  // namespace vitrine
