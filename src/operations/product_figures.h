// Prices and stock as the filter language asks for them (catalog/query.h): of all products at once.
#pragma once

#include <vector>

#include "base/progress.h"
#include "catalog/query.h"
#include "store/catalogue.h"
#include "store/stock_store.h"

namespace vitrine {

// By product id, for which products a condition on a price or on stock holds, its comparison taken
// as the positive one (catalog/filter_terms.h). As of now. Throws Error (usage) where no currency
// follows for a channel, (cancelled).
std::vector<bool> figure_products(Catalogue& catalogue, const Filter& condition,
                                  const Progress& progress);

// What is thrown, as usage, where somebody asks it of a past state.
[[noreturn]] void refuse_past_figures();

// Of stock as it is said of one or several locations; absent where it does not follow.
struct StockFigures {
    std::int64_t quantity = 0, sold_per_day = 0;  // in thousandths
    Instant counted{};                            // the oldest
    bool is_known = false, is_sold_known = false;

    void add(const StoredStock& stock);
    std::optional<Decimal> amount() const;
    std::optional<Decimal> age(Instant now) const;  // days, two decimals
    std::optional<Decimal> cover() const;           // days, one decimal, rounded down
};

}  // namespace vitrine
