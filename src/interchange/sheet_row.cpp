#include "interchange/sheet_row.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {

std::size_t choose_sheet(const std::vector<SheetName>& sheets, const std::string& wanted,
                         const std::string& file) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (wanted.empty() ? !sheets[i].is_hidden : sheets[i].name == wanted) return i;
        names.push_back(sheets[i].name);
    }
    if (wanted.empty()) return 0;
    throw Error(Failure::usage,
                tr("{0} has no sheet {1}. It has: {2}.", file, wanted, join(names, ", ")));
}

std::string sheet_column_name(std::size_t column) {
    std::string name;
    for (++column; column > 0; column = (column - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
    return name;
}

Issue cell_error_issue(std::string file, std::int64_t row, std::size_t column,
                       std::string_view value) {
    Issue issue;
    issue.severity = Severity::warning;
    issue.rule = "cell.error_value";
    issue.value = shorten(value, 200);
    issue.message = tr("The formula came to {0}: the cell is taken as empty.", issue.value);
    issue.fix = tr("Mend the formula in the workbook.");
    issue.file = std::move(file);
    issue.row = row;
    issue.column = sheet_column_name(column);
    return issue;
}

void check_sheet_text(std::size_t bytes, const std::string& what) {
    if (bytes <= longest_sheet_text) return;
    throw Error(Failure::invalid, tr("{0} holds a cell of more than {1} MB, which is not taken.",
                                     what, longest_sheet_text >> 20U));
}

void spread_cell(SheetRow& row, std::size_t first, std::size_t last) {
    if (first >= row.cells.size()) return;
    const std::size_t columns = std::min(last, most_sheet_columns - 1) + 1;
    if (row.cells.size() < columns) row.cells.resize(columns);
    for (std::size_t i = first + 1; i < columns; ++i) row.cells[i] = row.cells[first];
}

void HeaderRows::add(const SheetRow& row) {
    if (m_joined.size() < row.cells.size()) m_joined.resize(row.cells.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i].empty()) continue;
        m_joined[i] += (m_joined[i].empty() ? "" : " / ") + row.cells[i];
    }
}

}  // namespace vitrine
