// Instants in UTC. Functions that need "now" or an id take it as a parameter, so that tests are
// exact.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Clock = std::function<Instant()>;

// The machine's clock.
Instant system_now();

// "2026-11-22T09:30:00Z", with milliseconds only where there are any (ISO 8601, RFC 3339).
std::string to_iso8601(Instant instant);

// Reads what to_iso8601 writes, and offsets like +01:00. Absent for anything else.
std::optional<Instant> parse_iso8601(std::string_view text);

// A random version 4 UUID in its usual text form (RFC 9562).
std::string make_uuid();

// A date as days since 1970-01-01. Absent unless `text` is a day of the proleptic Gregorian
// calendar written yyyy-MM-dd, with or without an ISO time behind it, which is ignored.
std::optional<std::int32_t> parse_date(std::string_view text);
std::string date_to_string(std::int32_t days);

// When the day (since 1970-01-01) begins where the machine stands.
Instant start_of_local_day(std::int32_t days);

}  // namespace vitrine
