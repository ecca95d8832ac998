// A row that owns its cells, for readers whose file does not hold them as they are given out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "interchange/csv_reader.h"

namespace vitrine {

enum class RowHash { none, of_cells };

// `row` shows `cells`, which must stay as they are as long as it is read. The hash tells rows with
// other cells, or with the same ones in other columns, apart; blank cells at the end do not count.
void show_cells(const std::vector<std::string>& cells, std::int64_t line, RowHash hash,
                CsvRow& row);

}  // namespace vitrine
