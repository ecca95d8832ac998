// What a cell of a grid says, and what is meant by what is typed into it.
#pragma once

#include <string>

#include "workbench/grid_column.h"

namespace vitrine {

// What a person reads for a label of load_rows(): numbers in the language of the program would not
// be taken back when typed, so they keep their digits.
std::string shown_text(const GridColumn& column, const std::string& label);
// "Oui" as it is chosen from the list, as the "1" that is stored.
std::string typed_text(const GridColumn& column, const std::string& text);

}  // namespace vitrine
