#include "base/zone_time.h"

#include <fmt/format.h>
#include <unicode/basictz.h>
#include <unicode/tztrans.h>
#include <unicode/unistr.h>

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {
namespace {

using std::chrono::milliseconds;

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

milliseconds total(std::int32_t raw, std::int32_t saving) {
    return milliseconds(std::int64_t{raw} + saving);
}

UDate udate(std::int64_t count) {
    return static_cast<UDate>(count);
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
    std::unique_ptr<const icu::BasicTimeZone> zone;

    // The offset of a local time that is repeated is that of its first occurrence, that of a
    // skipped one the offset before the gap.
    milliseconds offset_before(LocalTime time) const {
        std::int32_t raw = 0;
        std::int32_t saving = 0;
        UErrorCode status = U_ZERO_ERROR;
        zone->getOffsetFromLocal(udate(time.time_since_epoch().count()), UCAL_TZ_LOCAL_FORMER,
                                 UCAL_TZ_LOCAL_FORMER, raw, saving, status);
        return total(raw, saving);
    }
    milliseconds offset_after(LocalTime time) const {
        std::int32_t raw = 0;
        std::int32_t saving = 0;
        UErrorCode status = U_ZERO_ERROR;
        zone->getOffsetFromLocal(udate(time.time_since_epoch().count()), UCAL_TZ_LOCAL_LATTER,
                                 UCAL_TZ_LOCAL_LATTER, raw, saving, status);
        return total(raw, saving);
    }
    // When clocks were last put forward, at `instant` or before it.
    Instant end_of_gap(Instant instant) const {
        icu::TimeZoneTransition transition;
        auto at = udate(instant.time_since_epoch().count());
        for (bool inclusive = true; zone->getPreviousTransition(at, inclusive, transition);
             inclusive = false) {
            at = transition.getTime();
            const auto* const before = transition.getFrom();
            const auto* const after = transition.getTo();
            if (total(after->getRawOffset(), after->getDSTSavings()) >
                total(before->getRawOffset(), before->getDSTSavings())) {
                return Instant(milliseconds(static_cast<std::int64_t>(at)));
            }
        }
        return instant;
    }
};

std::optional<Zone> Zone::find(std::string_view name) {
    if (name != "UTC" && name.find('/') == std::string_view::npos) return std::nullopt;
    const auto id = icu::UnicodeString::fromUTF8(std::string(name));
    icu::UnicodeString canonical;
    UBool is_of_iana = 0;
    UErrorCode status = U_ZERO_ERROR;
    icu::TimeZone::getCanonicalID(id, canonical, is_of_iana, status);
    if (U_FAILURE(status) || !is_of_iana || name == "Etc/Unknown") return std::nullopt;
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
    const auto* const basic = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
    if (basic == nullptr) return std::nullopt;
    zone.release();
    auto rules = std::make_shared<Rules>();
    rules->name = std::string(name);
    rules->zone.reset(basic);
    return Zone(std::move(rules));
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
    const Instant instant(time.time_since_epoch() - m_rules->offset_before(time));
    return local_time_of(instant) == time ? instant : m_rules->end_of_gap(instant);
}

LocalTimeKind Zone::kind_of(LocalTime time) const {
    const auto before = m_rules->offset_before(time);
    if (before == m_rules->offset_after(time)) return LocalTimeKind::once;
    return local_time_of(Instant(time.time_since_epoch() - before)) == time
               ? LocalTimeKind::repeated
               : LocalTimeKind::skipped;
}

LocalTime Zone::local_time_of(Instant instant) const {
    return LocalTime(instant.time_since_epoch() + offset_at(instant));
}

milliseconds Zone::offset_at(Instant instant) const {
    std::int32_t raw = 0;
    std::int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    m_rules->zone->getOffset(udate(instant.time_since_epoch().count()), 0, raw, saving, status);
    return total(raw, saving);
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
