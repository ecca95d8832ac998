#include "interchange/source_values.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/clock.h"
#include "base/decimal.h"
#include "base/text.h"

namespace vitrine {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The length of a mark between groups of digits at the beginning of `text`; 0: none.
std::size_t group_mark(std::string_view text, char decimal_sign) {
    for (const std::string_view mark : {" ", "\xC2\xA0", "\xE2\x80\xAF", "'", "\xE2\x80\x99"}) {
        if (text.starts_with(mark)) return mark.size();
    }
    return text.starts_with(decimal_sign == ',' ? '.' : ',') ? 1 : 0;
}

// Digits and marks between groups of three; false where they do not pair. `at` is behind them.
bool read_whole_part(std::string_view text, char decimal_sign, std::size_t& at,
                     std::string& digits) {
    std::size_t in_group = 0;
    std::string_view mark;
    while (at < text.size()) {
        if (is_digit(text[at])) {
            digits += text[at++];
            ++in_group;
            if (!mark.empty() && in_group > 3) return false;
            continue;
        }
        const std::size_t length = group_mark(text.substr(at), decimal_sign);
        if (length == 0 || at + length >= text.size() || !is_digit(text[at + length])) break;
        const std::string_view found = text.substr(at, length);
        if (in_group == 0 || in_group > 3 || (!mark.empty() && (found != mark || in_group != 3))) {
            return false;
        }
        mark = found;
        in_group = 0;
        at += length;
    }
    return mark.empty() || in_group == 3;
}

struct Month {
    int number;
    std::string_view names;  // folded for search, separated by commas
};
constexpr std::array<Month, 12> months = {{
    {1, "january,jan,janvier,janv,januar"},
    {2, "february,feb,fevrier,fevr,fev,februar"},
    {3, "march,mar,mars,marz,mrz,maerz"},
    {4, "april,apr,avril,avr"},
    {5, "may,mai"},
    {6, "june,jun,juin,juni"},
    {7, "july,jul,juillet,juil,juli"},
    {8, "august,aug,aout"},
    {9, "september,sep,sept,septembre"},
    {10, "october,oct,octobre,oktober,okt"},
    {11, "november,nov,novembre"},
    {12, "december,dec,decembre,dezember,dez"},
}};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 128;
}

int read_month(std::string_view text, std::size_t& at) {
    const std::size_t begin = at;
    while (at < text.size() && is_letter(text[at])) ++at;
    const std::string name = fold_for_search(text.substr(begin, at - begin));
    if (at < text.size() && text[at] == '.') ++at;
    for (const Month& month : months) {
        const auto names = split(month.names, ',');
        if (std::find(names.begin(), names.end(), name) != names.end()) return month.number;
    }
    return 0;
}

// Between `least` and `most` digits; -1: none.
int read_digits(std::string_view text, std::size_t& at, int least, int most) {
    int number = 0;
    int count = 0;
    for (; count < most && at < text.size() && is_digit(text[at]); ++count, ++at) {
        number = number * 10 + (text[at] - '0');
    }
    return count < least ? -1 : number;
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::optional<std::string> day_text(int year, int month, int day) {
    std::string text = std::to_string(year);
    if (text.size() < 4) text.insert(0, 4 - text.size(), '0');
    text += '-' + two_digits(month) + '-' + two_digits(day);
    return parse_date(text) ? std::optional(text) : std::nullopt;
}

std::optional<std::string> read_by(std::string_view text, std::string_view format) {
    int year = -1, month = -1, day = -1;
    std::size_t at = 0;
    for (std::size_t i = 0; i < format.size();) {
        const char letter = format[i];
        std::size_t count = 1;
        while (i + count < format.size() && format[i + count] == letter) ++count;
        const int most = count >= 2 ? 2 : 0;
        if (letter == 'y') {
            year = count >= 4 ? read_digits(text, at, 4, 4) : read_digits(text, at, 2, 2);
            if (year >= 0 && count < 4) year += year < 70 ? 2000 : 1900;
            if (year < 0) return std::nullopt;
        } else if (letter == 'M') {
            month = count >= 3 ? read_month(text, at) : read_digits(text, at, most == 2 ? 2 : 1, 2);
        } else if (letter == 'd') {
            day = read_digits(text, at, most == 2 ? 2 : 1, 2);
        } else if (letter == 'H' || letter == 'h') {
            break;  // the time
        } else {
            for (std::size_t n = 0; n < count; ++n, ++at) {
                if (at >= text.size() || text[at] != letter) return std::nullopt;
            }
        }
        i += count;
    }
    // What follows may only be a time.
    if (at < text.size() && is_digit(text[at])) return std::nullopt;
    if (at < text.size() && text[at] != ' ' && text[at] != 'T') return std::nullopt;
    return year < 0 || month < 1 || day < 1 ? std::nullopt : day_text(year, month, day);
}

}  // namespace

