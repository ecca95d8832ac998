// When the clocks of a time zone change, read from the IANA's compiled files (RFC 8536), which an
// operating system keeps up to date, or from ICU, which is as old as the program's library.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace vitrine {

// From an instant on clocks are ahead of UTC by `offset`, until the next change.
struct ZoneChange {
    Instant at;
    std::chrono::seconds offset;
    bool operator==(const ZoneChange&) const = default;
};

struct ZoneChanges {
    std::chrono::seconds first_offset{};  // before all changes
    // In order; each has another offset than the one before. They are known to the end of the year
    // 2199; the last one is taken to last.
    std::vector<ZoneChange> changes;
};

// What a compiled file says, its rule for the years after its own changes included. Absent for what
// is no such file of version 2 or later, and for one that counts leap seconds.
std::optional<ZoneChanges> read_zone_file(std::string_view bytes);

// What ICU knows of a zone of the IANA; absent for an unknown name.
std::optional<ZoneChanges> icu_zone_changes(std::string_view name);

// From the folder of compiled files, where it has the zone, else from ICU. Absent for an unknown
// name. `name` has the form of an IANA name, without "..".
std::optional<ZoneChanges> find_zone_changes(
    std::string_view name, const std::filesystem::path& folder = "/usr/share/zoneinfo");

}  // namespace vitrine
