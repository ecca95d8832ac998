#include "interchange/spreadsheet_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

namespace vitrine {
namespace {

constexpr std::int64_t seconds_a_day = 86'400;

std::optional<double> read_number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::string plain(double number) {
    // Longer than any number that a sheet shows; beyond, an exponent is what people expect.
    constexpr double longest = 1e21;
    std::array<char, 400> text{};
    const bool fixed = number == 0 || (std::fabs(number) < longest && std::fabs(number) >= 1e-12);
    const auto written =
        std::to_chars(text.data(), text.data() + text.size(), number == 0 ? 0.0 : number,
                      fixed ? std::chars_format::fixed : std::chars_format::general);
    return {text.data(), written.ptr};
}

std::string clock(std::int64_t seconds) {
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3'600, seconds / 60 % 60, seconds % 60);
}

std::string day(std::int64_t serial, DateEpoch epoch) {
    using namespace std::chrono;
    if (epoch == DateEpoch::from_1900 && serial == 60) return "1900-02-29";
    const sys_days first = epoch == DateEpoch::from_1904 ? sys_days{year{1904} / 1 / 1}
                           : serial > 60                 ? sys_days{year{1899} / 12 / 30}
                                                         : sys_days{year{1899} / 12 / 31};
    const year_month_day date{first + days{serial}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

// Numbers of the first day that is shown and the day behind the last one.
bool is_date(std::int64_t serial, DateEpoch epoch) {
    return epoch == DateEpoch::from_1900 ? serial >= 1 && serial < 2'958'466
                                         : serial >= 0 && serial < 2'957'004;
}

}  // namespace

NumberKind kind_of_number_format(int id) {
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
        id == 57 || id == 58)
        return NumberKind::date;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 ||
        id == 56)
        return NumberKind::time;
    if (id == 22) return NumberKind::date_and_time;
    if (id == 46) return NumberKind::elapsed_time;
    return NumberKind::number;
}

NumberKind kind_of_number_format(std::string_view code) {
    bool has_day = false, has_month = false, has_clock = false, is_elapsed = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        switch (code[i]) {
            case '"':
                i = std::min(code.find('"', i + 1), code.size());
                break;
            case '\\':
            case '_':
            case '*':
                ++i;  // a character that stands for itself
                break;
            case '[': {
                const auto end = std::min(code.find(']', i), code.size());
                const std::string_view inside = code.substr(i + 1, end - i - 1);
                // [h] counts on beyond a day; [Red], [$-409] and [>1] mean something else.
                is_elapsed |=
                    !inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos;
                i = end;
                break;
            }
            case 'y':
            case 'Y':
            case 'd':
            case 'D':
                has_day = true;
                break;
            case 'm':
            case 'M':
                has_month = true;  // or minutes
                break;
            case 'h':
            case 'H':
            case 's':
            case 'S':
                has_clock = true;
                break;
            case 'G':
            case 'g':
                if (code.substr(i).starts_with("General")) i += 6;
                break;
            default:
                break;
        }
    }
    if (is_elapsed) return NumberKind::elapsed_time;
    if (has_day) return has_clock ? NumberKind::date_and_time : NumberKind::date;
    if (has_clock) return NumberKind::time;
    return has_month ? NumberKind::date : NumberKind::number;
}

std::string spreadsheet_number(std::string_view stored, NumberKind kind, DateEpoch epoch) {
    const auto number = read_number(stored);
    if (!number) return std::string(stored);
    if (kind == NumberKind::number) return plain(*number);
    if (*number < 0 || *number > 3e6) return plain(*number);
    const auto all = static_cast<std::int64_t>(std::floor(*number * seconds_a_day + 0.5));
    const std::int64_t serial = all / seconds_a_day, seconds = all % seconds_a_day;
    if (kind == NumberKind::elapsed_time) return clock(all);
    // Below a day there is no date, whatever the format says.
    if (kind == NumberKind::time && serial == 0) return clock(seconds);
    if (!is_date(serial, epoch)) return plain(*number);
    // A time with a day in front is a date with a time: the format only hides the day.
    if (seconds == 0) return kind == NumberKind::time ? clock(0) : day(serial, epoch);
    return day(serial, epoch) + " " + clock(seconds);
}

std::string spreadsheet_date(std::string_view iso) {
    const auto mark = iso.find('T');
    if (mark == std::string_view::npos) return std::string(iso);
    std::string_view time = iso.substr(mark + 1);
    if (time.ends_with('Z')) time.remove_suffix(1);
    if (const auto fraction = time.find('.'); fraction != std::string_view::npos)
        time = time.substr(0, fraction);
    std::string date(iso.substr(0, mark));
    return time == "00:00:00" || time.empty() ? date : date + " " + std::string(time);
}

std::string spreadsheet_time(std::string_view duration) {
    std::string_view rest = duration;
    if (!rest.starts_with('P')) return std::string(duration);
    rest.remove_prefix(1);
    long hours = 0, minutes = 0, seconds = 0;
    while (!rest.empty()) {
        if (rest.front() == 'T') {
            rest.remove_prefix(1);
            continue;
        }
        long number = 0;
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
        if (error != std::errc() || number < 0 || number > 1'000'000) return std::string(duration);
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
        if (rest.starts_with('.') || rest.starts_with(','))
            rest.remove_prefix(std::min(rest.find_first_not_of("0123456789", 1), rest.size()));
        const char unit = rest.empty() ? '\0' : rest.front();
        switch (unit) {
            case 'D':
                hours += 24 * number;
                break;
            case 'H':
                hours += number;
                break;
            case 'M':
                minutes += number;
                break;
            case 'S':
                seconds += number;
                break;
            default:
                return std::string(duration);
        }
        rest.remove_prefix(1);
    }
    return fmt::format("{:02}:{:02}:{:02}", hours, minutes, seconds);
}

}  // namespace vitrine