std::optional<std::string> plain_number(std::string_view text, char decimal_sign) {
    text = trim(text);
    std::string plain;
    std::size_t at = 0;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        if (text[0] == '-') plain = "-";
        ++at;
    } else if (text.starts_with("\xE2\x88\x92")) {  // the minus sign of typographers
        plain = "-";
        at = 3;
    }
    std::string digits;
    if (!read_whole_part(text, decimal_sign, at, digits)) return std::nullopt;
    if (digits.empty()) digits = "0";
    const bool had_digits = at > 0 && is_digit(text[at - 1]);
    std::string decimals;
    if (at < text.size() && text[at] == decimal_sign) {
        for (++at; at < text.size() && is_digit(text[at]); ++at) decimals += text[at];
        if (decimals.empty()) return std::nullopt;
    } else if (!had_digits) {
        return std::nullopt;
    }
    plain += digits;
    if (!decimals.empty()) plain += '.' + decimals;
    if (at == text.size()) return plain;
    if (text[at] != 'E' && text[at] != 'e') return std::nullopt;
    bool negative = false;
    if (++at < text.size() && (text[at] == '+' || text[at] == '-')) negative = text[at++] == '-';
    const int exponent = read_digits(text, at, 1, 2);
    if (exponent < 0 || exponent > Decimal::max_scale || at != text.size()) return std::nullopt;
    auto number = Decimal::parse(plain);
    for (int i = 0; number && i < exponent; ++i) {
        number = negative ? number->times(Decimal(1, 1)) : number->times(Decimal(10, 0));
    }
    return number ? std::optional(number->normalized().to_string()) : std::nullopt;
}

std::optional<Amount> split_amount(std::string_view text, char decimal_sign) {
    text = trim(text);
    if (auto number = plain_number(text, decimal_sign)) return Amount{std::move(*number), {}};
    const auto first = std::find_if(text.begin(), text.end(), is_digit);
    if (first == text.end()) return std::nullopt;
    auto begin = static_cast<std::size_t>(first - text.begin());
    const std::size_t last = text.find_last_of("0123456789");
    // The sign, or a decimal sign without digits before it, belongs to the number.
    while (begin > 0 &&
           (text[begin - 1] == decimal_sign || text[begin - 1] == '-' || text[begin - 1] == '+')) {
        --begin;
    }
    // Units may end in a digit: "12 m2".
    for (std::size_t end = last + 1; end > begin; --end) {
        if (!is_digit(text[end - 1])) continue;
        auto number = plain_number(text.substr(begin, end - begin), decimal_sign);
        if (!number) continue;
        const std::string_view before = trim(text.substr(0, begin));
        const std::string_view behind = trim(text.substr(end));
        if (!before.empty() && !behind.empty()) return std::nullopt;
        // What goes on like a number is a number that cannot be read.
        if (!behind.empty() && (is_digit(behind[0]) || behind[0] == '.' || behind[0] == ',')) {
            continue;
        }
        return Amount{std::move(*number), std::string(before.empty() ? behind : before)};
    }
    return std::nullopt;
}

std::optional<std::string> currency_code(std::string_view text) {
    static constexpr std::pair<std::string_view, std::string_view> signs[] = {
        {"€", "EUR"},   {"$", "USD"},  {"US$", "USD"}, {"£", "GBP"},  {"¥", "JPY"},
        {"CA$", "CAD"}, {"A$", "AUD"}, {"₹", "INR"},   {"zł", "PLN"}, {"Kč", "CZK"},
        {"₽", "RUB"}, {"₩", "KRW"},  {"Fr.", "CHF"}, {"R$", "BRL"}, {"₺", "TRY"},
        {"₴", "UAH"},   {"Ft", "HUF"}, {"lei", "RON"}};
    text = trim(text);
    for (const auto& [sign, code] : signs) {
        if (sign == text) return std::string(code);
    }
    std::string code(text);
    std::transform(code.begin(), code.end(), code.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const bool letters =
        std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return code.size() == 3 && letters ? std::optional(code) : std::nullopt;
}

std::optional<std::string> plain_date(std::string_view text, std::string_view format) {
    text = trim(text);
    if (format == "unix" || format == "unix_ms") {
        const auto seconds = Decimal::parse(text);
        if (!seconds || !seconds->is_whole()) return std::nullopt;
        const std::int64_t per_day = format == "unix" ? 86'400 : 86'400'000;
        const std::int64_t whole = seconds->rounded(0)->mantissa();
        const std::int64_t days = whole / per_day - (whole % per_day < 0 ? 1 : 0);
        if (days < -700'000 || days > 2'900'000) return std::nullopt;
        return date_to_string(static_cast<std::int32_t>(days));
    }
    if (auto date = read_by(text, format)) return date;
    return read_by(text, "yyyy-MM-dd");
}

std::optional<std::string> plain_boolean(std::string_view text) {
    const std::string folded = fold_for_search(trim(text));
    for (const std::string_view yes :
         {"1", "true", "yes", "y", "oui", "vrai", "ja", "wahr", "x", "on"}) {
        if (folded == yes) return "1";
    }
    for (const std::string_view no :
         {"0", "false", "no", "n", "non", "faux", "nein", "falsch", "off"}) {
        if (folded == no) return "0";
    }
    return std::nullopt;
}

}  // namespace vitrine
