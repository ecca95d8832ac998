// What a product costs at every place where it is sold, and where that does not agree.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/progress.h"
#include "pricing/price_coherence.h"
#include "store/catalogue.h"

namespace vitrine {

struct PriceComparisonRequest {
    ProductId product = 0;  // only this one; 0: all but models
    // When; neither: now. A local time is that of each place.
    std::optional<Instant> at = {};
    std::optional<LocalTime> at_local = {};
    Decimal above = {0, 0};  // only products whose prices lie more than so many per cent apart
    std::size_t most = 100;  // products in the answer
};

struct ComparedProduct {
    ProductId product = 0;
    std::vector<ResolvedPrice> prices;  // by place
    PriceCoherence coherence;
};

struct PriceComparison {
    std::vector<PricePlace> places;
    PriceLists lists;
    // Those that do not agree, the largest spread first, then those without a price at most places;
    // the one that was asked for in any case.
    std::vector<ComparedProduct> products;
    // Of all: compared = coherent + apart + missing + never_priced.
    std::int64_t compared = 0;
    std::int64_t coherent = 0;
    std::int64_t apart = 0;         // asked at different prices, by more than `above`
    std::int64_t missing = 0;       // else without a price at some places
    std::int64_t never_priced = 0;  // without one at all of them
};

// Reads all prices once for each place, or those of the one product; the answer for a product is
// that of view_price() there. Throws Error (usage) where no place is set up, (cancelled).
PriceComparison compare_prices(Catalogue& catalogue, const PriceComparisonRequest& request,
                               const Progress& progress);

}  // namespace vitrine
