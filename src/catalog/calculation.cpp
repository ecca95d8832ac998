#include "catalog/calculation.h"

#include <algorithm>
#include <cstdint>

namespace vitrine {
namespace {

// GCC and Clang have 128 bits; the extension marker keeps -Wpedantic quiet.
__extension__ using Wide = __int128;

Wide power_of_ten(int exponent) {
    Wide power = 1;
    while (exponent-- > 0) power *= 10;
    return power;
}

// A result before it is rounded, exact.
struct Fraction {
    Wide numerator = 0;
    Wide denominator = 1;
};

Fraction sum_of(const Decimal& a, const Decimal& b) {
    const int scale = std::max(a.scale(), b.scale());
    return {a.mantissa() * power_of_ten(scale - a.scale()) +
                b.mantissa() * power_of_ten(scale - b.scale()),
            power_of_ten(scale)};
}

Decimal negative(const Decimal& number) {
    return {-number.mantissa(), number.scale()};
}

// Absent where 128 bits cannot hold it, and for a division by zero.
std::optional<Fraction> exact(const Decimal& value, const Calculation& calculation) {
    const Decimal& operand = calculation.operand;
    const Wide tens = power_of_ten(operand.scale());
    constexpr Wide whole = 100;
    Wide factor = operand.mantissa();
    Wide divisor = tens;
    switch (calculation.sign) {
        case Calculation::Sign::plus:
            return sum_of(value, operand);
        case Calculation::Sign::minus:
            return sum_of(value, negative(operand));
        case Calculation::Sign::times:
            break;
        case Calculation::Sign::divided_by:
            if (operand.is_zero()) return std::nullopt;
            std::swap(factor, divisor);
            break;
        case Calculation::Sign::plus_percent:
            factor = whole * tens + factor;
            divisor = whole * tens;
            break;
        case Calculation::Sign::minus_percent:
            factor = whole * tens - factor;
            divisor = whole * tens;
            break;
    }
    Fraction result;
    if (__builtin_mul_overflow(Wide{value.mantissa()}, factor, &result.numerator) ||
        __builtin_mul_overflow(power_of_ten(value.scale()), divisor, &result.denominator)) {
        return std::nullopt;
    }
    return result;
}

// Without trailing zeros.
std::optional<Decimal> rounded(Fraction fraction, int decimals) {
    auto [numerator, denominator] = fraction;
    for (int i = 0; i < decimals; ++i) {
        if (denominator % 10 == 0) {
            denominator /= 10;
        } else if (__builtin_mul_overflow(numerator, Wide{10}, &numerator)) {
            return std::nullopt;
        }
    }
    const bool below_zero = (numerator < 0) != (denominator < 0);
    if (numerator < 0) numerator = -numerator;
    if (denominator < 0) denominator = -denominator;
    Wide mantissa = numerator / denominator;
    const Wide rest = numerator % denominator;
    if (rest >= denominator - rest) ++mantissa;
    for (; decimals > 0 && mantissa % 10 == 0; --decimals) mantissa /= 10;
    if (mantissa > INT64_MAX) return std::nullopt;
    const auto narrow = static_cast<std::int64_t>(mantissa);
    return Decimal(below_zero ? -narrow : narrow, decimals);
}

}  // namespace

std::optional<Decimal> sum(const Decimal& a, const Decimal& b) {
    return rounded(sum_of(a, b), std::max(a.scale(), b.scale()));
}

std::optional<Decimal> calculate(const Decimal& value, const Calculation& calculation) {
    const auto fraction = exact(value.normalized(), calculation);
    if (!fraction) return std::nullopt;
    const auto result = rounded(*fraction, calculation.decimals);
    const int kept = std::min(value.scale(), calculation.decimals);
    if (!result || result->scale() >= kept) return result;
    const auto as_before = result->rounded(kept);
    return as_before ? as_before : result;
}

}  // namespace vitrine
