// Records of JSON and JSON Lines as a table.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interchange/cell_row.h"
#include "interchange/json_records.h"
#include "interchange/record_columns.h"
#include "interchange/table_reader.h"

namespace vitrine {

struct JsonOptions {
    std::optional<std::string> encoding = {};  // absent: detected
    JsonRecords::Layout layout = JsonRecords::Layout::document;
    std::string records;                                   // a JSON Pointer; see JsonPlace
    std::optional<std::vector<std::string>> columns = {};  // absent: read from all records
    RowHash hash = RowHash::none;
};

// A member of a record is a cell; members of an object within it are cells of their own, named by
// their path with points: "price.amount". An array of texts, numbers and truth values is one cell,
// written as append_to_list() does; an array that holds an object or an array is one cell with its
// JSON. Numbers stay as they are written, without an exponent; null is an empty cell. A record that
// is no object is a cell in the column "value". Of two members with the same path the last one
// counts.
//
// A record that is not well-formed is left out, with an issue. The header is the union of the
// members of all records, in the order in which they first come: to know it, the file is read once
// from its beginning to its end before the first row.
class JsonTable : public TableReader {
public:
    // Throws as JsonRecords, and Error (invalid) where there are more columns than are taken.
    JsonTable(const std::filesystem::path& file, const JsonOptions& options);
    ~JsonTable() override;

    const std::vector<std::string>& header() const override { return m_columns.names(); }
    bool next(CsvRow& row) override;
    const TextEncoding& encoding() const { return m_records->scanner().encoding(); }
    Issues take_issues() override { return std::exchange(m_issues, {}); }
    std::int64_t bytes_read() const override { return m_records->scanner().bytes_read(); }
    std::int64_t bytes() const override { return m_bytes; }

private:
    void read_columns();
    Issue issue(std::string_view record) const;

    std::filesystem::path m_file;
    JsonOptions m_options;
    std::int64_t m_bytes = 0;
    RecordColumns m_columns;
    std::unique_ptr<JsonRecords> m_records;
    std::vector<std::string> m_cells;
    Issues m_issues;
};

}  // namespace vitrine
