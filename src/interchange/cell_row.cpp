#include "interchange/cell_row.h"

#include "base/checksum.h"

namespace vitrine {

void show_cells(const std::vector<std::string>& cells, std::int64_t line, RowHash hash,
                CsvRow& row) {
    row.cells.assign(cells.begin(), cells.end());
    row.filled.clear();
    row.line = line;
    row.hash = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].empty()) row.filled.push_back(static_cast<std::uint32_t>(i));
    }
    if (hash == RowHash::none) return;
    std::string written;
    for (const auto i : row.filled) {
        written += std::to_string(i) + ':' + std::to_string(cells[i].size()) + ':';
        written += cells[i];
    }
    row.hash = quick_hash(written);
}

}  // namespace vitrine
