// Rows of a sheet, whichever program's workbook it is in: what the readers of workbooks share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/issue.h"

namespace vitrine {

// As many as Excel and LibreOffice have; cells beyond are passed over.
inline constexpr std::size_t most_sheet_columns = 16'384;
// Of one cell, many times what these programs take: a longer one is no text of a product, and
// memory must not grow with it.
inline constexpr std::size_t longest_sheet_text = 16U << 20U;

struct SheetOptions {
    std::string sheet;    // by its name; empty: the first that is not hidden
    int header_rows = 1;  // 1 to 10
};

struct SheetName {
    std::string name;
    bool is_hidden = false;
};

struct SheetRow {
    std::vector<std::string> cells;  // UTF-8; up to the last one that is filled
    std::int64_t number = 0;         // of the sheet, as people see it; the first is 1
};

// Which of the sheets is read: the one asked for, or the first that is not hidden, or the first.
// Throws Error (usage) if there is none of this name. `sheets` must not be empty; `file` is for the
// sentence.
std::size_t choose_sheet(const std::vector<SheetName>& sheets, const std::string& wanted,
                         const std::string& file);

// "BC" for column 54, counted from 0.
std::string sheet_column_name(std::size_t column);

// A warning that a formula came to an error value, such as #N/A, so that the cell is empty.
Issue cell_error_issue(std::string file, std::int64_t row, std::size_t column,
                       std::string_view value);

// Throws Error (invalid) for a text longer than longest_sheet_text. `what` names the sheet.
void check_sheet_text(std::size_t bytes, const std::string& what);

// What the cell in `first` holds, in the columns up to `last` as well: it is merged over them.
void spread_cell(SheetRow& row, std::size_t first, std::size_t last);

// Several rows that together name the columns: the filled cells of a column joined by " / ".
class HeaderRows {
public:
    void add(const SheetRow& row);
    std::vector<std::string> take() { return std::move(m_joined); }

private:
    std::vector<std::string> m_joined;
};

}  // namespace vitrine
