// The change feed as whoever copies the catalogue needs it: which rows to read again.
#pragma once

#include <string>
#include <vector>

#include "base/progress.h"
#include "store/catalogue.h"

namespace vitrine {

struct ChangedRows {
    // Products, variants and models that are there and read differently now: those that changed
    // after `seq`, and the variants and sub-models of a model that did, as they inherit from it. In
    // order of id. What a change of the structure does to rows (a label, a requirement) is not said
    // product by product.
    std::vector<ProductId> products;
    // Codes of those removed after `seq`, as they were then, in order of id; none that was created
    // after it too.
    std::vector<std::string> removed;
    bool structure = false;  // the structure changed after `seq`
    std::int64_t head = 0;   // pass it next time: nothing is missed, nothing comes twice
};

// Reads one state of the catalogue. Throws Error (usage) where the journal does not reach back to
// `seq` any more, or `seq` is none that was given yet: then everything has to be read anew. Error
// (cancelled).
ChangedRows rows_changed_since(Catalogue& catalogue, std::int64_t seq, const Progress& progress);

}  // namespace vitrine
