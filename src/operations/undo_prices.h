// What stands in the way of taking back what happened to a price.
#pragma once

#include "store/catalogue.h"

namespace vitrine {

// Where the price is no longer as `change` left it: what it is now, in the column "price@" and the
// code of its list.
std::optional<Issue> later_price(Catalogue& catalogue, const Structure& structure,
                                 const PriceChangeRow& change);

// "12.50", or "nothing" where there was no price before.
std::string price_before(const PriceChangeRow& change);

}  // namespace vitrine
