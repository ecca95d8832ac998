// Prices by quantity, and contributions that are shown beside a price.
#pragma once

#include <optional>

#include "catalog/measurement.h"
#include "pricing/money.h"

namespace vitrine {

// The price of one kilogram, litre, metre, square metre or cubic metre, or of another single
// quantity that is usual for the goods (Directive 98/6/EC, article 2(b)).
struct UnitPrice {
    Money price;
    Measurement per;  // 1 kg, 100 ml, 1 piece
    // What is sold is that quantity, so that both prices are the same and one is enough (article
    // 3(1) of the directive).
    bool is_selling_price = false;
    bool operator==(const UnitPrice&) const = default;
};

enum class UnitPriceSize {
    whole,    // one kilogram, one litre
    hundred,  // 100 g, 100 ml: only where the law of the market allows it; others as `whole`
};

// The quantity that prices of such a content are compared by: a weight by kilogram, a volume by
// litre (by cubic metre where it is measured in cubic metres), a length by metre, an area by square
// metre, pieces by the piece. Absent for contents of any other kind.
std::optional<Measurement> usual_quantity(const Measurement& content,
                                          UnitPriceSize size = UnitPriceSize::whole);

// What `per` costs where `content` costs `price`, which is the whole selling price, taxes and
// eco-contribution included, deposits not (Court of Justice, C-543/21). The content is the net one;
// the drained one, where it must be declared (article 4(2) of the directive). Rounded once, by
// default_rounding, to the currency's minor unit or to `decimals` (United Kingdom: three below one
// pound). Absent where one is no measure of the other, for quantities not above 0, for a currency
// without digits, and where 64 bits cannot hold it.
std::optional<UnitPrice> unit_price(const Money& price, const Measurement& content,
                                    const Measurement& per, std::optional<int> decimals = {});

enum class ContributionPlace {
    included,  // the amount has it in it
    on_top,    // the amount comes without it
};

// A price with what of it goes to the collection and recycling of the goods: shown beside it, and a
// part of it (in France, Code de l'environnement, article L541-10-20).
struct PriceWithContribution {
    Money price;         // what is asked
    Money contribution;  // of it
    Money goods;         // the rest of it
    bool operator==(const PriceWithContribution&) const = default;
};

// Both amounts are of one product and of the same basis, gross or net. What comes out as `price`
// has the contribution in it: given again, it is `included`, so that it is never added twice.
// Absent for a contribution below 0 or, where it is included, above the amount; for two currencies;
// and where 64 bits cannot hold it.
std::optional<PriceWithContribution> price_with_contribution(const Money& amount,
                                                             const Money& contribution,
                                                             ContributionPlace place);

}  // namespace vitrine
