// A table that is read row by row: what CSV files, sheets of workbooks, JSON and XML records, and
// what a mapping makes of them, have in common.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/issue.h"
#include "interchange/csv_reader.h"

namespace vitrine {

// Used by one thread at a time. Memory does not grow with the number of rows.
class TableReader {
public:
    virtual ~TableReader() = default;
    TableReader(const TableReader&) = delete;
    TableReader& operator=(const TableReader&) = delete;

    // UTF-8, as the file names its columns. Empty for a file without any row.
    virtual const std::vector<std::string>& header() const = 0;

    // The next row that holds anything, or false at the end. Its cells are valid until the next
    // call; there may be fewer or more of them than the header has. `line` is where people find the
    // row: the line of a text file, the row of a sheet, the number of a record (the first is 1).
    // Throws Error: storage if the file cannot be read, invalid if it is damaged from here on.
    virtual bool next(CsvRow& row) = 0;

    // The issues met since the last call, each with its row where it has one.
    virtual Issues take_issues() = 0;

    // For a progress bar; of the file as it lies on disk or unpacked, but both of the same.
    virtual std::int64_t bytes_read() const = 0;
    virtual std::int64_t bytes() const = 0;

protected:
    TableReader() = default;
};

}  // namespace vitrine
