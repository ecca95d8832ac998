// What a channel may promise of a product, and which stores may hand it out: worked out of the
// stock of locations. Pure values; may be called on any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/decimal.h"

namespace vitrine {

// Of one product at one location, as its feed said.
struct StockLevel {
    Decimal quantity;  // below 0 where more was sold than there was
    Instant as_of{};
    bool operator==(const StockLevel&) const = default;
};

// What a channel decided.
struct AvailabilityRules {
    Decimal buffer;              // of the sum, kept back
    bool has_preorder = false;   // orders are taken before the launch
    bool has_backorder = false;  // orders are taken while there is nothing
    int backorder_days = 0;      // until such an order can be sent
};

// What is known of the product besides its stock.
struct SaleTerms {
    std::optional<Instant> launch = {};  // sold from then on; absent: long since
    bool is_phased_out = false;          // sold while stock lasts: no backorder
};

enum class Availability : unsigned char { in_stock, preorder, backorder, out_of_stock };
// "in_stock", "preorder", "backorder", "out_of_stock": as most channels call them.
std::string_view availability_name(Availability availability);

enum class AvailabilityReason : unsigned char {
    enough,         // more than the buffer
    before_launch,  // and orders are taken
    not_launched,   // and no orders are taken
    ordered_again,  // nothing to sell, and orders are taken
    phased_out,     // nothing to sell, and none will come
    only_buffer,    // not more than the buffer
    sold_out,       // counted, and nothing there
    not_counted,    // no feed said anything of its locations
};
// A stable code for programs: "only_buffer".
std::string_view availability_reason_name(AvailabilityReason reason);

struct AvailabilityAnswer {
    Availability availability = Availability::out_of_stock;
    AvailabilityReason reason = AvailabilityReason::not_counted;
    Decimal quantity;  // that may be sold: the sum without the buffer, never below 0
    // When an order can be sent: of a preorder the launch, of a backorder so many days from now.
    std::optional<Instant> from = {};
    std::optional<Instant> as_of = {};  // the oldest count that it rests on
    bool operator==(const AvailabilityAnswer&) const = default;
};

// `levels`: of the channel's locations, those that a feed said anything of. The sum is that of all,
// also of those below 0. Before its launch nothing is in stock, whatever lies there. What was never
// counted is not in stock, but may be ordered where orders are taken while there is nothing. A sum
// that 64 bits cannot hold counts as nothing counted.
AvailabilityAnswer availability_of(std::span<const StockLevel> levels,
                                   const AvailabilityRules& rules, const SaleTerms& terms,
                                   Instant now);

// One translated sentence: why it is so.
std::string availability_sentence(const AvailabilityAnswer& answer);

// Click and collect.
struct PickupPlace {
    bool offers_pickup = false;
    bool is_in_market = false;  // of the channel that asks
    Decimal buffer;             // kept back for those who come without an order
};

// Why a product may be ordered and fetched there, or not. Of several reasons the first is said.
enum class PickupVerdict : unsigned char {
    eligible,
    no_pickup,     // the place does not hand out orders
    other_market,  // it is in no market of the channel
    not_launched,
    not_counted,  // no feed said anything of it there
    too_few,      // not more than is kept back
};
// A stable code for programs: "too_few".
std::string_view pickup_verdict_name(PickupVerdict verdict);
// One translated sentence.
std::string pickup_sentence(PickupVerdict verdict);

PickupVerdict pickup_at(const PickupPlace& place, const std::optional<StockLevel>& level,
                        const SaleTerms& terms, Instant now);

// For how long the stock lasts at so many sold a day, in days with one decimal, rounded down; 0
// where there is nothing. Absent where nothing is sold, or it is not known.
std::optional<Decimal> days_of_cover(const Decimal& quantity,
                                     const std::optional<Decimal>& sold_per_day);

}  // namespace vitrine
