#include "pricing/availability.h"

#include <algorithm>
#include <array>

#include "base/translate.h"

namespace vitrine {

std::string_view availability_name(Availability availability) {
    constexpr std::array<std::string_view, 4> names = {"in_stock", "preorder", "backorder",
                                                       "out_of_stock"};
    return names[static_cast<std::size_t>(availability)];
}

std::string_view availability_reason_name(AvailabilityReason reason) {
    constexpr std::array<std::string_view, 8> names = {
        "enough",     "before_launch", "not_launched", "ordered_again",
        "phased_out", "only_buffer",   "sold_out",     "not_counted"};
    return names[static_cast<std::size_t>(reason)];
}

std::string_view pickup_verdict_name(PickupVerdict verdict) {
    constexpr std::array<std::string_view, 6> names = {
        "eligible", "no_pickup", "other_market", "not_launched", "not_counted", "too_few"};
    return names[static_cast<std::size_t>(verdict)];
}

AvailabilityAnswer availability_of(std::span<const StockLevel> levels,
                                   const AvailabilityRules& rules, const SaleTerms& terms,
                                   Instant now) {
    AvailabilityAnswer answer;
    std::optional<Decimal> sum = Decimal();
    for (const StockLevel& level : levels) {
        if (sum) sum = sum->plus(level.quantity);
        answer.as_of = answer.as_of ? std::min(*answer.as_of, level.as_of) : level.as_of;
    }
    const bool is_counted = sum && !levels.empty();
    if (const auto left = is_counted ? sum->plus(-rules.buffer) : std::nullopt;
        left && *left > Decimal()) {
        answer.quantity = *left;
    }
    using enum AvailabilityReason;
    if (terms.launch && *terms.launch > now) {
        answer.reason = rules.has_preorder ? before_launch : not_launched;
        if (rules.has_preorder) {
            answer.availability = Availability::preorder;
            answer.from = terms.launch;
        }
    } else if (!answer.quantity.is_zero()) {
        answer.availability = Availability::in_stock;
        answer.reason = enough;
    } else if (rules.has_backorder && !terms.is_phased_out) {
        answer.availability = Availability::backorder;
        answer.reason = ordered_again;
        answer.from = now + std::chrono::days(rules.backorder_days);
    } else {
        answer.reason = !is_counted           ? not_counted
                        : *sum > Decimal()    ? only_buffer
                        : rules.has_backorder ? phased_out
                                              : sold_out;
    }
    return answer;
}

std::string availability_sentence(const AvailabilityAnswer& answer) {
    switch (answer.reason) {
        case AvailabilityReason::enough:
            return tr("{0} can be sold.", answer.quantity.normalized().to_string());
        case AvailabilityReason::before_launch:
            return tr("It is not sold yet, and can be ordered.");
        case AvailabilityReason::not_launched:
            return tr("It is not sold yet, and the channel takes no orders before.");
        case AvailabilityReason::ordered_again:
            return tr("There is nothing to sell now, and it can be ordered.");
        case AvailabilityReason::phased_out:
            return tr("There is nothing left to sell, and it is being phased out.");
        case AvailabilityReason::only_buffer:
            return tr("What there is lies within the buffer of the channel.");
        case AvailabilityReason::sold_out:
            return tr("There is nothing to sell.");
        case AvailabilityReason::not_counted:
            return tr("No stock of it is known at the locations of the channel.");
    }
    return {};
}

PickupVerdict pickup_at(const PickupPlace& place, const std::optional<StockLevel>& level,
                        const SaleTerms& terms, Instant now) {
    using enum PickupVerdict;
    if (!place.offers_pickup) return no_pickup;
    if (!place.is_in_market) return other_market;
    if (terms.launch && *terms.launch > now) return not_launched;
    if (!level) return not_counted;
    return level->quantity > place.buffer && level->quantity > Decimal() ? eligible : too_few;
}

std::string pickup_sentence(PickupVerdict verdict) {
    switch (verdict) {
        case PickupVerdict::eligible:
            return tr("It can be ordered and fetched there.");
        case PickupVerdict::no_pickup:
            return tr("Orders cannot be fetched there.");
        case PickupVerdict::other_market:
            return tr("It is in no market of the channel.");
        case PickupVerdict::not_launched:
            return tr("It is not sold yet.");
        case PickupVerdict::not_counted:
            return tr("No stock of it is known there.");
        case PickupVerdict::too_few:
            return tr("There are not more than are kept back there.");
    }
    return {};
}

std::optional<Decimal> days_of_cover(const Decimal& quantity,
                                     const std::optional<Decimal>& sold_per_day) {
    if (!sold_per_day || *sold_per_day <= Decimal()) return std::nullopt;
    if (quantity <= Decimal()) return Decimal(0, 1);
    const auto days = quantity.times_ratio(Decimal(10, 0), *sold_per_day);
    if (!days) return std::nullopt;
    auto whole = days->rounded(0);
    if (whole && *whole > *days) whole = whole->plus(Decimal(-1, 0));
    if (!whole) return std::nullopt;
    return Decimal(whole->mantissa(), 1);
}

}  // namespace vitrine
