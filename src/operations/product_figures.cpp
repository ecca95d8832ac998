#include "operations/product_figures.h"

#include <algorithm>

#include "base/error.h"
#include "base/translate.h"
#include "catalog/filter_terms.h"
#include "operations/price_scan.h"
#include "store/stock_store.h"

namespace vitrine {
namespace {

constexpr std::int64_t figures_per_tick = 8192;

// By product id; nothing for what is not known.
using Figures = std::vector<std::optional<Decimal>>;

template <class T>
T& place_of(std::vector<T>& by_id, ProductId product) {
    const auto place = static_cast<std::size_t>(product);
    if (place >= by_id.size()) by_id.resize(place + place / 2 + 1);
    return by_id[place];
}

Figures asked_prices(Catalogue& catalogue, const Filter& condition, const Progress& progress) {
    PriceRequest request;
    request.channel = condition.channel;
    request.currency = condition.currency;
    PricesOfPlace prices(catalogue, request, progress);
    Figures figures;
    catalogue.products().each_outline([&](const ProductStore::Outline& product) {
        const ResolvedPrice price = prices.of(product.id);
        if (const ChosenPrice* asked = price.asked()) place_of(figures, product.id) = asked->amount;
    });
    return figures;
}

// For one piece, whomever and whenever the list is for: as a column of a list has it.
Figures list_prices(Catalogue& catalogue, PriceListId id, const Progress& progress) {
    const auto structure = catalogue.structure();
    const PriceList& list = *structure->price_lists.find(id);
    const LocalTime now = zone_of(list, *structure).local_time_of(catalogue.now());
    struct Best {
        std::int64_t tier = -1;
        LocalTime from{};
        Decimal amount;
    };
    std::vector<Best> own;
    std::int64_t done = 0;
    catalogue.prices().each(id, [&](const StoredPrice& price) {
        if (++done % figures_per_tick == 0) progress.tick(done);
        constexpr std::int64_t one_piece = 1000;
        if (price.key.type != PriceType::regular || price.key.tier > one_piece ||
            price.key.from > now || price.until <= now)
            return;
        Best& best = place_of(own, price.key.product);
        if (std::pair(price.key.tier, price.key.from) > std::pair(best.tier, best.from))
            best = {price.key.tier, price.key.from, price.amount};
    });
    std::vector<ProductId> parents;
    catalogue.products().each_outline([&](const ProductStore::Outline& product) {
        place_of(parents, product.id) = product.parent;
    });
    Figures figures(parents.size());
    for (std::size_t i = 0; i < parents.size(); ++i) {
        for (auto at = i; at != 0; at = static_cast<std::size_t>(parents[at])) {
            if (at >= own.size() || own[at].tier < 0) continue;
            figures[i] = own[at].amount;
            break;
        }
    }
    return figures;
}

Figures stock_figures(Catalogue& catalogue, const Filter& condition, const Progress& progress) {
    std::vector<StockFigures> stock;
    std::int64_t done = 0;
    StockStore(catalogue.connection()).each([&](const StoredStock& one) {
        if (++done % figures_per_tick == 0) progress.tick(done);
        if (condition.location == 0 || one.location == condition.location)
            place_of(stock, one.product).add(one);
    });
    const Instant now = catalogue.now();
    Figures figures(stock.size());
    for (std::size_t i = 0; i < stock.size(); ++i)
        figures[i] = condition.field == FilterField::stock       ? stock[i].amount()
                     : condition.field == FilterField::stock_age ? stock[i].age(now)
                                                                 : stock[i].cover();
    return figures;
}

}  // namespace

void refuse_past_figures() {
    throw Error(Failure::usage,
                tr("Prices and stock can only be asked of the catalogue as it is."));
}

void StockFigures::add(const StoredStock& stock) {
    counted = is_known ? std::min(counted, stock.as_of) : stock.as_of;
    is_known = true;
    quantity += stock.quantity;
    if (stock.sold_per_day) {
        is_sold_known = true;
        sold_per_day += *stock.sold_per_day;
    }
}

std::optional<Decimal> StockFigures::amount() const {
    if (!is_known) return std::nullopt;
    return Decimal(quantity, 3).normalized();
}

std::optional<Decimal> StockFigures::age(Instant now) const {
    if (!is_known) return std::nullopt;
    constexpr std::int64_t hundredth = std::int64_t{24} * 60 * 60 * 1000 / 100;  // of a day
    return Decimal(std::max<std::int64_t>(0, (now - counted).count()) / hundredth, 2);
}

std::optional<Decimal> StockFigures::cover() const {
    if (!is_sold_known || sold_per_day <= 0) return std::nullopt;
    constexpr std::int64_t tenths = 10;
    return Decimal(std::max<std::int64_t>(0, quantity) * tenths / sold_per_day, 1);
}

std::vector<bool> figure_products(Catalogue& catalogue, const Filter& condition,
                                  const Progress& progress) {
    const Figures figures = condition.field == FilterField::list_price
                                ? list_prices(catalogue, condition.list, progress)
                            : condition.field == FilterField::asked_price
                                ? asked_prices(catalogue, condition, progress)
                                : stock_figures(catalogue, condition, progress);
    const Comparison comparison = positive(condition.comparison).comparison;
    std::vector<bool> products(static_cast<std::size_t>(catalogue.products().highest_id()) + 1);
    for (std::size_t i = 0; i < products.size(); ++i) {
        const auto figure = i < figures.size() ? figures[i] : std::nullopt;
        if (comparison == Comparison::is_empty)
            products[i] = !figure;
        else
            products[i] = figure && condition.number &&
                          within(comparison, *figure, *condition.number, condition.number_to);
    }
    return products;
}

}  // namespace vitrine
