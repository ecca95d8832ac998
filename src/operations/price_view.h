// Which price a product has for a shopper at an instant, from the price lists of the catalogue, and
// why.
#pragma once

#include "pricing/resolve_price.h"
#include "store/catalogue.h"

namespace vitrine {

// What is asked. 0 or absent where nothing is said.
struct PriceRequest {
    ProductId product = 0;
    ChannelId channel = 0;
    MarketId market = 0;  // else that of the location, else the first one that has the channel
    LocationId location = 0;
    std::vector<SegmentId> segments = {};
    CurrencyId currency =
        0;  // else that of the market, else the channel's first, else the only one of all lists
    Decimal quantity = {1, 0};
    std::optional<Instant> at = {};  // else what clocks show at the place, else now
    std::optional<LocalTime> at_local = {};
};

struct PriceView {
    PriceQuestion question;  // with all that was not said filled in
    PriceLists lists;
    ResolvedPrice price;
    PriceTrace trace;
    Zone zone;  // of the market or location: how its instants are shown
};

// The question with all that was not said filled in, and the zone of its market or location.
// Throws Error (usage) where no currency follows from what is said.
struct AskedPrice {
    PriceQuestion question;
    Zone zone;
};
AskedPrice asked_price(Catalogue& catalogue, const PriceRequest& request);

// Resolves it, with its trace. Throws Error (usage) where there are no price lists yet, and where
// no currency follows from what is said.
PriceView view_price(Catalogue& catalogue, const PriceRequest& request);

// The prices of a product and of the models above it in all lists, their local times made instants.
std::vector<PriceEntry> price_entries_of(Catalogue& catalogue, const PriceLineage& lineage);
// A price as it is kept; its times are those of the zone of its list.
PriceEntry price_entry(const StoredPrice& stored, const Zone& zone);
// The product and its models, nearest first.
PriceLineage price_lineage(Catalogue& catalogue, ProductId product);

}  // namespace vitrine
