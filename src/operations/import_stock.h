// Stock from a feed: sku, location, quantity, as_of, sold_per_day.
#pragma once

#include <cstdint>
#include <string>

#include "base/issue.h"
#include "base/progress.h"
#include "interchange/table_reader.h"
#include "store/catalogue.h"

namespace vitrine {

struct StockImportOptions {
    std::string feed = {};  // the name that it goes by; files of the same name are the same feed
    std::string location = {};  // code of the location where the file says none; may be empty
    // The file says all of the stock of the locations that occur in it: what it does not say is
    // known no more. Rows that are refused leave what was known.
    bool is_full = false;
};

struct StockImportReport {
    std::int64_t read = 0, created = 0, updated = 0, confirmed = 0, older = 0, rejected = 0;
    std::int64_t removed = 0;  // of a full feed
    Issues issues;             // the first thousand, each with its file, row, column and value
};

// Columns by these names, in any order: "sku" (of a product or variant), "quantity" (three decimals
// at most; below 0 is oversold), "location" (its code), "as_of" (when it was counted: an instant
// such as 2026-11-27T07:30:00Z, or what clocks of the location showed; else now) and
// "sold_per_day". Others are passed over and named in a remark. All rows that are right are there
// at once when it is through; counted before what is known, they change nothing. read = created +
// updated + confirmed + older + rejected. Throws Error: usage where a column that is needed is
// missing or the location does not exist, cancelled where `progress` is stopped: then all is as
// before.
StockImportReport import_stock(Catalogue& catalogue, TableReader& table,
                               const std::string& file_name, const StockImportOptions& options,
                               const Progress& progress);

}  // namespace vitrine
