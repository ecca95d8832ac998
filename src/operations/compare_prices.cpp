#include "operations/compare_prices.h"

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "base/translate.h"
#include "operations/price_scan.h"

namespace vitrine {
namespace {

constexpr std::int64_t compared_per_tick = 4096;

// How far down a product stands in the answer.
struct Disagreement {
    Decimal percent;
    std::size_t missing = 0;
    ProductId product = 0;

    bool operator<(const Disagreement& other) const {
        if (percent != other.percent) return percent > other.percent;
        if (missing != other.missing) return missing > other.missing;
        return product < other.product;
    }
};

class Comparer {
public:
    Comparer(Catalogue& catalogue, const PriceComparisonRequest& request, const Progress& progress)
        : m_catalogue(catalogue), m_request(request), m_progress(progress) {
        const auto structure = catalogue.structure();
        m_answer.places = price_places_of(*structure);
        if (m_answer.places.empty())
            throw Error(Failure::usage,
                        tr("There is no place to sell at yet: the catalogue has neither channels "
                           "nor stores."));
        m_answer.lists = price_lists_of(*structure);
        // One product is asked for by itself: a scan reads the prices of all.
        for (const PricePlace& place : m_answer.places)
            m_scans.push_back(request.product == 0 ? scan(catalogue, place) : nullptr);
    }

    ComparedProduct compare(ProductId product) {
        ComparedProduct one{product, {}, {}};
        for (std::size_t place = 0; place < m_scans.size(); ++place)
            one.prices.push_back(price_at(place, product));
        one.coherence = coherence_of(m_answer.places, one.prices, m_answer.lists);
        std::erase_if(one.coherence.spreads, [this](const PriceSpread& spread) {
            return spread.percent <= m_request.above && !m_request.above.is_zero();
        });
        return one;
    }

    // Counts it, and remembers it where it does not agree.
    void take(ProductId product) {
        const PriceCoherence coherence = compare(product).coherence;
        if (++m_answer.compared % compared_per_tick == 0) m_progress.tick(m_answer.compared);
        if (!coherence.has_price) {
            ++m_answer.never_priced;
        } else if (coherence.is_coherent()) {
            ++m_answer.coherent;
        } else {
            ++(coherence.spreads.empty() ? m_answer.missing : m_answer.apart);
            m_found.push_back(
                {coherence.spreads.empty() ? Decimal() : coherence.spreads.front().percent,
                 coherence.without_price.size(), product});
        }
    }

    PriceComparison answer() {
        const std::size_t most = std::min(m_request.most, m_found.size());
        std::partial_sort(m_found.begin(), m_found.begin() + static_cast<std::ptrdiff_t>(most),
                          m_found.end());
        for (std::size_t i = 0; i < most; ++i)
            m_answer.products.push_back(compare(m_found[i].product));
        if (m_request.product != 0 && m_answer.products.empty())
            m_answer.products.push_back(compare(m_request.product));
        return std::move(m_answer);
    }

private:
    ResolvedPrice price_at(std::size_t place, ProductId product) {
        if (m_scans[place]) return m_scans[place]->of(product);
        if (m_answer.places[place].currency == 0 || m_answer.lists.size() == 0) return {};
        PriceRequest asked = request_at(m_answer.places[place]);
        asked.product = product;
        return view_price(m_catalogue, asked).price;
    }

    PriceRequest request_at(const PricePlace& place) const {
        PriceRequest asked;
        asked.channel = place.channel;
        asked.market = place.market;
        asked.location = place.location;
        asked.currency = place.currency;
        asked.at = m_request.at;
        asked.at_local = m_request.at_local;
        return asked;
    }

    std::unique_ptr<PricesOfPlace> scan(Catalogue& catalogue, const PricePlace& place) const {
        if (place.currency == 0) return nullptr;
        return std::make_unique<PricesOfPlace>(catalogue, request_at(place), m_progress);
    }

    Catalogue& m_catalogue;
    const PriceComparisonRequest& m_request;
    const Progress& m_progress;
    std::vector<std::unique_ptr<PricesOfPlace>> m_scans;
    std::vector<Disagreement> m_found;
    PriceComparison m_answer;
};

}  // namespace

PriceComparison compare_prices(Catalogue& catalogue, const PriceComparisonRequest& request,
                               const Progress& progress) {
    Comparer comparer(catalogue, request, progress);
    if (request.product != 0) {
        comparer.take(request.product);
    } else {
        catalogue.products().each_outline([&](const ProductStore::Outline& product) {
            if (product.space == ProductStore::Space::products) comparer.take(product.id);
        });
    }
    return comparer.answer();
}

}  // namespace vitrine
