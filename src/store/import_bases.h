// What each data source said last of each product, cell by cell: the base of the three-way merge of
// its next import (operations/import_merge.h).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/catalogue.h"

namespace vitrine {

// Cells are kept as a number of 32 bits: of two that differ, one pair in four thousand million is
// taken for the same.
using CellMark = std::uint32_t;
namespace cell_mark {
inline constexpr CellMark unknown = 0;  // the source never said anything that was taken
inline constexpr CellMark blank = 1;
inline constexpr CellMark first = 2;
}  // namespace cell_mark

// Without regard to blanks around the text.
CellMark mark_of(std::string_view cell);

// One import of one source. What it says counts from now on unless its change set is rolled back or
// undone: then what was said before it counts again. Reads and writes within the transaction at
// hand. [one thread; the catalogue must outlive it]
class ImportBases {
public:
    ImportBases(Catalogue& catalogue, DataSourceId source);

    // Names of the columns of the rows to come, each once. What was set before must be flushed.
    void use(std::vector<std::string> columns);

    // What was said last of the product, a mark for each column; null where nothing was, and for 0.
    // Valid until the next call.
    const std::vector<CellMark>* find(ProductId product);

    // What is said now of the product that find() was asked for last, which has an id by now: as
    // many marks as there are columns. What was said of it in columns of other files stays. Written
    // with flush().
    void set(ProductId product, const std::vector<CellMark>& marks);

    // Writes what was set. To be called before each commit; `change_set` is the import's, 0 as long
    // as nothing changed. False where there was nothing to write.
    bool flush(ChangeSetId change_set);

    // Before the change sets up to `last` are dropped from the history: drops what was said in
    // those that are undone, and what others of them replaced.
    static void drop_replaced(Catalogue& catalogue, ChangeSetId last);

private:
    struct Said {
        std::int64_t layout = 0;
        std::string cells;
    };
    struct Layout {
        std::vector<std::string> columns;
        // By column of use(): where it stands here.
        std::vector<std::optional<std::size_t>> places;
        bool has_others = false;  // columns that are not of use()
        bool is_matched = false;
    };

    bool counts(std::int64_t run);
    std::optional<Said> load(ProductId product);
    Layout& layout(std::int64_t id);
    std::int64_t layout_of(const std::vector<std::string>& columns);
    void begin_run();

    Catalogue& m_catalogue;
    DataSourceId m_source;
    std::int64_t m_run = 0;  // 0: not begun
    ChangeSetId m_change_set = 0;
    std::vector<std::string> m_columns;
    std::int64_t m_layout = 0;  // of m_columns; 0: not asked for yet
    std::map<std::int64_t, Layout> m_layouts;
    std::unordered_map<std::string, std::int64_t> m_layout_ids;  // by their text
    std::unordered_map<std::int64_t, bool> m_counts;
    std::map<ProductId, Said> m_waiting;
    std::optional<Said> m_said;  // find() found
    std::vector<CellMark> m_marks;
    std::unique_ptr<sql::Statement> m_load, m_save;
};

}  // namespace vitrine
