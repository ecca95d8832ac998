// What clocks show in the time zones of the IANA, and the instants that they mean. Where the
// rules of the zones come from: base/zone_changes.h.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace vitrine {

// What a clock shows, wherever it hangs: an instant only together with a zone.
using LocalTime = std::chrono::local_time<std::chrono::milliseconds>;

// Reads "2026-11-27" (its beginning, 00:00), "2026-11-27 18:30", "2026-11-27 18:30:15" and
// "2026-11-27 18:30:15.250", with a T in place of the blank too. Absent for anything else, and so
// for 24:00 and for a time with an offset or a Z.
std::optional<LocalTime> parse_local_time(std::string_view text);
// For people and tables: "2026-11-27 00:00", with seconds and milliseconds only where there are
// any.
std::string to_string(LocalTime time);
// For files: "2026-11-27T00:00:00", with milliseconds only where there are any (ISO 8601).
std::string to_iso8601(LocalTime time);

// What becomes of a local time where the zone's clocks are changed.
enum class LocalTimeKind {
    once,      // clocks show it once, as nearly every time
    skipped,   // they were put forward past it
    repeated,  // they were put back and show it twice
};

// A time zone, opened once and asked often: well under a microsecond a question. A copy shares what
// was opened; any thread may ask.
class Zone {
public:
    // By its IANA name, written exactly: "Europe/Paris", "UTC". Absent for an unknown name, and for
    // abbreviations ("CET") and offsets ("GMT+1"), which name no place.
    static std::optional<Zone> find(std::string_view name);
    // The same; throws Error(usage) where there is no such zone.
    static Zone open(std::string_view name);

    const std::string& name() const;

    // The instant that a local time means. The one rule for changes of the clock: a time that a gap
    // skips means the first instant after the gap, and a time that an overlap repeats means its
    // first occurrence. So what begins at 02:30 begins, that day too, and only once; and 00:00 is
    // the first instant of its day wherever that day exists.
    Instant instant_of(LocalTime time) const;
    LocalTimeKind kind_of(LocalTime time) const;

    // What clocks of the zone show at an instant.
    LocalTime local_time_of(Instant instant) const;
    // How far they are ahead of UTC then.
    std::chrono::seconds offset_at(Instant instant) const;

private:
    struct Rules;
    explicit Zone(std::shared_ptr<const Rules> rules) : m_rules(std::move(rules)) {}

    std::shared_ptr<const Rules> m_rules;
};

// The instant as clocks of the zone show it, with their offset: "2026-11-27T00:00:00+01:00" (ISO
// 8601, RFC 3339). In UTC, with a Z, where the offset is no number of whole minutes, as before
// there was standard time.
std::string to_iso8601(Instant instant, const Zone& zone);

}  // namespace vitrine
