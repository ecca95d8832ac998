// GTINs, the article numbers of GS1 in their four lengths (GTIN-8, -12, -13, -14): whether one is
// right as it stands. Whether it was ever assigned, only GS1 knows.
#pragma once

#include <string_view>

namespace vitrine {

enum class GtinProblem {
    none,
    not_digits,         // something else than the digits 0 to 9
    wrong_length,       // not 8, 12, 13 or 14 digits
    wrong_check_digit,  // the last digit does not follow from those before: a slip of the pen
    restricted_prefix,  // right, but numbered by a store for itself (GTIN-13 prefixes 02, 04,
                        // 20-29)
};

// The first problem of `text`, in the order of the enumeration. Nothing is trimmed.
GtinProblem check_gtin(std::string_view text);

// A Global Location Number: 13 digits of which the last is the check digit of those before.
bool is_gln(std::string_view text);

// The check digit that belongs behind `payload`, the digits before it (GS1 General Specifications,
// "Standard check digit calculations"). `payload` holds digits only.
char gtin_check_digit(std::string_view payload);

}  // namespace vitrine
