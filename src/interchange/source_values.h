// Numbers, amounts and dates as suppliers write them, made into the form in which Akeneo's dialect
// has them. All of them are pure and take any text; absent: it is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

// "1.234,56" -> "1234.56" for the decimal sign ','. Digits may be grouped in threes by the other
// sign, by blanks (also no-break and narrow ones) or apostrophes. Zeros stay as they are written;
// a plus is dropped. Exponents as spreadsheets write them are read: "1.5E+3".
std::optional<std::string> plain_number(std::string_view text, char decimal_sign);

// A number with what stands behind or before it: "12 kg", "€ 12,50". Both trimmed.
struct Amount {
    std::string number;  // plain
    std::string unit;    // as it is written; empty: none
};
std::optional<Amount> split_amount(std::string_view text, char decimal_sign);

// ISO 4217 code for "€", "EUR", "US$"; three letters are taken for a code. "$" is USD and "£" GBP.
std::optional<std::string> currency_code(std::string_view text);

// yyyy-MM-dd, for a text in `format`: yyyy, yy (from 1970 on), MM or M, dd or d, MMM or MMMM (names
// in English, French or German), every other character stands for itself. A time behind the date is
// ignored. Besides the format, yyyy-MM-dd is always read. "unix" and "unix_ms" are numbers since
// 1970.
std::optional<std::string> plain_date(std::string_view text, std::string_view format);

// "1" or "0" for the usual words in English, French and German.
std::optional<std::string> plain_boolean(std::string_view text);

}  // namespace vitrine
