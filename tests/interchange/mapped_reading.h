// Reading a whole mapping at once, for tests.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "interchange/mapped_tables.h"
#include "interchange/table_format.h"

namespace vitrine::test {

// Opens the main file, and the other one where it is named.
inline MappedTables::Open open_files(const std::filesystem::path& main,
                                     const std::filesystem::path& variants = {},
                                     const TableOptions& options = {}) {
    return [=](SourceFile file) -> std::unique_ptr<TableReader> {
        const auto& path = file == SourceFile::main ? main : variants;
        return path.empty() ? nullptr : open_table(path, options);
    };
}

struct WholeTable {
    AkeneoFile kind = AkeneoFile::products;
    SourceFile source = SourceFile::main;
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::int64_t> lines;
    std::vector<std::vector<std::uint32_t>> untouched;
    Issues issues;
    std::int64_t left_out = 0;
};

inline std::vector<WholeTable> read_whole(const MappedTables& mapped) {
    std::vector<WholeTable> tables;
    for (const MappedTable& table : mapped.tables()) {
        WholeTable& whole = tables.emplace_back();
        whole.kind = table.kind;
        whole.source = table.source;
        for (const MappedHeading& heading : table.headings) {
            whole.headings.push_back(heading.heading);
        }
        const auto reader = table.open();
        CsvRow row;
        while (reader->next(row)) {
            whole.rows.emplace_back(row.cells.begin(), row.cells.end());
            whole.lines.push_back(row.line);
            const auto untouched = reader->untouched();
            whole.untouched.emplace_back(untouched.begin(), untouched.end());
            for (Issue& issue : reader->take_issues()) whole.issues.push_back(std::move(issue));
        }
        for (Issue& issue : reader->take_issues()) whole.issues.push_back(std::move(issue));
        whole.left_out = reader->rows_left_out();
    }
    return tables;
}

// As a text to look at: a line "products: sku, name", then the rows, cells between bars.
inline std::string as_text(const std::vector<WholeTable>& tables) {
    std::string text;
    for (const WholeTable& table : tables) {
        text += std::string(akeneo_row_name(table.kind)) + ": " + join(table.headings, "|") + '\n';
        for (const auto& row : table.rows) text += "  " + join(row, "|") + '\n';
        for (const Issue& issue : table.issues) {
            text += "  ! " + issue.rule + ' ' + std::to_string(issue.row) + ' ' + issue.column +
                    ' ' + issue.value + '\n';
        }
    }
    return text;
}

}  // namespace vitrine::test
