#include "base/zone_changes.h"

#include <unicode/basictz.h>
#include <unicode/tztrans.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>

#include "base/zone_rule.h"

namespace vitrine {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Numbers of a compiled file, the most significant byte first. Reading past the end gives 0 and is
// remembered.
class ZoneFileReader {
public:
    explicit ZoneFileReader(std::string_view bytes) : m_rest(bytes) {}

    std::uint64_t number(std::size_t size) {
        const std::string_view bytes = take(size);
        std::uint64_t value = 0;
        for (const char byte : bytes) value = value << 8U | static_cast<unsigned char>(byte);
        return value;
    }
    std::string_view take(std::size_t size) {
        m_is_short = m_is_short || size > m_rest.size();
        const std::string_view bytes = m_rest.substr(0, size);
        m_rest.remove_prefix(bytes.size());
        return bytes;
    }
    bool is_short() const { return m_is_short; }
    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
    bool m_is_short = false;
};

// RFC 8536, section 3.1.
struct ZoneFileHeader {
    std::uint64_t utc_count = 0;
    std::uint64_t standard_count = 0;
    std::uint64_t leap_count = 0;
    std::uint64_t time_count = 0;
    std::uint64_t type_count = 0;
    std::uint64_t name_bytes = 0;

    // Of the data behind it, whose times have `time_size` bytes.
    std::uint64_t data_size(std::uint64_t time_size) const {
        return time_count * (time_size + 1) + type_count * 6 + name_bytes +
               leap_count * (time_size + 4) + standard_count + utc_count;
    }
};

// Absent for other files and for version 1, whose times end in 2038.
std::optional<ZoneFileHeader> read_header(ZoneFileReader& file) {
    const std::string_view mark = file.take(5);
    if (!mark.starts_with("TZif") || mark.size() < 5 || mark[4] < '2') return std::nullopt;
    file.take(15);
    ZoneFileHeader header;
    header.utc_count = file.number(4);
    header.standard_count = file.number(4);
    header.leap_count = file.number(4);
    header.time_count = file.number(4);
    header.type_count = file.number(4);
    header.name_bytes = file.number(4);
    if (file.is_short()) return std::nullopt;
    return header;
}

// Left out where nothing changes.
void append(ZoneChanges& zone, ZoneChange change) {
    const seconds before = zone.changes.empty() ? zone.first_offset : zone.changes.back().offset;
    if (change.offset != before) zone.changes.push_back(change);
}

int year_of(Instant instant) {
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(instant));
    return static_cast<int>(day.year());
}

constexpr int last_year = 2199;
constexpr int first_year_of_rules = 1970;

}  // namespace

std::optional<ZoneChanges> read_zone_file(std::string_view bytes) {
    ZoneFileReader file(bytes);
    const auto old = read_header(file);
    if (!old) return std::nullopt;
    file.take(old->data_size(4));
    const auto header = read_header(file);
    if (!header || header->leap_count != 0 || header->type_count == 0 ||
        header->data_size(8) > file.rest().size()) {
        return std::nullopt;
    }
    std::vector<std::int64_t> times(header->time_count);
    for (auto& time : times) time = static_cast<std::int64_t>(file.number(8));
    const std::string_view types = file.take(header->time_count);
    std::vector<seconds> offsets;
    for (std::uint64_t i = 0; i < header->type_count; ++i) {
        offsets.emplace_back(static_cast<std::int32_t>(file.number(4)));
        file.take(2);
    }
    file.take(header->name_bytes + header->standard_count + header->utc_count);
    std::string_view rule_text = file.rest();
    if (!rule_text.starts_with('\n') || !rule_text.ends_with('\n') || rule_text.size() < 2) {
        return std::nullopt;
    }
    rule_text = rule_text.substr(1, rule_text.size() - 2);

    ZoneChanges zone{offsets.front(), {}};
    Instant last = Instant::min();
    // Some 2,000 years each way: compiled files may begin with the big bang.
    constexpr std::int64_t earliest = -(std::int64_t{1} << 36);
    constexpr std::int64_t latest = std::int64_t{1} << 36;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const auto type = static_cast<unsigned char>(types[i]);
        if (type >= offsets.size() || times[i] > latest) return std::nullopt;
        const Instant at(seconds(std::max(times[i], earliest)));
        if (at < last) return std::nullopt;
        last = at;
        append(zone, {at, offsets[type]});
    }
    if (rule_text.empty()) return zone;
    const auto rule = parse_zone_rule(rule_text);
    if (!rule) return std::nullopt;
    const int first_year = times.empty() ? first_year_of_rules : year_of(last);
    for (int year = first_year; year <= last_year; ++year) {
        for (const ZoneChange& change : changes_of_year(*rule, year)) {
            if (times.empty() || change.at > last) append(zone, change);
        }
    }
    return zone;
}

std::optional<ZoneChanges> icu_zone_changes(std::string_view name) {
    const auto id = icu::UnicodeString::fromUTF8(std::string(name));
    icu::UnicodeString canonical;
    UBool is_of_iana = 0;
    UErrorCode status = U_ZERO_ERROR;
    icu::TimeZone::getCanonicalID(id, canonical, is_of_iana, status);
    if (U_FAILURE(status) || !is_of_iana || name == "Etc/Unknown") return std::nullopt;
    const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
    const auto* const rules = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
    if (rules == nullptr) return std::nullopt;
    const auto offset_at = [&](UDate time) {
        std::int32_t raw = 0;
        std::int32_t saving = 0;
        zone->getOffset(time, 0, raw, saving, status);
        return seconds((raw + saving) / 1000);
    };
    const Instant end = std::chrono::sys_days(std::chrono::year(last_year + 1) / 1 / 1);
    const auto end_time = static_cast<UDate>(end.time_since_epoch().count());
    UDate time = -5e12;  // in 1811, before there was standard time
    ZoneChanges result{offset_at(time), {}};
    icu::TimeZoneTransition change;
    while (rules->getNextTransition(time, 0, change) && change.getTime() < end_time) {
        time = change.getTime();
        append(result, {Instant(milliseconds(static_cast<std::int64_t>(time))), offset_at(time)});
    }
    return result;
}

std::optional<ZoneChanges> find_zone_changes(std::string_view name,
                                             const std::filesystem::path& folder) {
    const auto path = folder / name;
    std::error_code failure;
    if (std::filesystem::is_regular_file(path, failure)) {
        std::ifstream file(path, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        if (auto zone = read_zone_file(bytes)) return zone;
    }
    return icu_zone_changes(name);
}

}  // namespace vitrine
