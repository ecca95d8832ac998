// Arithmetic on product data: exact decimals, rounded once, at the end, as the calculation says.
#pragma once

#include <optional>

#include "base/decimal.h"

namespace vitrine {

struct Calculation {
    enum class Sign { plus, minus, times, divided_by, plus_percent, minus_percent };
    Sign sign = Sign::plus;
    Decimal operand;  // 5 with plus_percent makes 105 of 100
    static constexpr int most_decimals = 12;
    // Of the result at most, 0 to most_decimals; halves are rounded away from zero.
    int decimals = 2;
    bool operator==(const Calculation&) const = default;
};

// The result keeps the decimals `value` is written with, as far as it may: 49.90 + 10.10 is 60.00,
// 3 * 2 is 6. Absent where 64 bits cannot hold it, and for a division by zero.
std::optional<Decimal> calculate(const Decimal& value, const Calculation& calculation);

}  // namespace vitrine
