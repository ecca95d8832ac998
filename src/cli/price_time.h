// When a price is asked for, as it is said on the command line.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/zone_time.h"

namespace vitrine::cli {

// Both absent: now.
struct PriceTime {
    std::optional<Instant> at;
    std::optional<LocalTime> at_local;  // what clocks show where it is asked
};

// "2026-11-27", "2026-11-27T08:30" or an instant, "2026-11-27T07:30:00Z"; empty: now. Throws Error
// (usage) for anything else.
PriceTime read_price_time(const std::string& text);

}  // namespace vitrine::cli
