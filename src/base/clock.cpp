#include "base/clock.h"

#include <fmt/format.h>
#include <openssl/rand.h>

#include <array>
#include <ctime>

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {
namespace {

// The whole of `text` as a number, or absent.
std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return text.empty() ? std::nullopt : std::optional(value);
}

// From the system's generator, many at a time: asked for each product of an import it would take
// longer than all else together.
std::array<unsigned char, 16> random_bytes() {
    constexpr std::size_t kept = 256;
    thread_local std::array<std::array<unsigned char, 16>, kept> block;
    thread_local std::size_t used = kept;
    if (used == kept) {
        if (RAND_bytes(block.front().data(), static_cast<int>(sizeof block)) != 1) {
            throw Error(Failure::storage,
                        tr("The system gives no random numbers. Restart the program."));
        }
        used = 0;
    }
    return block[used++];
}

}  // namespace

Instant system_now() {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now());
}

std::string to_iso8601(Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(instant - day);
    const auto milliseconds = time.subseconds().count();
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count(),
                       milliseconds == 0 ? std::string() : fmt::format(".{:03}", milliseconds));
}

std::optional<Instant> parse_iso8601(std::string_view text) {
    if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    const auto hour = digits(text.substr(11, 2));
    const auto minute = digits(text.substr(14, 2));
    const auto second = digits(text.substr(17, 2));
    if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) {
        return std::nullopt;
    }
    text.remove_prefix(19);
    int milliseconds = 0;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
        int place = 100;
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            milliseconds += (text.front() - '0') * place;
            place /= 10;
            text.remove_prefix(1);
        }
    }
    int offset_minutes = 0;
    if (text != "Z") {
        if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
            return std::nullopt;
        const auto hours = digits(text.substr(1, 2));
        const auto minutes = digits(text.substr(4, 2));
        if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
        offset_minutes = (*hours * 60 + *minutes) * (text[0] == '-' ? -1 : 1);
    }
    using namespace std::chrono;
    return Instant(sys_days(days(*date)) + hours(*hour) + minutes(*minute - offset_minutes) +
                   seconds(*second) + std::chrono::milliseconds(milliseconds));
}

std::string make_uuid() {
    std::array<unsigned char, 16> bytes = random_bytes();
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);  // version 4
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);  // the variant of RFC 9562
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::string text(36, '-');
    auto at = text.begin();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) ++at;
        *at++ = hexadecimal[bytes[i] >> 4U];
        *at++ = hexadecimal[bytes[i] & 0x0FU];
    }
    return text;
}

std::optional<std::int32_t> parse_date(std::string_view text) {
    if (text.size() > 10 && (text[10] == 'T' || text[10] == ' ')) text = text.substr(0, 10);
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::string date_to_string(std::int32_t days) {
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Instant start_of_local_day(std::int32_t days) {
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
    std::tm midnight{};
    midnight.tm_year = static_cast<int>(date.year()) - 1900;
    midnight.tm_mon = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    midnight.tm_mday = static_cast<int>(static_cast<unsigned>(date.day()));
    midnight.tm_isdst = -1;
    return Instant(std::chrono::seconds(std::mktime(&midnight)));
}

}  // namespace vitrine
