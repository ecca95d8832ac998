// Integers of 128 bits: what exact arithmetic on decimals needs on its way.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

namespace vitrine {

// GCC and Clang have them; the extension marker keeps -Wpedantic quiet.
__extension__ using Wide = __int128;

// 10 to the power of `exponent`, which is 0 to 38.
constexpr Wide power_of_ten(int exponent) {
    Wide power = 1;
    while (exponent-- > 0) power *= 10;
    return power;
}

// In 64 bits; absent where they cannot hold it. The lowest number is left out, so that every result
// has its negative.
constexpr std::optional<std::int64_t> narrowed(Wide value) {
    constexpr Wide most = std::numeric_limits<std::int64_t>::max();
    if (value > most || value < -most) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

// value / divisor, halves away from zero. `divisor` must not be 0.
constexpr Wide rounded_quotient(Wide value, Wide divisor) {
    const Wide quotient = value / divisor;
    const Wide rest = value % divisor;
    const Wide distance = rest < 0 ? -rest : rest;
    const Wide size = divisor < 0 ? -divisor : divisor;
    if (distance < size - distance) return quotient;
    return (value < 0) == (divisor < 0) ? quotient + 1 : quotient - 1;
}

}  // namespace vitrine
