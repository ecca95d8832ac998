// What is in a JSON record, cell by cell.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

// Calls `put(name, value)` for each cell of the record, as json_table.h says, in their order; empty
// ones too. What stands before an error is put as well. Answers from which byte on the record is
// not well-formed, counted from 1; absent where it is.
using PutCell = std::function<void(std::string_view name, std::string_view value)>;
std::optional<std::size_t> read_json_cells(std::string_view record, const PutCell& put);

}  // namespace vitrine
