// What the conditions of a filter mean in one catalogue: keys, ids, limits. Shared by those who
// judge products one by one (Matcher) and those who judge columns.
#pragma once

#include <compare>
#include <optional>
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

// The same with the second operand of "between", which needs one.
template <class T>
bool within(Comparison comparison, const T& value, const T& operand,
            const std::optional<T>& operand_to) {
    if (comparison != Comparison::between) return ordered(comparison, value <=> operand);
    return operand <= value && operand_to && value <= *operand_to;
}

// What the four comparisons of "variants" say of so many variants, complete ones among them.
bool variants_hold(Comparison comparison, int variants, int complete);

// The channel and locale that the condition asks about: its own, else the context's.
ChannelId channel_of(const Filter& condition, const FilterContext& context);
LocaleId locale_of(const Filter& condition, const FilterContext& context);

// The locales in which a condition asks for completeness, at least one: its own, or those of its
// channel.
std::vector<LocaleId> locales_of(const Filter& condition, const FilterContext& context);

// How the answers in these locales join. "on all locales" of a negative comparison asks that the
// positive one holds in none of them, so that `any` and `all` change places where it is negated.
AskedLocales joined_by(const Filter& condition);

// The keys of an attribute condition: one, or for a price without currency one a currency. Keys
// under which no product was ever given a value are left out.
std::vector<ValueKey> filter_keys(const Filter& condition, const FilterContext& context);

// The two keys that "differs between" compares, or several pairs as above; a key under which no
// product was ever given a value is absent.
using KeyPair = std::pair<std::optional<ValueKey>, std::optional<ValueKey>>;
std::vector<KeyPair> compared_keys(const Filter& condition, const FilterContext& context);

// The keys whose repeated values the conditions of a filter ask for.
std::vector<ValueKey> duplicate_keys(const Filter& filter, const FilterContext& context);

// The numbers of a measurement condition in a unit they convert to.
struct UnitLimit {
    UnitId unit = 0;
    Decimal number;
    std::optional<Decimal> number_to;
};
// In every such unit.
std::vector<UnitLimit> filter_limits(const Filter& condition, const Attribute& attribute);

// What a condition on updated or created asks for, seen from `now`: from <= instant < until; absent
// where there is no such limit. Days are those of the machine's time zone.
struct InstantRange {
    std::optional<Instant> from, until;
    bool holds(Instant instant) const {
        return (!from || *from <= instant) && (!until || instant < *until);
    }
};
InstantRange filter_instants(const Filter& condition, Instant now);

// Whether some condition of the filter is on updated, created or changed; on problems.
bool asks_history(const Filter& filter);
bool asks_problems(const Filter& filter);

// By product id, whether the condition holds for what the context alone knows, history and
// problems; empty for other fields. Throws Error (usage) where the context does not know it.
bool is_known_by_id(FilterField field);
std::vector<bool> filter_products(const Filter& condition, const FilterContext& context);

// Throws Error (usage): the condition needs what this context does not know, such as the history of
// products or which values several of them have.
[[noreturn]] void refuse_of_one_product(const Filter& condition, const FilterContext& context);

// By id whether it is among the condition's; for "under" and "not under" with all categories below.
std::vector<bool> filter_ids(const Filter& condition, const Structure& structure);

// Where an any_text condition finds the names of products: each key with the families, by their
// id, whose label attribute it is.
std::vector<std::pair<ValueKey, std::vector<bool>>> name_keys(const Filter& condition,
                                                              const FilterContext& context);

}  // namespace vitrine
