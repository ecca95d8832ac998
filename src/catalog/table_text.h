// Values of table attributes to text and back. As a file has them they are a JSON array with an
// object for each row, as in Akeneo's CSV files: [{"ingredient": "salt", "quantity": "10"}].
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/value_text.h"

namespace vitrine {

// Cells are named by the codes of their columns; a measurement is an object of amount and unit or a
// text such as "10 GRAM". An Issue for the first row or cell that is wrong: rows without a cell in
// the first column, or twice with the same one, and required cells that are missing included. No
// rows at all: nothing.
ParsedValue parse_table(const Structure& structure, const Attribute& attribute,
                        std::string_view text, const ValueFormat& format);

// Canonical: equal tables give equal text.
std::string table_to_text(const Structure& structure, const Attribute& attribute,
                          const Table& table);

// The cells of a table as texts, a row for each of its rows, in the order of the attribute's
// columns: what an editor of tables shows and gives back.
using TableCells = std::vector<std::vector<std::string>>;

// Of the text of a table; none where it cannot be read.
TableCells table_cells(const Structure& structure, const Attribute& attribute,
                       std::string_view text);

// What is wrong with a cell; `row` and `column` count from 0.
struct TableCellIssue {
    std::size_t row = 0;
    std::size_t column = 0;
    Issue issue;
};
// The first cell that is wrong, if any. Rows without any text count as not there.
std::optional<TableCellIssue> check_table_cells(const Structure& structure,
                                                const Attribute& attribute,
                                                const TableCells& cells);

// As parse_table() reads it, whether or not the cells are right. Empty without any.
std::string table_cells_text(const Attribute& attribute, const TableCells& cells);

// For people: "Salt, 10 g; Sugar, 5 g".
std::string table_to_label(const Structure& structure, const Attribute& attribute,
                           const Table& table, std::string_view locale);

}  // namespace vitrine
