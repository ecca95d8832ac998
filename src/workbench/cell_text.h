// Blocks of cells as the clipboard carries them between spreadsheets and Vitrine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

using CellBlock = std::vector<std::vector<std::string>>;

// Tab-separated lines; a cell with a tab, a line break or a quote stands in quotes.
std::string to_tab_separated(const CellBlock& cells);

// An HTML table whose cells say that they are text: "001" stays "001" in a spreadsheet, which the
// plain form alone does not achieve.
std::string to_html_table(const CellBlock& cells);

// Reads what to_tab_separated writes and what spreadsheets put on the clipboard.
CellBlock parse_tab_separated(std::string_view text);

}  // namespace vitrine
