// Writes rows as CSV (RFC 4180): what CsvReader reads back cell for cell.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

struct CsvFormat {
    char delimiter = ';';
    std::string line_end = "\n";  // or "\r\n"
};

// Appends one row to `text`. A cell is quoted only if it holds the delimiter, a quote or a line
// break, or if the row would otherwise be read as something else (one empty cell; a first cell that
// begins with "sep="). Cells are UTF-8 without NUL, and there is at least one.
void append_csv_row(std::string& text, std::span<const std::string_view> cells,
                    const CsvFormat& format = {});

// The same into a stream, which must be binary and outlive the writer.
class CsvWriter {
public:
    explicit CsvWriter(std::ostream& output, CsvFormat format = {});
    ~CsvWriter();
    CsvWriter(const CsvWriter&) = delete;
    CsvWriter& operator=(const CsvWriter&) = delete;

    // Throws Error (storage) if the stream refuses.
    void row(std::span<const std::string_view> cells);
    void row(const std::vector<std::string>& cells);

    // Hands everything to the stream and flushes it; throws Error (storage) if it refuses. A writer
    // that goes without finish() writes what it has and tells nobody of a refusal.
    void finish();

private:
    void flush_buffer();

    std::ostream& m_output;
    CsvFormat m_format;
    std::string m_buffer;
    std::vector<std::string_view> m_views;
};

}  // namespace vitrine
