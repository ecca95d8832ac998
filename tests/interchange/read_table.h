// Whole tables as texts, for tests.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"
#include "interchange/table_format.h"

namespace vitrine::test {

struct TableTexts {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::int64_t> lines;
    Issues issues;
};

inline TableTexts read_whole(TableReader& reader) {
    TableTexts table;
    table.header = reader.header();
    CsvRow row;
    while (reader.next(row)) {
        table.rows.emplace_back(row.cells.begin(), row.cells.end());
        table.lines.push_back(row.line);
        for (auto& issue : reader.take_issues()) table.issues.push_back(std::move(issue));
    }
    for (auto& issue : reader.take_issues()) table.issues.push_back(std::move(issue));
    return table;
}

inline TableTexts read_table(const std::filesystem::path& file, const TableOptions& options = {}) {
    return read_whole(*open_table(file, options));
}

// The sentence with which the file is refused, or nothing.
inline std::string refusal(const std::filesystem::path& file, const TableOptions& options = {}) {
    try {
        read_table(file, options);
    } catch (const Error& error) {
        return error.sentence();
    }
    return {};
}

}  // namespace vitrine::test
