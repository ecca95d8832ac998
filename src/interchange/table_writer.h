// Writes a table row by row, in one of the formats that an import reads back.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

enum class WrittenFormat {
    csv,             // RFC 4180 with ";", UTF-8 without a mark, lines end with LF
    csv_for_people,  // the same with a byte order mark, by which spreadsheets know the encoding
    xlsx,            // every cell is a text, so that "00123" stays what it is
    json_lines,      // an object a line, of the cells that are not empty
};

// ".csv", ".xlsx", ".jsonl".
std::string_view file_ending(WrittenFormat format);

// One thread. Memory does not grow with the number of rows.
class TableWriter {
public:
    virtual ~TableWriter() = default;
    TableWriter(const TableWriter&) = delete;
    TableWriter& operator=(const TableWriter&) = delete;

    // As many cells as there are columns, UTF-8. Throws Error: storage where the disk refuses,
    // invalid where the format cannot hold the row: a workbook has 1,048,576 rows and cells of
    // 32,767 characters (Microsoft, "Excel specifications and limits").
    virtual void row(std::span<const std::string> cells) = 0;

    // To be called at the end; without it the file is worth nothing. Throws Error (storage).
    virtual void finish() = 0;

protected:
    TableWriter() = default;
};

// Makes the file, with its header. Throws Error: storage where it cannot be written, invalid where
// the format has no room for the columns (a workbook has 16,384).
std::unique_ptr<TableWriter> write_table(const std::filesystem::path& file, WrittenFormat format,
                                         const std::vector<std::string>& columns);

}  // namespace vitrine
