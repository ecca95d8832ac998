#include "base/ratio.h"

#include <cstdint>
#include <limits>
#include <numeric>

namespace vitrine {
namespace {

Wide size_of(Wide value) {
    return value < 0 ? -value : value;
}

Wide greatest_common_divisor(Wide a, Wide b) {
    constexpr Wide most = std::numeric_limits<std::uint64_t>::max();
    a = size_of(a);
    b = size_of(b);
    // In 64 bits as soon as they suffice, which is many times faster.
    while (b != 0 && (a > most || b > most)) {
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    return b == 0 ? a : std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
}

// Absent where it does not fit.
std::optional<Wide> product(Wide a, Wide b) {
    Wide result = 0;
    if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
    return result;
}

// Whether what is left of a number, `rest` of `whole`, makes it the next larger one. None is below
// zero.
bool goes_up(Wide rest, Wide whole, bool is_odd, RoundingMode mode) {
    if (rest == 0) return false;
    const Wide missing = whole - rest;
    switch (mode) {
        case RoundingMode::half_up:
            return rest >= missing;
        case RoundingMode::half_even:
            return rest > missing || (rest == missing && is_odd);
        case RoundingMode::up:
            return true;
        case RoundingMode::down:
            break;
    }
    return false;
}

}  // namespace

Ratio::Ratio(const Decimal& value) {
    const Decimal shortest = value.normalized();
    const Wide power = power_of_ten(shortest.scale());
    const Wide common =
        shortest.is_zero() ? power : greatest_common_divisor(shortest.mantissa(), power);
    m_numerator = shortest.mantissa() / common;
    m_denominator = power / common;
}

std::optional<Ratio> Ratio::reduced(Wide numerator, Wide denominator) {
    const Wide common = greatest_common_divisor(numerator, denominator);
    Ratio result;
    result.m_numerator = numerator / common;
    result.m_denominator = denominator / common;
    if (result.m_denominator < 0) {
        result.m_numerator = -result.m_numerator;
        result.m_denominator = -result.m_denominator;
    }
    return result;
}

std::optional<Ratio> Ratio::plus(const Ratio& other) const {
    const Wide common = greatest_common_divisor(m_denominator, other.m_denominator);
    const auto left = product(m_numerator, other.m_denominator / common);
    const auto right = product(other.m_numerator, m_denominator / common);
    const auto denominator = product(m_denominator, other.m_denominator / common);
    Wide sum = 0;
    if (!left || !right || !denominator || __builtin_add_overflow(*left, *right, &sum)) {
        return std::nullopt;
    }
    return reduced(sum, *denominator);
}

std::optional<Ratio> Ratio::minus(const Ratio& other) const {
    return plus(-other);
}

std::optional<Ratio> Ratio::times(const Ratio& factor) const {
    // Crosswise, so that the result is in lowest terms and nothing on the way is larger.
    const Wide one = greatest_common_divisor(m_numerator, factor.m_denominator);
    const Wide two = greatest_common_divisor(factor.m_numerator, m_denominator);
    const auto numerator = product(m_numerator / one, factor.m_numerator / two);
    const auto denominator = product(m_denominator / two, factor.m_denominator / one);
    if (!numerator || !denominator) return std::nullopt;
    Ratio result;
    result.m_numerator = *numerator;
    result.m_denominator = *denominator;
    return result;
}

std::optional<Ratio> Ratio::over(const Ratio& divisor) const {
    if (divisor.is_zero()) return std::nullopt;
    Ratio inverse;
    inverse.m_numerator = divisor.is_negative() ? -divisor.m_denominator : divisor.m_denominator;
    inverse.m_denominator = size_of(divisor.m_numerator);
    return times(inverse);
}

Ratio Ratio::operator-() const {
    Ratio result = *this;
    result.m_numerator = -result.m_numerator;
    return result;
}

std::optional<std::strong_ordering> Ratio::compared(const Ratio& other) const {
    const auto left = product(m_numerator, other.m_denominator);
    const auto right = product(other.m_numerator, m_denominator);
    if (!left || !right) return std::nullopt;
    return *left < *right   ? std::strong_ordering::less
           : *left > *right ? std::strong_ordering::greater
                            : std::strong_ordering::equal;
}

std::optional<Decimal> Ratio::rounded(const Decimal& step, RoundingMode mode) const {
    if (step.is_zero() || step.is_negative()) return std::nullopt;
    // How many steps it is; in lowest terms only where it does not fit otherwise.
    auto numerator = product(size_of(m_numerator), power_of_ten(step.scale()));
    auto denominator = product(m_denominator, step.mantissa());
    if (!numerator || !denominator) {
        const auto steps = over(step);
        if (!steps) return std::nullopt;
        numerator = size_of(steps->m_numerator);
        denominator = steps->m_denominator;
    }
    Wide count = *numerator / *denominator;
    if (goes_up(*numerator % *denominator, *denominator, count % 2 != 0, mode)) ++count;
    const auto mantissa = product(is_negative() ? -count : count, step.mantissa());
    if (!mantissa || !narrowed(*mantissa)) return std::nullopt;
    return Decimal(*narrowed(*mantissa), step.scale());
}

std::optional<Decimal> Ratio::rounded(int scale, RoundingMode mode) const {
    if (scale < 0 || scale > Decimal::max_scale) return std::nullopt;
    return rounded(Decimal(1, scale), mode);
}

}  // namespace vitrine
