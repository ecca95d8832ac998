// What a channel asks for its products and can promise of them, for its listings.
#pragma once

#include "operations/applied_prices.h"
#include "operations/stock_view.h"
#include "pricing/resolve_price.h"
#include "publish/listing_offer.h"

namespace vitrine {

// Whether the profile maps anything of the offer; otherwise nobody need work it out.
bool asks_for_offers(const ChannelProfile& profile);

// Of one channel, its profile's currency and one instant, for everybody (no segment, no store, one
// piece). One thread; the catalogue must outlive it and stay in one snapshot.
class ChannelOffers {
public:
    ChannelOffers(Catalogue& catalogue, const Channel& channel, const ChannelProfile& profile,
                  Instant instant);

    // A model has no availability.
    ListingOffer of(const Lineage& lineage);

private:
    void add_entries(ProductId product, std::vector<PriceEntry>& entries);
    std::optional<Decimal> prior_of(const Lineage& lineage, const ListingOffer& offer);
    std::optional<UnitPrice> unit_price_of(const Lineage& lineage, const Decimal& price) const;

    // A list that can say a price here.
    struct ListHere {
        PriceListId id = 0;
        Zone zone;
    };
    PriceStore m_prices;
    const std::shared_ptr<const Structure> m_structure;
    const PriceLists m_lists;
    PriceQuestion m_question;
    std::string m_currency;
    Zone m_zone;
    PriorPrices m_priors;
    std::vector<ListHere> m_here;
    const Attribute* m_content = nullptr;  // by which unit prices are worked out
    std::optional<ValueKey> m_content_key;
    bool m_has_stock;
    ChannelAvailability m_availability;
};

}  // namespace vitrine
