// Values of table attributes to text and back. As a file has them they are a JSON array with an
// object for each row, as in Akeneo's CSV files: [{"ingredient": "salt", "quantity": "10"}].
#pragma once

#include <string>
#include <string_view>

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

// For people: "Salt, 10 g; Sugar, 5 g".
std::string table_to_label(const Structure& structure, const Attribute& attribute,
                           const Table& table, std::string_view locale);

}  // namespace vitrine
