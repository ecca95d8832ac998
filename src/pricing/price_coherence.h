// One product at every place where shoppers meet it: how far its prices lie apart, and which list
// to look at for it. Pure values; may be called on any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/resolve_price.h"

namespace vitrine {

// A channel as it sells in a market, a channel that no market has, or a store.
struct PricePlace {
    ChannelId channel = 0;
    MarketId market = 0;
    LocationId location = 0;
    CurrencyId currency = 0;  // 0: none follows, so that there is no price
    bool operator==(const PricePlace&) const = default;
};

// The currency of the market, else the first of the channel, else the only one of all price lists;
// 0 where none follows.
CurrencyId price_currency(const Structure& structure, MarketId market, ChannelId channel);

// Every channel of every market, then the channels that no market has, then the stores;
// warehouses sell to nobody.
std::vector<PricePlace> price_places_of(const Structure& structure);

// Why two places ask different prices.
enum class SpreadCause : unsigned char {
    reduction,    // one has a promotion or markdown that the other has not
    nearer_list,  // one has a list of its own: for a nearer target than the other's
    other_list,   // both have lists for the same kind of target
};
// "reduction", "nearer_list", "other_list".
std::string_view spread_cause_name(SpreadCause cause);

// Of all places that ask in one currency and basis; others are not compared, since no rate and no
// tax is known here.
struct PriceSpread {
    CurrencyId currency = 0;
    PriceBasis basis = PriceBasis::gross;
    std::size_t lowest = 0, highest = 0;  // places; the first of equal ones
    Decimal difference;                   // of their prices, above 0
    // Of the lowest price, in per cent with two decimals, half up: 10.00 and 12.50 are 25.00 apart.
    // 0 where the lowest is 0 or the share is out of range.
    Decimal percent;
    SpreadCause cause = SpreadCause::other_list;
    // The list to look at: of the two the one of the reduction, else for the nearer target, else
    // by which fewer places ask, else that of the highest.
    PriceListId list = 0;
};

struct PriceCoherence {
    std::vector<PriceSpread> spreads;        // largest share first; empty: all ask the same
    std::vector<std::size_t> without_price;  // places, where others have one; else empty
    bool has_price = false;

    bool is_coherent() const { return spreads.empty() && without_price.empty(); }
};

// `prices` are those of one product at the same instant, by place.
PriceCoherence coherence_of(std::span<const PricePlace> places,
                            std::span<const ResolvedPrice> prices, const PriceLists& lists);

// One translated sentence: what to do about a spread, naming its list.
std::string spread_sentence(const PriceSpread& spread, const PriceLists& lists);

}  // namespace vitrine
