// What kind of table a file turned out to be, and opening it: found from its content, never from
// its name alone, since people name files as they like.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interchange/csv_reader.h"
#include "interchange/sheet_row.h"
#include "interchange/table_reader.h"
#include "interchange/xml_layout.h"

namespace vitrine {

enum class TableKind { csv, xlsx, ods, json, json_lines, xml };
inline constexpr TableKind table_kinds[] = {TableKind::csv,  TableKind::xlsx,       TableKind::ods,
                                            TableKind::json, TableKind::json_lines, TableKind::xml};

// "csv", "xlsx": a name for programs, never translated.
std::string_view table_kind_name(TableKind kind);
std::optional<TableKind> parse_table_kind(std::string_view name);
// Translated, for people: "Excel workbook (XLSX)".
std::string describe(TableKind kind);

struct TableFormat {
    TableKind kind = TableKind::csv;
    TextEncoding encoding;          // of all but workbooks; of XML only where it was given
    CsvDialect csv;                 // of CSV files
    std::vector<SheetName> sheets;  // of workbooks, in their order
    std::string sheet;              // the one that is read
    int header_rows = 1;            // of it
    // Where the records are: of JSON a JSON Pointer (see json_records.h), empty for the whole file;
    // of XML a path (see xml_records.h).
    std::string records;
    XmlLayout layout = XmlLayout::plain;  // of XML
    std::vector<std::string>
        columns;  // of JSON and XML: the header, found by reading the whole file
};

// Translated, in a line: "CSV, ; between cells, UTF-8", "Excel workbook (XLSX), sheet Products".
std::string describe(const TableFormat& format);

// What is not to be found out, but taken as given. What does not belong to the kind of the file is
// passed over.
struct TableOptions {
    std::optional<TableKind> kind = {};
    std::optional<char> delimiter = {};
    std::optional<char> quote = {};  // or no_quote
    std::optional<std::string> encoding = {};
    std::optional<LineEnd> line_end = {};
    std::optional<std::string> sheet = {};
    std::optional<int> header_rows = {};  // 1 to 10
    std::optional<std::string> records = {};
    std::optional<XmlLayout> layout = {};
    // Of JSON and XML: these and no others, in this order.
    std::optional<std::vector<std::string>> columns = {};
    bool hash_rows = false;  // fill CsvRow::hash
};

// Reads the beginning of the file; of workbooks, what sheets there are; of JSON and XML the whole
// file. Throws Error: storage if it cannot be read, invalid if it is no table (the sentence says
// what it is and what to do), usage if it has not what the options name.
TableFormat find_table_format(const std::filesystem::path& file, const TableOptions& options = {});

// The same options, but for those that `above` states.
TableOptions with_options(TableOptions options, const TableOptions& above);

// Only what kind it is, by its first bytes. Throws as above.
TableKind find_table_kind(const std::filesystem::path& file);

// Options that give all of the format, so that nothing is found out again.
TableOptions exactly(const TableFormat& format);

// Opens the file and reads its header. Throws as find_table_format().
std::unique_ptr<TableReader> open_table(const std::filesystem::path& file,
                                        const TableOptions& options = {});

}  // namespace vitrine
