#include "pricing/price_choice.h"

namespace vitrine {
namespace {

const FirstPrice& first_of(const FirstPrices& firsts, PriceType type) {
    return firsts[static_cast<std::size_t>(type)];
}

void take(const FirstPrice& first, std::optional<ChosenPrice>& chosen) {
    if (first.entry == nullptr) {
        chosen.reset();
    } else {
        chosen.emplace(ChosenPrice{*first.entry, first.basis, first.entry->amount});
    }
}

// Of the first promotion and the first markdown, which there both are.
PriceOrder compare_reductions(const FirstPrice& promotion, const FirstPrice& markdown) {
    const PriceOrder by_place =
        compare_places(promotion.rank, *promotion.entry, markdown.rank, *markdown.entry);
    if (by_place.order != 0) return by_place;
    return {promotion.entry->amount <= markdown.entry->amount ? std::strong_ordering::less
                                                              : std::strong_ordering::greater,
            PriceVerdict::lower_amount};
}

}  // namespace

PriceOrder compare_places(const PriceRank& a, const PriceEntry& a_entry, const PriceRank& b,
                          const PriceEntry& b_entry) {
    if (a.target != b.target) return {b.target <=> a.target, PriceVerdict::nearer_target};
    if (a.priority != b.priority) return {b.priority <=> a.priority, PriceVerdict::higher_priority};
    if (a.level != b.level) return {a.level <=> b.level, PriceVerdict::nearer_level};
    const auto by_tier = b_entry.tier <=> a_entry.tier;
    if (by_tier != 0) return {by_tier, PriceVerdict::higher_tier};
    return {a_entry.list <=> b_entry.list, PriceVerdict::older_list};
}

PriceOrder compare_prices(const PriceRank& a, const PriceEntry& a_entry, const PriceRank& b,
                          const PriceEntry& b_entry) {
    const PriceOrder by_place = compare_places(a, a_entry, b, b_entry);
    if (by_place.order != 0) return by_place;
    const auto by_start = b_entry.window.from <=> a_entry.window.from;
    if (by_start != 0) return {by_start, PriceVerdict::later_start};
    // No sound list has such entries; the order is the same for all ways to resolve, even so.
    const auto by_amount = a_entry.amount <=> b_entry.amount;
    if (by_amount != 0) return {by_amount, PriceVerdict::lower_amount};
    return {a_entry.window.until <=> b_entry.window.until, PriceVerdict::lower_amount};
}

ReductionVerdicts settle_prices(const FirstPrices& firsts, const PriceRounding& rounding,
                                ResolvedPrice& resolved) {
    take(first_of(firsts, PriceType::regular), resolved.regular);
    take(first_of(firsts, PriceType::msrp), resolved.msrp);
    take(first_of(firsts, PriceType::map), resolved.map);
    take(first_of(firsts, PriceType::cost), resolved.cost);
    if (rounding && resolved.regular) resolved.regular->amount = rounding(resolved.regular->amount);
    resolved.reduction.reset();

    const FirstPrice& promotion = first_of(firsts, PriceType::promotion);
    const FirstPrice& markdown = first_of(firsts, PriceType::markdown);
    ReductionVerdicts verdicts;
    if (markdown.entry != nullptr) {
        if (promotion.entry == nullptr) {
            verdicts.chosen = PriceType::markdown;
        } else {
            const PriceOrder order = compare_reductions(promotion, markdown);
            if (order.order > 0) verdicts.chosen = PriceType::markdown;
            verdicts.of_other = order.reason;
        }
    }
    const FirstPrice& chosen = first_of(firsts, verdicts.chosen);
    if (chosen.entry == nullptr) return verdicts;
    if (!resolved.regular) {
        verdicts.of_chosen = PriceVerdict::no_regular;
    } else if (resolved.regular->basis != chosen.basis) {
        verdicts.of_chosen = PriceVerdict::other_basis;
    } else {
        const Decimal amount = rounding ? rounding(chosen.entry->amount) : chosen.entry->amount;
        if (amount < resolved.regular->amount) {
            resolved.reduction.emplace(ChosenPrice{*chosen.entry, chosen.basis, amount});
        } else {
            verdicts.of_chosen = PriceVerdict::not_lower;
        }
    }
    return verdicts;
}

}  // namespace vitrine
