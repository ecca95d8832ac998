// What an import would change, row by row and field by field, to be looked through before it
// counts.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
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
    std::vector<ImportDiffField> fields;  // of new products, the first most_new of them only
    bool operator==(const ImportDiffRow&) const = default;
};

// All that is stated must hold.
struct ImportDiffFilter {
    enum class Rows { all, created, updated };
    Rows rows = Rows::all;
    bool only_cleared = false;  // a field is cleared
    // A price moves by more than so many percent of what it was. One that comes or goes is no move.
    std::optional<int> price_move = {};
    std::string field = {};  // this one changes; empty: any
};

// Rows are kept in a temporary file, 16 bytes of each in memory. One thread at a time.
class ImportDiff {
public:
    // Throws Error (storage) where there is no room for temporary files.
    ImportDiff();
    ~ImportDiff();
    ImportDiff(const ImportDiff&) = delete;
    ImportDiff& operator=(const ImportDiff&) = delete;

    static constexpr std::int64_t most_new = 10'000;

    // For ImportOptions::found.
    void add(Catalogue& catalogue, const ImportedChange& change);

    std::size_t size() const { return m_rows.size(); }
    // How many fields row() has.
    std::size_t field_count(std::size_t index) const { return m_rows.at(index).fields; }
    // Throws Error (storage) where the temporary file cannot be read.
    ImportDiffRow row(std::size_t index);

    // The indexes of the rows that fit, in order. Reads all rows where the filter asks for a field
    // or a price. Throws Error: storage as above, cancelled.
    std::vector<std::uint32_t> find(const ImportDiffFilter& filter, const Progress& progress = {});

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
        std::uint16_t fields = 0;  // kept
        bool is_new = false;
        bool clears = false;
    };
    const std::string& name_of(const Structure& structure, ValueKey key);
    bool moves_price(const ImportDiffRow& row, int percent) const;

    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> m_file;
    std::int64_t m_end = 0;
    std::vector<Place> m_rows;
    std::int64_t m_new = 0;
    std::map<std::string, Count> m_counts;
    std::map<ValueKey, std::string> m_names;
    std::set<std::string> m_prices;  // names of fields
};

}  // namespace vitrine
