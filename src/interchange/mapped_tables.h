// What a profile makes of somebody's file: tables of Akeneo's dialect, in the order in which they
// need each other, which an import then reads as if they were files.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "base/progress.h"
#include "catalog/structure.h"
#include "interchange/akeneo_files.h"
#include "interchange/import_profile.h"
#include "interchange/table_reader.h"

namespace vitrine {

// Which of the profile's files a row comes from.
enum class SourceFile {
    main,
    variants,  // ImportProfile::variant_file
};

// A column of a table that was made, and the first of the columns that it was made from.
struct MappedHeading {
    std::string heading;  // as in a file of Akeneo's: "name-en_US"
    std::string column;   // heading in the source; empty: none, it is the same in every row
    std::optional<std::size_t> number;  // of that column in the source, from 0
};

// Reads a table that was made. Cells are valid until the next row; every row has as many as there
// are headings. `line` is the source's. Issues are those of the source's reader and of what could
// not be mapped: with the source's row, column and value. They carry no file name.
class MappedReader : public TableReader {
public:
    // Cells of the last row that say nothing: the value stays as it is, where another empty cell
    // clears it. Ascending; they are empty.
    virtual std::span<const std::uint32_t> untouched() const = 0;

    // Rows of the source that were left out so far, each with an issue of severity error. Each is
    // counted by one table only.
    virtual std::int64_t rows_left_out() const = 0;
};

struct MappedTable {
    AkeneoFile kind = AkeneoFile::products;
    SourceFile source = SourceFile::main;
    std::vector<MappedHeading> headings;
    // Opens the table anew. The MappedTables must outlive the reader; one reader at a time.
    std::function<std::unique_ptr<MappedReader>()> open;
};

class MappedTables {
public:
    // Opens a file of the profile at its beginning. Called several times. SourceFile::variants only
    // where the profile names one; null: there is no such file, and there are no variants.
    using Open = std::function<std::unique_ptr<TableReader>(SourceFile)>;

    // Reads the source once, to learn what must be created: options, categories, attributes,
    // families, and which rows are models. What it keeps are these and the codes of models, never
    // rows. `structure` is the catalogue's as it is before the import; what it has is used and not
    // made again. Both arguments are kept: they must outlive this. Throws what readers throw.
    MappedTables(const ImportProfile& profile, const Structure& structure, Open open,
                 const Progress& progress = {});
    ~MappedTables();
    MappedTables(const MappedTables&) = delete;
    MappedTables& operator=(const MappedTables&) = delete;

    // In the order of AkeneoFile; several may be of one kind, each with rows of its own. Tables of
    // the structure and of models stand here only where they have rows. Numbers have a point and
    // dates are yyyy-MM-dd, whatever the profile says of its file.
    const std::vector<MappedTable>& tables() const;

    // What is wrong with the profile as a whole for this file: with one of severity error there are
    // no tables of products.
    const Issues& issues() const;

    // Columns of the source that the profile does not name, by heading.
    const std::vector<std::string>& unmapped_columns() const;

private:
    class Plan;
    std::unique_ptr<Plan> m_plan;
};

}  // namespace vitrine
