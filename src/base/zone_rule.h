// The rule of a time zone for years without end, as POSIX and RFC 8536 (section 3.3.1) write it:
// "CET-1CEST,M3.5.0,M10.5.0/3".
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace vitrine {

struct ZoneChange;

// A day of every year, and the time of it at which clocks are changed, by what they showed before.
struct YearlyDay {
    enum class Kind {
        julian,   // 1 to 365; 29 February is never counted
        ordinal,  // 0 to 365; 29 February is counted
        weekday,  // a day of a week of a month
    };
    Kind kind = Kind::weekday;
    int day = 0;                      // of the year, or of the week: 0 is Sunday
    int week = 0;                     // 1 to 5; 5 is the last one
    int month = 0;                    // 1 to 12
    std::chrono::seconds time{7200};  // may be a week before or after the day
};

struct ZoneRule {
    std::chrono::seconds standard{};  // ahead of UTC
    bool has_summer = false;          // whether the rest counts
    std::chrono::seconds summer{};
    YearlyDay summer_start;
    YearlyDay summer_end;
};

// Absent for what is written otherwise, and for summer time without days.
std::optional<ZoneRule> parse_zone_rule(std::string_view text);

// The two changes of a year in their order; none where there is no summer time.
std::vector<ZoneChange> changes_of_year(const ZoneRule& rule, int year);

}  // namespace vitrine
