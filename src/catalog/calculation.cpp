#include "catalog/calculation.h"

#include <algorithm>

namespace vitrine {
namespace {

Decimal negative(const Decimal& number) {
    return {-number.mantissa(), number.scale()};
}

// Rounded once, at `decimals`: rounding twice could turn 0.49 into 1.
std::optional<Decimal> quotient(const Decimal& value, const Decimal& divisor, int decimals) {
    if (divisor.is_zero()) return std::nullopt;
    __extension__ using Wide = __int128;
    const Decimal above = value.normalized();
    const Decimal below = divisor.normalized();
    Wide numerator = above.mantissa();
    Wide denominator = below.mantissa();
    int shift = decimals + below.scale() - above.scale();
    for (; shift > 0; --shift) {
        if (__builtin_mul_overflow(numerator, Wide{10}, &numerator)) return std::nullopt;
    }
    for (; shift < 0; ++shift) {
        if (__builtin_mul_overflow(denominator, Wide{10}, &denominator)) return std::nullopt;
    }
    const bool below_zero = (numerator < 0) != (denominator < 0);
    if (numerator < 0) numerator = -numerator;
    if (denominator < 0) denominator = -denominator;
    Wide result = numerator / denominator;
    const Wide rest = numerator % denominator;
    if (rest >= denominator - rest) ++result;
    constexpr Wide most = INT64_MAX;
    if (result > most) return std::nullopt;
    const auto mantissa = static_cast<std::int64_t>(result);
    return Decimal(below_zero ? -mantissa : mantissa, decimals);
}

std::optional<Decimal> percent_of(const Decimal& value, const Decimal& percent) {
    if (percent.scale() + 2 > Decimal::max_scale) return std::nullopt;
    return value.times(Decimal(percent.mantissa(), percent.scale() + 2).normalized());
}

std::optional<Decimal> unrounded(const Decimal& value, const Calculation& calculation) {
    switch (calculation.sign) {
        case Calculation::Sign::plus:
            return sum(value, calculation.operand);
        case Calculation::Sign::minus:
            return sum(value, negative(calculation.operand));
        case Calculation::Sign::times:
            return value.times(calculation.operand);
        case Calculation::Sign::divided_by:
            return quotient(value, calculation.operand, calculation.decimals);
        case Calculation::Sign::plus_percent:
        case Calculation::Sign::minus_percent: {
            const auto part = percent_of(value, calculation.operand);
            if (!part) return std::nullopt;
            return sum(value, calculation.sign == Calculation::Sign::plus_percent
                                  ? *part
                                  : negative(*part));
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Decimal> sum(const Decimal& a, const Decimal& b) {
    Decimal fine = a.normalized();
    Decimal coarse = b.normalized();
    if (fine.scale() < coarse.scale()) std::swap(fine, coarse);
    std::int64_t mantissa = coarse.mantissa();
    for (int scale = coarse.scale(); scale < fine.scale(); ++scale) {
        if (__builtin_mul_overflow(mantissa, std::int64_t{10}, &mantissa)) return std::nullopt;
    }
    if (__builtin_add_overflow(mantissa, fine.mantissa(), &mantissa) || mantissa == INT64_MIN)
        return std::nullopt;
    return Decimal(mantissa, fine.scale());
}

std::optional<Decimal> calculate(const Decimal& value, const Calculation& calculation) {
    const auto exact = unrounded(value, calculation);
    if (!exact) return std::nullopt;
    const auto result = exact->rounded(calculation.decimals);
    if (!result) return std::nullopt;
    const Decimal shortest = result->normalized();
    const int kept = std::min(value.scale(), calculation.decimals);
    return shortest.rounded(std::max(shortest.scale(), kept));
}

}  // namespace vitrine
