// What the conditions of a filter mean in one catalogue: keys, ids, limits. Shared by those who
// judge products one by one (Matcher) and those who judge columns.
#pragma once

#include <compare>
#include <utility>
#include <vector>

#include "catalog/query.h"
#include "catalog/text_match.h"

namespace vitrine {

// A negative comparison is a positive one turned round: != is = negated. Others are as they are.
struct Positive {
    Comparison comparison = Comparison::equal;
    bool negated = false;
};
Positive positive(Comparison comparison);

// How a positive comparison compares texts.
TextMatch::Way text_way(Comparison comparison);

// Whether an order, as `value <=> operand` gives it, is what the comparison asks for.
bool ordered(Comparison comparison, std::strong_ordering order);

// The channel and locale that the condition asks about: its own, else the context's.
ChannelId channel_of(const Filter& condition, const FilterContext& context);
LocaleId locale_of(const Filter& condition, const FilterContext& context);

// The keys of an attribute condition: one, or for a price without currency one a currency. Keys
// under which no product was ever given a value are left out.
std::vector<ValueKey> filter_keys(const Filter& condition, const FilterContext& context);

// The number of a measurement condition in every unit it converts to.
std::vector<std::pair<UnitId, Decimal>> filter_limits(const Filter& condition,
                                                      const Attribute& attribute);

// By id whether it is among the condition's; for "under" with all categories below.
std::vector<bool> filter_ids(const Filter& condition, const Structure& structure);

// Where an any_text condition finds the names of products: each key with the families, by their
// id, whose label attribute it is.
std::vector<std::pair<ValueKey, std::vector<bool>>> name_keys(const Filter& condition,
                                                              const FilterContext& context);

}  // namespace vitrine
