// The price that an item says to shoppers: what the record of applied prices keeps once the channel
// has acknowledged it.
#pragma once

#include <optional>

#include "base/clock.h"
#include "pricing/money.h"
#include "publish/readiness.h"

namespace vitrine {

struct SentPrice {
    ProductId product = 0;
    ProductId item = 0;  // that carries it
    std::optional<Money> price;
    bool is_reduction = false;
    bool is_refused = false;  // by the channel, which asks what it asked before
    bool operator==(const SentPrice&) const = default;
};

// Of what is sold by the item, in order, from the texts of the fields that exporters name "price",
// "sale_price", "sale_price_effective_date" and "compare_at_price". A sale price is asked in the
// place of the price, unless its dates, an ISO 8601 interval, say that `at` is not among them. It
// is a reduction where a sale price is asked or a price to compare with is shown, and where price
// lists say so. A price without a currency is in `currency`.
std::vector<SentPrice> sent_prices(const JudgedItem& item, CurrencyCode currency, Instant at);

}  // namespace vitrine
