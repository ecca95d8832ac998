// What a channel asks for a product and may promise of it at one instant, from price lists and
// stock: handed to listings by whoever knows them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/zone_time.h"
#include "catalog/inheritance.h"
#include "pricing/availability.h"
#include "pricing/price_list.h"
#include "pricing/unit_price.h"
#include "publish/exporter_description.h"
#include "publish/field_source.h"
#include "publish/listing.h"

namespace vitrine {

// Amounts are in the channel's currency, gross or net as their list is.
struct ListingOffer {
    std::string currency;          // code
    std::optional<Decimal> price;  // asked: the reduction, else the regular price
    std::optional<Decimal> regular;
    std::optional<Decimal> sale;               // the reduction, where one is asked
    PriceWindow sale_window;                   // in which it is
    Instant price_from = PriceWindow::always;  // since when `price` applies, where that is known
    std::optional<Decimal> prior;              // only where the record of what was asked proves it
    std::optional<UnitPrice> unit_price;
    // Absent where nothing is known, and of models.
    std::optional<AvailabilityAnswer> availability;
    Zone zone;  // instants are written as its clocks show them
};

// Must not throw on a product's data. Valid as long as those who made it say.
using ListingOffers = std::function<ListingOffer(const Lineage&)>;

// The text of a property of the offer as the field wants it, empty where there is none; or why what
// is there cannot be used (its field is left 0).
std::variant<std::string, ListingFault> offer_text(const ListingOffer& offer,
                                                   ProductProperty property,
                                                   const ExporterField& field);

// The lower one of the regular and the prior price, where it is above the price asked: the only one
// that a reduction may be compared with. Absent without a reduction or without a prior price.
std::optional<Decimal> compare_at_price(const ListingOffer& offer);

}  // namespace vitrine
