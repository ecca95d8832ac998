#include "base/zone_time.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/translate.h"
#include "base/zone_changes.h"

namespace vitrine {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Two digits at `at`, at most `most`.
std::optional<int> two_digits(std::string_view text, std::size_t at, int most) {
    if (text.size() < at + 2) return std::nullopt;
    const char tens = text[at];
    const char ones = text[at + 1];
    if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return std::nullopt;
    const int value = (tens - '0') * 10 + (ones - '0');
    return value > most ? std::nullopt : std::optional(value);
}

// "2026-11-27", a separator and the time of day.
std::string written(LocalTime time, char separator, bool seconds_always) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss clock(time - day);
    std::string text =
        fmt::format("{}{}{:02}:{:02}", date_to_string(day.time_since_epoch().count()), separator,
                    clock.hours().count(), clock.minutes().count());
    const auto thousandths = clock.subseconds().count();
    if (seconds_always || thousandths != 0 || clock.seconds().count() != 0) {
        text += fmt::format(":{:02}", clock.seconds().count());
    }
    if (thousandths != 0) text += fmt::format(".{:03}", thousandths);
    return text;
}

}  // namespace

std::optional<LocalTime> parse_local_time(std::string_view text) {
    const auto days = parse_date(text);
    if (!days) return std::nullopt;
    const auto day = LocalTime(std::chrono::days(*days));
    if (text.size() == 10) return day;
    const auto hour = two_digits(text, 11, 23);
    const auto minute = two_digits(text, 14, 59);
    if (!hour || !minute || text[13] != ':') return std::nullopt;
    LocalTime time = day + std::chrono::hours(*hour) + std::chrono::minutes(*minute);
    if (text.size() == 16) return time;
    const auto second = two_digits(text, 17, 59);
    if (!second || text[16] != ':') return std::nullopt;
    time += std::chrono::seconds(*second);
    if (text.size() == 19) return time;
    if (text.size() != 23 || text[19] != '.' || text[20] < '0' || text[20] > '9') {
        return std::nullopt;
    }
    const auto rest = two_digits(text, 21, 99);
    if (!rest) return std::nullopt;
    return time + milliseconds((text[20] - '0') * 100 + *rest);
}

std::string to_string(LocalTime time) {
    return written(time, ' ', false);
}

std::string to_iso8601(LocalTime time) {
    return written(time, 'T', true);
}

struct Zone::Rules {
    std::string name;
    ZoneChanges zone;

    struct Meaning {
        Instant instant;
        LocalTimeKind kind = LocalTimeKind::once;
    };

    seconds offset_at(Instant instant) const {
        const auto after = std::ranges::upper_bound(zone.changes, instant, {}, &ZoneChange::at);
        return after == zone.changes.begin() ? zone.first_offset : (after - 1)->offset;
    }

    // Looks at the few changes so near that they may matter: none moves clocks by more than a day,
    // and no zone is more than a day away from UTC.
    Meaning meaning_of(LocalTime time) const {
        constexpr std::chrono::hours margin(48);
        const Instant about(time.time_since_epoch());
        auto change = std::ranges::lower_bound(zone.changes, about - margin, {}, &ZoneChange::at);
        seconds offset = change == zone.changes.begin() ? zone.first_offset : (change - 1)->offset;
        std::optional<Meaning> found;
        std::optional<Instant> end_of_gap;
        for (Instant begin = Instant::min();; ++change) {
            const bool is_last = change == zone.changes.end();
            const Instant end = is_last ? Instant::max() : change->at;
            const Instant instant = about - offset;
            if (begin <= instant && instant < end) {
                if (found) return {found->instant, LocalTimeKind::repeated};
                found = Meaning{instant, LocalTimeKind::once};
            }
            if (is_last || end > about + margin) break;
            // Not reached before the change, and already past after it.
            if (instant >= end && about - change->offset < end) end_of_gap = end;
            begin = end;
            offset = change->offset;
        }
        if (found) return *found;
        return {end_of_gap.value_or(about - offset), LocalTimeKind::skipped};
    }
};

std::optional<Zone> Zone::find(std::string_view name) {
    const bool is_name = std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '/' || c == '_' || c == '-' || c == '+';
    });
    if (!is_name || (name != "UTC" && name.find('/') == std::string_view::npos) ||
        name.starts_with('/') || name.starts_with("posix/")) {
        return std::nullopt;
    }
    auto changes = find_zone_changes(name);
    if (!changes) return std::nullopt;
    return Zone(std::make_shared<Rules>(Rules{std::string(name), std::move(*changes)}));
}

Zone Zone::open(std::string_view name) {
    auto zone = find(name);
    if (!zone) {
        throw Error(
            Failure::usage,
            tr("There is no time zone {0}. Write it as the IANA does: Europe/Paris.", name));
    }
    return *std::move(zone);
}

const std::string& Zone::name() const {
    return m_rules->name;
}

Instant Zone::instant_of(LocalTime time) const {
    return m_rules->meaning_of(time).instant;
}

LocalTimeKind Zone::kind_of(LocalTime time) const {
    return m_rules->meaning_of(time).kind;
}

LocalTime Zone::local_time_of(Instant instant) const {
    return LocalTime(instant.time_since_epoch() + offset_at(instant));
}

std::chrono::seconds Zone::offset_at(Instant instant) const {
    return m_rules->offset_at(instant);
}

std::string to_iso8601(Instant instant, const Zone& zone) {
    const auto offset = zone.offset_at(instant);
    const auto minutes = std::chrono::floor<std::chrono::minutes>(offset);
    if (minutes != offset) return to_iso8601(instant);
    const auto size = minutes.count() < 0 ? -minutes.count() : minutes.count();
    return fmt::format("{}{}{:02}:{:02}", to_iso8601(zone.local_time_of(instant)),
                       minutes.count() < 0 ? '-' : '+', size / 60, size % 60);
}

}  // namespace vitrine
