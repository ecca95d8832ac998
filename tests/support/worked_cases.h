// Worked cases: tables with a head, tabs between the cells and hand-computed answers, a case a
// line.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine::test {

struct WorkedCase {
    int line = 0;
    std::string text;  // as it stands in the file
    std::map<std::string, std::string, std::less<>> cells;

    // Empty where the line ends before it. A column that the table does not have is a failure.
    const std::string& operator[](std::string_view column) const {
        static const std::string none;
        const auto found = cells.find(column);
        if (found == cells.end()) ADD_FAILURE() << "no column " << column;
        return found == cells.end() ? none : found->second;
    }
};

// Lines that begin with # are remarks, as are empty ones.
inline std::vector<WorkedCase> read_worked_cases(std::string_view file) {
    const std::string table = read_whole_file(test_data(file));
    std::vector<std::string> columns;
    std::vector<WorkedCase> cases;
    int line = 0;
    for (const std::string_view text : split(table, '\n')) {
        ++line;
        if (text.empty() || text.front() == '#') continue;
        const auto cells = split(text, '\t');
        if (columns.empty()) {
            columns.assign(cells.begin(), cells.end());
            continue;
        }
        EXPECT_LE(cells.size(), columns.size()) << file << " line " << line;
        WorkedCase row{line, std::string(text), {}};
        for (std::size_t i = 0; i < columns.size(); ++i) {
            row.cells[columns[i]] = i < cells.size() ? std::string(cells[i]) : std::string();
        }
        cases.push_back(std::move(row));
    }
    return cases;
}

}  // namespace vitrine::test
