#include "catalog/gtin.h"

#include <algorithm>
#include <cassert>
#include <string>

namespace vitrine {
namespace {

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The number as a GTIN-13 writes it: shorter ones have zeros in front, a GTIN-14 has the packaging
// level in front, which is no part of the company's prefix.
std::string as_gtin_13(std::string_view gtin) {
    if (gtin.size() > 13) return std::string(gtin.substr(gtin.size() - 13));
    return std::string(13 - gtin.size(), '0').append(gtin);
}

bool is_restricted(std::string_view gtin) {
    // A GTIN-8 has prefixes of its own, of which 0 and 2 are kept for use within a company.
    if (gtin.size() == 8) return gtin[0] == '0' || gtin[0] == '2';
    const std::string number = as_gtin_13(gtin);
    return number[0] == '2' || number.starts_with("02") || number.starts_with("04");
}

}  // namespace

GtinProblem check_gtin(std::string_view text) {
    if (!is_digits(text)) return GtinProblem::not_digits;
    const auto length = text.size();
    if (length != 8 && length != 12 && length != 13 && length != 14)
        return GtinProblem::wrong_length;
    if (gtin_check_digit(text.substr(0, length - 1)) != text.back()) {
        return GtinProblem::wrong_check_digit;
    }
    return is_restricted(text) ? GtinProblem::restricted_prefix : GtinProblem::none;
}

char gtin_check_digit(std::string_view payload) {
    assert(is_digits(payload));
    int sum = 0;
    int weight =
        3;  // the digit beside the check digit counts three times, the next once, and so on
    for (auto digit = payload.rbegin(); digit != payload.rend(); ++digit) {
        sum += weight * (*digit - '0');
        weight = 4 - weight;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool is_gln(std::string_view text) {
    constexpr std::size_t digits_of_gln = 13;
    return text.size() == digits_of_gln &&
           text.find_first_not_of("0123456789") == std::string_view::npos &&
           gtin_check_digit(text.substr(0, digits_of_gln - 1)) == text.back();
}

}  // namespace vitrine
