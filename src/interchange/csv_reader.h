// Reads a CSV file row by row: any of the usual delimiters, line ends and encodings, of any size,
// in memory bounded by its longest row. It knows nothing of columns; what cells mean is the
// mapping's.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/issue.h"
#include "interchange/csv_marks.h"
#include "interchange/text_window.h"

namespace vitrine {

enum class LineEnd { lf, crlf, cr };

// As the quote of a file whose cells are never quoted: no byte of UTF-8, so that it is never found.
inline constexpr char no_quote = '\xFF';

struct CsvOptions {
    // Absent: found among ; , tab | in the first lines, or ^ ~ : where none of these divides them.
    std::optional<char> delimiter = {};
    std::optional<char> quote = {};  // absent: ", or ' where the first line is quoted so
    std::optional<std::string> encoding =
        {};                                // absent: detected; a byte order mark wins in any case
    std::optional<LineEnd> line_end = {};  // absent: that of the first line
    std::size_t longest_row = 16U << 20U;  // bytes; a longer row is taken for an open quote
    std::size_t block_size = 1U << 20U;    // bytes read at a time
    bool hash_rows = false;
};

// What the file turned out to be.
struct CsvDialect {
    char delimiter = ';';
    char quote = '"';  // or no_quote
    TextEncoding encoding;
    LineEnd line_end = LineEnd::lf;  // of the first line
};

struct CsvRow {
    std::vector<std::string_view> cells;  // UTF-8, unquoted; at least one
    std::vector<std::uint32_t> filled;    // which of them are not empty, in order
    std::int64_t line = 0;                // of the file, where the row begins; the first is 1
    std::uint64_t hash = 0;  // where asked for: of the row as it is written, without its line end
    // Columns to be passed over as if the file had none such, in order. Mapped tables have them.
    std::vector<std::uint32_t> ignored;

    bool ignores(std::size_t column) const {
        return !ignored.empty() && std::binary_search(ignored.begin(), ignored.end(), column);
    }
};

// RFC 4180, and beyond it: a quote inside an unquoted cell is a quote, blanks behind a closing
// quote are ignored, empty lines are no rows, a first line "sep=;" names the delimiter, and a
// carriage return alone ends rows only if it ends the first line. A row whose quotes do not balance
// becomes an issue, and reading goes on at the next line that has as many cells as the header.
class CsvReader {
public:
    // Opens the file and reads its header. Throws Error: storage if it cannot be read, invalid if
    // it is no CSV file, usage if the encoding asked for does not exist.
    explicit CsvReader(const std::filesystem::path& file, const CsvOptions& options = {});
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    // The cells of the first row as they stand. Empty for a file without any row.
    const std::vector<std::string>& header() const { return m_header; }
    const CsvDialect& detected() const { return m_dialect; }

    // The next row, or false at the end. Its cells are valid until the next call; their number is
    // the file's, not the header's: compare them. Throws Error (storage or invalid) as above.
    bool next(CsvRow& row);

    // The issues met since the last call: rows that were left out, characters that were replaced.
    Issues take_issues() { return std::exchange(m_issues, {}); }

    // Of the file, for a progress bar: up to a block ahead of the row.
    std::int64_t bytes_read() const { return m_window.bytes_read(); }

private:
    enum class Outcome { row, more_needed, stray_quote, open_quote, too_long };
    struct Parsed {
        Outcome outcome = Outcome::row;
        std::size_t next = 0;     // where the row after this one begins
        std::int64_t breaks = 0;  // line breaks inside quoted cells
    };

    static bool is_line_end(char c) { return c == '\n' || c == '\r'; }
    // Without the one at its end: a carriage return before that belongs to the last cell.
    static std::string_view without_line_end(std::string_view row) {
        if (row.ends_with('\n')) row.remove_suffix(1);
        if (row.ends_with('\r')) row.remove_suffix(1);
        return row;
    }

    void read_header();
    void honour_separator_line();
    void find_quote();
    void use_delimiter(char delimiter);
    char find_delimiter();
    struct DelimiterScore {
        std::size_t width = 0;
        int rows = 0, alike = 0;
        double value() const;
    };
    DelimiterScore score_delimiter();
    void find_line_end_style();

    std::string& text() { return m_window.text(); }
    const std::string& text() const { return m_window.text(); }
    CsvMarks marks_at(const char* p, const char* end) const;
    Parsed parse(std::size_t at, CsvRow& row);
    Parsed read_record(CsvRow& row, std::size_t longest);
    bool skip_blank_lines();
    bool skip_line();
    bool is_content(const char* p, const char* end) const;
    std::int64_t count_breaks(std::string_view content) const;
    std::size_t find_line_end(std::size_t at) const;
    bool at_line_end();
    void step_over_line_end();
    bool has_swallowed_rows(const Parsed& parsed);
    Issue quote_issue() const;
    void resynchronise(Outcome why);
    void unescape(CsvRow& row);
    void report_replaced_characters(const CsvRow& row);

    CsvOptions m_options;
    TextWindow m_window;
    std::size_t m_at = 0;     // in the window: where the next row begins
    std::int64_t m_line = 1;  // of the file, at m_at
    CsvDialect m_dialect;
    bool m_return_ends_row = false;  // the file's lines end with a carriage return alone
    std::vector<std::string> m_header;
    Issues m_issues;

    std::array<bool, 256> m_ends_cell{};   // by byte: it ends an unquoted cell
    std::vector<std::uint32_t> m_doubled;  // cells of the row that hold doubled quotes
    CsvRow m_trial;                        // a row that is only tried
    const FindCsvMarks m_find_marks = find_csv_marks();
};

}  // namespace vitrine
