// Writes the prices of price lists as a table that import_prices() reads back without a change.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/progress.h"
#include "interchange/table_writer.h"
#include "store/catalogue.h"

namespace vitrine {

struct PriceExportReport {
    std::int64_t rows = 0;
    std::int64_t lists = 0;  // with or without prices
};

// The columns list, sku, type, quantity, from, until and amount; lists by code, in each the
// products in the order of their ids, so that the same prices give the same bytes. `list` 0: all.
// The file is replaced if it is there, its folder is made, and it appears at once when it is
// written. CSV is for people: it begins with a byte order mark, and texts that a spreadsheet would
// run are guarded (interchange/formula_guard.h). Throws Error: usage where the file has no name,
// cancelled, and as write_table() and OutputFolder.
PriceExportReport export_prices(Catalogue& catalogue, const std::filesystem::path& file,
                                WrittenFormat format, PriceListId list, const Progress& progress);

}  // namespace vitrine
