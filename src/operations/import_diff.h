// What an import would change, row by row and field by field, to be looked through before it
// counts.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "operations/import_catalogue.h"

namespace vitrine {

struct ImportDiffField {
    std::string name;    // field_name(): "name[en_US]"
    std::string before;  // as text, codes resolved; empty where there was none
    std::string after;   // empty: it is cleared
    bool operator==(const ImportDiffField&) const = default;
};

struct ImportDiffRow {
    std::string file;
    std::int64_t line = 0;
    std::string code;
    bool is_new = false;
    std::vector<ImportDiffField> fields;
    bool operator==(const ImportDiffRow&) const = default;
};

// All that is stated must hold.
struct ImportDiffFilter {
    enum class Rows { all, created, updated };
    Rows rows = Rows::all;
    bool only_cleared = false;  // a field is cleared
    // A price moves by more than so many percent of what it was. One that comes or goes is no move.
    std::optional<int> price_move;
    std::string field;  // this one changes; empty: any
};

// Rows are kept in a temporary file, 16 bytes of each in memory. One thread at a time.
class ImportDiff {
public:
    // Throws Error (storage) where there is no room for temporary files.
    ImportDiff();
    ~ImportDiff();
    ImportDiff(const ImportDiff&) = delete;
    ImportDiff& operator=(const ImportDiff&) = delete;

    // For ImportOptions::found.
    void add(Catalogue& catalogue, const ImportedChange& change);

    std::size_t size() const { return m_rows.size(); }
    // Throws Error (storage) where the temporary file cannot be read.
    ImportDiffRow row(std::size_t index);

    // The indexes of the rows that fit, in order.
    std::vector<std::uint32_t> find(const ImportDiffFilter& filter);

    struct Count {
        std::int64_t set = 0;      // that was empty
        std::int64_t changed = 0;  // from one value to another
        std::int64_t cleared = 0;
    };
    // By field name.
    const std::map<std::string, Count>& counts() const { return m_counts; }

private:
    struct Place {
        std::int64_t at = 0;
        bool is_new = false;
        bool clears = false;
        bool has_price = false;
    };
    bool moves_price(const ImportDiffRow& row, int percent) const;

    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> m_file;
    std::int64_t m_end = 0;
    std::vector<Place> m_rows;
    std::map<std::string, Count> m_counts;
    std::map<std::string, bool> m_is_price;  // by field name
};

}  // namespace vitrine
