// The columns of a table attribute as the rows of another table, so that they are edited like one:
// a row each, with code, labels, type and rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "catalog/structure.h"

namespace vitrine {

// As labels of what the program itself shows in such a table: in its own language, whatever the
// locale in which labels are shown.
Labels words_as_labels(const Structure& structure, const std::string& words);

// The columns of that other table. Labels are those of the locales in use. Options are written as
// "small=Small; large=Large": in "options" all there are with their labels in the first of these
// locales, in "options[fr_FR]" and the like their labels in another one.
std::vector<TableColumn> columns_of_columns(const Structure& structure);

// The columns of `attribute` as the text of such a table (catalog/table_text.h).
std::string columns_text(const Structure& structure, const Attribute& attribute);

// Reads them back into `attribute`; what is wrong, or nothing. What the text does not show, such as
// labels in other locales, stays. Columns that are stored keep their type and are not taken away,
// and the first of them stays the first: values are written by them.
std::optional<Issue> read_columns(const Structure& structure, Attribute& attribute,
                                  std::string_view text);

}  // namespace vitrine
