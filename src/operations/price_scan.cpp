#include "operations/price_scan.h"

#include <algorithm>

namespace vitrine {
namespace {

constexpr std::int64_t scanned_per_tick = 8192;

}  // namespace

PricesOfPlace::PricesOfPlace(Catalogue& catalogue, const PriceRequest& request,
                             const Progress& progress,
                             std::optional<std::span<const ProductId>> only)
    : m_asked(asked_price(catalogue, request)), m_lists(price_lists_of(*catalogue.structure())) {
    const CatalogueSnapshot snapshot(catalogue);
    const auto structure = catalogue.structure();
    std::int64_t done = 0;
    m_parents.resize(static_cast<std::size_t>(catalogue.products().highest_id()) + 1);
    catalogue.products().each_outline([&](const ProductStore::Outline& product) {
        if (++done % scanned_per_tick == 0) progress.tick(done);
        m_parents[static_cast<std::size_t>(product.id)] = product.parent;
    });
    std::vector<ProductId> wanted;
    if (only) {
        for (const ProductId product : *only) {
            for (ProductId level = product; level != 0; level = parent_of(level))
                wanted.push_back(level);
        }
        std::ranges::sort(wanted);
        wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    }
    structure->price_lists.each([&](const PriceList& list) {
        const PriceListTerms& terms = *m_lists.find(list.id);
        if (terms.currency != m_asked.question.currency ||
            !applies_to(terms.target, m_asked.question))
            return;
        const Zone zone = zone_of(list, *structure);
        PriceSegmentBuilder builder(list.id);
        const auto add = [&](const StoredPrice& price) {
            if (++done % scanned_per_tick == 0) progress.tick(done);
            builder.add(price_entry(price, zone));
        };
        if (only)
            catalogue.prices().each_of(list.id, wanted, add);
        else
            catalogue.prices().each(list.id, add);
        m_segments.push_back(builder.build());
    });
    m_scan.emplace(m_asked.question, m_lists, m_segments);
}

ProductId PricesOfPlace::parent_of(ProductId product) const {
    const auto place = static_cast<std::size_t>(product);
    return place < m_parents.size() ? m_parents[place] : 0;
}

ResolvedPrice PricesOfPlace::of(ProductId product) {
    PriceLineage lineage{product, parent_of(product), 0};
    lineage[2] = parent_of(lineage[1]);
    return m_scan->resolve(lineage);
}

}  // namespace vitrine
