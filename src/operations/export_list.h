// Writes a list of products as one table: the products and columns that somebody chose.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "interchange/table_writer.h"
#include "store/catalogue.h"

namespace vitrine {

struct ListExportOptions {
    std::filesystem::path file;  // replaced if it is there; its folder is made
    WrittenFormat format = WrittenFormat::csv;
    // Which products: those of `products`, in this order; where there are none, what the filter
    // finds in the order of `sort` (list_products.h). A blank filter finds all.
    std::vector<ProductId> products;
    std::string filter, sort;
    // As parse_columns() reads them (list_products.h); the code comes first in any case. None: the
    // properties and every attribute of which the products have a value.
    std::vector<std::string> columns;
    // For columns that do not say theirs.
    ChannelId channel = 0;
    LocaleId locale = 0;
    bool models = false;  // the product models of the list, in place of its products and variants
    // For people: headings, options, records and units by their labels in this locale; where a
    // label would not be read back as what it stands for, the code. Empty: by codes.
    std::string labels;
};

struct ListExportReport {
    std::filesystem::path file;
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    // Found as well, and not written: models, or with `models` products and variants.
    std::int64_t left_out = 0;
    std::vector<std::string> left_out_columns;  // that lists show and imports do not take
};

// What import_catalogue() reads back without a change: values are those after inheritance, as a
// variant that repeats what its model says changes nothing. CSV with labels begins with a byte
// order mark, as spreadsheets expect it, and its texts are guarded against being run as formulas
// (interchange/formula_guard.h). The file appears at once when it is written. Throws Error: usage
// for a filter or column that cannot be read and where nothing is found, else as
// export_catalogue().
ListExportReport export_list(Catalogue& catalogue, const ListExportOptions& options,
                             const Progress& progress);

}  // namespace vitrine
