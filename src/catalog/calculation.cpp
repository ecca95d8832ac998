#include "catalog/calculation.h"

#include <algorithm>

#include "base/wide.h"

namespace vitrine {
namespace {

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
            return sum_of(value, -operand);
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
    Wide mantissa = rounded_quotient(numerator, denominator);
    for (; decimals > 0 && mantissa % 10 == 0; --decimals) mantissa /= 10;
    const auto narrow = narrowed(mantissa);
    return narrow ? std::optional(Decimal(*narrow, decimals)) : std::nullopt;
}

}  // namespace

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
