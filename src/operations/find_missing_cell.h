// Where a list is not complete: the next cell that the channel requires and that is empty.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "operations/edit_products.h"
#include "store/catalogue.h"

namespace vitrine {

struct MissingCellSearch {
    std::vector<ProductId> products;   // the rows
    std::vector<FieldAddress> fields;  // the columns; of properties nothing is required
    std::size_t row = 0, column = 0;   // looks behind this cell, and from the top again at the end
    ChannelId channel = 0;             // whose requirements
    LocaleId locale = 0;
};

struct MissingCell {
    std::size_t row = 0;
    // Absent: no cell of the columns is missing in the whole list, but this product lacks something
    // that has no column, or that its model owns.
    std::optional<std::size_t> column;
    std::string product;        // its code
    AttributeId attribute = 0;  // what is missing
};

// Absent where every product of the list is complete. A cell counts where the product may hold the
// value itself. Reads one product after the other, so that a list of a million may take seconds:
// ticks by product and throws Error (cancelled) soon after it was asked to stop.
std::optional<MissingCell> find_missing_cell(Catalogue& catalogue, const MissingCellSearch& search,
                                             const Progress& progress);

}  // namespace vitrine
