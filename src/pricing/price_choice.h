// The end of a resolution, in common to the one with a trace and the one over packed prices: what
// the first price of each type comes to.
#pragma once

#include <array>
#include <compare>

#include "pricing/resolve_price.h"

namespace vitrine {

inline constexpr std::size_t price_type_count = 6;

// Where an entry stands in the order of resolution.
struct PriceRank {
    PriceTargetKind target = PriceTargetKind::base;
    int priority = 0;
    int level = 0;  // place in the lineage
};

struct PriceOrder {
    std::strong_ordering order;  // less: comes first
    PriceVerdict reason;         // what decided; of no meaning where they are equal
};

// Of two entries whatever their type: by rank, tier and age of the list.
PriceOrder compare_places(const PriceRank& a, const PriceEntry& a_entry, const PriceRank& b,
                          const PriceEntry& b_entry);
// Of two entries of the same type: as above, then by what decides within a list.
PriceOrder compare_prices(const PriceRank& a, const PriceEntry& a_entry, const PriceRank& b,
                          const PriceEntry& b_entry);

// The first entry of a type. Not owned.
struct FirstPrice {
    const PriceEntry* entry = nullptr;  // null: there is none
    PriceBasis basis = PriceBasis::gross;
    PriceRank rank;
};
using FirstPrices = std::array<FirstPrice, price_type_count>;  // by PriceType

// Why the chosen reduction is used (`asked`) or not, and why the other one was not chosen.
struct ReductionVerdicts {
    PriceType chosen = PriceType::promotion;
    PriceVerdict of_chosen = PriceVerdict::asked;
    PriceVerdict of_other = PriceVerdict::asked;  // of no meaning if there is one reduction or none
};

// Fills all of `resolved` but how long it holds.
ReductionVerdicts settle_prices(const FirstPrices& firsts, const PriceRounding& rounding,
                                ResolvedPrice& resolved);

}  // namespace vitrine
