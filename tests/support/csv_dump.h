// What a CSV reader read, as text that can be compared and read: a line a row, cells in brackets.
#pragma once

#include <fmt/format.h>

#include <string>

#include "interchange/csv_reader.h"
#include "support/stored_output.h"

namespace vitrine::test {

// Line ends inside cells as \n: they must not look like the end of a row.
inline std::string dump_cell(std::string_view cell) {
    return '[' + readable(cell) + ']';
}

// The rows that are left and the issues, each with its line of the file.
template <class Reader>
std::string dump_rows(Reader& reader) {
    std::string text;
    CsvRow row;
    bool more = true;
    while (more) {
        more = reader.next(row);
        for (const auto& issue : reader.take_issues()) {
            text += fmt::format("{} {} line {}: {} ({})\n", severity_name(issue.severity),
                                issue.rule, issue.row, issue.message, readable(issue.value));
        }
        if (!more) break;
        text += fmt::format("{} ", row.line);
        for (const auto cell : row.cells) text += dump_cell(cell);
        text += '\n';
    }
    return text;
}

// "dialect: ;", the header and the rows.
inline std::string dump_csv(CsvReader& reader) {
    const auto& dialect = reader.detected();
    static constexpr const char* line_ends[] = {"LF", "CRLF", "CR"};
    std::string text =
        fmt::format("delimiter {}, {}, {}\nheader ", dump_cell({&dialect.delimiter, 1}),
                    dialect.encoding.name, line_ends[static_cast<int>(dialect.line_end)]);
    for (const auto& name : reader.header()) text += dump_cell(name);
    return text + '\n' + dump_rows(reader);
}

}  // namespace vitrine::test
