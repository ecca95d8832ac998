#include "operations/price_view.h"

#include "base/contains.h"
#include "base/error.h"
#include "base/translate.h"
#include "pricing/price_coherence.h"
#include "pricing/rounding.h"

namespace vitrine {
namespace {

Instant instant_or(const Zone& zone, LocalTime time, LocalTime open, Instant end) {
    return time == open ? end : zone.instant_of(time);
}

MarketId market_of(const Structure& structure, const PriceRequest& request) {
    if (request.market != 0) return request.market;
    if (const Location* location = structure.locations.find(request.location))
        return location->market;
    const Market* selling = structure.markets.find_if(
        [&](const Market& market) { return contains(market.channels, request.channel); });
    return selling != nullptr && request.channel != 0 ? selling->id : 0;
}

CurrencyId currency_of(const Structure& structure, const PriceRequest& request, MarketId market) {
    if (request.currency != 0) return request.currency;
    const CurrencyId currency = price_currency(structure, market, request.channel);
    if (currency == 0 && structure.price_lists.size() != 0)
        throw Error(Failure::usage,
                    tr("There are prices in several currencies. Name a currency, a market or a "
                       "channel."));
    return currency;
}

Zone zone_of_place(const Structure& structure, const PriceRequest& request, MarketId market) {
    PriceList here;
    here.location = request.location;
    here.market = market;
    return zone_of(here, structure);
}

}  // namespace

PriceEntry price_entry(const StoredPrice& stored, const Zone& zone) {
    PriceEntry entry;
    entry.list = stored.key.list;
    entry.product = stored.key.product;
    entry.type = stored.key.type;
    entry.tier = Decimal(stored.key.tier, 3).normalized();
    entry.window.from = instant_or(zone, stored.key.from, PriceKey::always, PriceWindow::always);
    entry.window.until = instant_or(zone, stored.until, StoredPrice::forever, PriceWindow::forever);
    entry.amount = stored.amount;
    return entry;
}

PriceLineage price_lineage(Catalogue& catalogue, ProductId product) {
    PriceLineage lineage{};
    for (ProductId& one : lineage) {
        const auto stored = catalogue.products().load(product);
        if (!stored) break;
        one = product;
        product = stored->parent;
        if (product == 0) break;
    }
    return lineage;
}

std::vector<PriceEntry> price_entries_of(Catalogue& catalogue, const PriceLineage& lineage) {
    std::vector<PriceEntry> entries;
    const auto structure = catalogue.structure();
    structure->price_lists.each([&](const PriceList& list) {
        const Zone zone = zone_of(list, *structure);
        for (const ProductId product : lineage) {
            if (product == 0) break;
            for (const StoredPrice& stored : catalogue.prices().of_product(list.id, product))
                entries.push_back(price_entry(stored, zone));
        }
    });
    return entries;
}

AskedPrice asked_price(Catalogue& catalogue, const PriceRequest& request) {
    const auto structure = catalogue.structure();
    const MarketId market = market_of(*structure, request);
    AskedPrice asked{{}, zone_of_place(*structure, request, market)};
    PriceQuestion& question = asked.question;
    question.channel = request.channel;
    question.market = market;
    question.location = request.location;
    question.segments = request.segments;
    question.currency = currency_of(*structure, request, market);
    question.quantity = request.quantity;
    question.instant = request.at         ? *request.at
                       : request.at_local ? asked.zone.instant_of(*request.at_local)
                                          : catalogue.now();
    if (const auto code = CurrencyCode::parse(structure->currencies.code_of(question.currency)))
        question.rounding = price_rounding({}, *code);
    return asked;
}

PriceView view_price(Catalogue& catalogue, const PriceRequest& request) {
    const auto structure = catalogue.structure();
    if (structure->price_lists.size() == 0)
        throw Error(Failure::usage, tr("The catalogue has no price lists yet. \"vitrine change "
                                       "create price_list\" makes one."));
    AskedPrice asked = asked_price(catalogue, request);
    PriceView view{std::move(asked.question), price_lists_of(*structure), {}, {}, asked.zone};
    const PriceLineage lineage = price_lineage(catalogue, request.product);
    view.price = resolve_price(view.question, lineage, view.lists,
                               price_entries_of(catalogue, lineage), &view.trace);
    return view;
}

}  // namespace vitrine
