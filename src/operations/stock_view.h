// The stock of a product with its age, and what follows from it for channels and stores.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/inheritance.h"
#include "pricing/availability.h"
#include "publish/channel_profile.h"
#include "store/catalogue.h"
#include "store/stock_store.h"

namespace vitrine {

// What a channel may promise, product by product. One thread.
class ChannelAvailability {
public:
    // Locations that the profile names and the catalogue does not have are passed over.
    ChannelAvailability(Catalogue& catalogue, const Channel& channel,
                        const ChannelProfile& profile);

    AvailabilityAnswer of(const Lineage& lineage, Instant now);
    // Where orders may be fetched: every location that the profile names for it, and every store of
    // the channel's markets.
    std::vector<std::pair<LocationId, PickupVerdict>> pickup(const Lineage& lineage, Instant now);

private:
    SaleTerms terms_of(const Lineage& lineage) const;
    bool is_in_market(const Location& location) const;

    const std::shared_ptr<const Structure> m_structure;
    const ChannelId m_channel;
    const AvailabilityRule m_rule;
    std::vector<LocationId> m_locations, m_pickup;
    StockStore m_stock;
};

struct StockView {
    Instant now{};
    std::vector<StoredStock> levels;  // by location
    struct OnChannel {
        ChannelId channel = 0;
        AvailabilityAnswer availability;
        std::vector<std::pair<LocationId, PickupVerdict>> pickup;
    };
    std::vector<OnChannel> channels;  // all; a channel without a profile keeps nothing back
};

// Throws Error (usage) for a model, which has no stock.
StockView view_stock(Catalogue& catalogue, ProductId product);

// How long ago, in the largest unit that says it: "12 minutes", "3 hours", "5 days".
std::string age_text(Instant then, Instant now);

}  // namespace vitrine
