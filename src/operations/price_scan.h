// The prices that one place asks for all of its products: read from the store once, then answered
// product by product in well under a microsecond. For exporters, lists and reports.
#pragma once

#include <optional>
#include <span>

#include "base/progress.h"
#include "operations/price_view.h"
#include "pricing/price_segments.h"

namespace vitrine {

// One question about any product; the answers are those of view_price(). One thread, and no longer
// than the catalogue is as it was read.
class PricesOfPlace {
public:
    // Reads the lists that may apply, some 16 bytes for each of their prices, and which model each
    // product belongs to. `request.product` does not count. Throws Error (usage) where no currency
    // follows from what is said, (cancelled).
    // With `only`, in ascending order, it answers for these products and reads no others.
    PricesOfPlace(Catalogue& catalogue, const PriceRequest& request, const Progress& progress,
                  std::optional<std::span<const ProductId>> only = {});
    PricesOfPlace(const PricesOfPlace&) = delete;
    PricesOfPlace& operator=(const PricesOfPlace&) = delete;

    const PriceQuestion& question() const { return m_asked.question; }
    const Zone& zone() const { return m_asked.zone; }

    // Fastest in order of ids. Nothing for a product that there is not.
    ResolvedPrice of(ProductId product);

private:
    ProductId parent_of(ProductId product) const;

    const AskedPrice m_asked;
    const PriceLists m_lists;
    std::vector<PriceSegment> m_segments;
    std::vector<ProductId> m_parents;  // by product id; 0: none
    std::optional<PriceScan> m_scan;
};

}  // namespace vitrine
