#include "base/decimal.h"

#include <algorithm>

#include "base/wide.h"

namespace vitrine {
namespace {

std::optional<Decimal> exactly(Wide mantissa, int scale) {
    const auto narrow = narrowed(mantissa);
    if (scale > Decimal::max_scale || !narrow) return std::nullopt;
    return Decimal(*narrow, scale);
}

// Gives up zeros behind the decimal sign where that makes the number fit.
std::optional<Decimal> narrow(Wide mantissa, int scale) {
    while (scale > 0 && mantissa % 10 == 0 && (scale > Decimal::max_scale || !narrowed(mantissa))) {
        mantissa /= 10;
        --scale;
    }
    return exactly(mantissa, scale);
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text, char decimal_sign) {
    bool negative = false;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    std::int64_t mantissa = 0;
    int scale = -1;
    int digits = 0;
    for (const char c : text) {
        if (c == decimal_sign && scale < 0) {
            scale = 0;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        if (__builtin_mul_overflow(mantissa, std::int64_t{10}, &mantissa) ||
            __builtin_add_overflow(mantissa, std::int64_t{c - '0'}, &mantissa)) {
            return std::nullopt;
        }
        ++digits;
        if (scale >= 0 && ++scale > max_scale) return std::nullopt;
    }
    if (digits == 0 || scale == 0) return std::nullopt;
    return Decimal(negative ? -mantissa : mantissa, scale < 0 ? 0 : scale);
}

bool Decimal::is_whole() const {
    return normalized().scale() == 0;
}

std::string Decimal::to_string(char decimal_sign) const {
    std::string digits = std::to_string(m_mantissa < 0 ? -m_mantissa : m_mantissa);
    if (m_scale > 0) {
        if (digits.size() <= m_scale) digits.insert(0, m_scale + 1U - digits.size(), '0');
        digits.insert(digits.size() - m_scale, 1, decimal_sign);
    }
    if (m_mantissa < 0) digits.insert(0, 1, '-');
    return digits;
}

std::optional<Decimal> Decimal::rounded(int scale) const {
    if (scale < 0 || scale > max_scale) return std::nullopt;
    if (scale >= m_scale) return exactly(Wide{m_mantissa} * power_of_ten(scale - m_scale), scale);
    return exactly(rounded_quotient(m_mantissa, power_of_ten(m_scale - scale)), scale);
}

Decimal Decimal::normalized() const {
    Decimal result = *this;
    while (result.m_scale > 0 && result.m_mantissa % 10 == 0) {
        result.m_mantissa /= 10;
        --result.m_scale;
    }
    return result;
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
    const int scale = std::max(m_scale, other.m_scale);
    return narrow(Wide{m_mantissa} * power_of_ten(scale - m_scale) +
                      Wide{other.m_mantissa} * power_of_ten(scale - other.m_scale),
                  scale);
}

std::optional<Decimal> Decimal::times(const Decimal& factor) const {
    return narrow(Wide{m_mantissa} * factor.m_mantissa, m_scale + factor.m_scale);
}

std::optional<Decimal> Decimal::times_ratio(const Decimal& factor, const Decimal& divisor) const {
    constexpr int result_scale = 12;
    const Decimal value = normalized();
    const Decimal multiplier = factor.normalized();
    const Decimal denominator = divisor.normalized();
    // value * multiplier / denominator * 10^12, in 128 bits; out of range gives no answer.
    Wide numerator = 0;
    if (__builtin_mul_overflow(Wide{value.m_mantissa}, Wide{multiplier.m_mantissa}, &numerator)) {
        return std::nullopt;
    }
    int shift = result_scale + denominator.m_scale - value.m_scale - multiplier.m_scale;
    Wide lower = denominator.m_mantissa;
    for (; shift > 0; --shift) {
        if (__builtin_mul_overflow(numerator, Wide{10}, &numerator)) return std::nullopt;
    }
    for (; shift < 0; ++shift) {
        if (__builtin_mul_overflow(lower, Wide{10}, &lower)) return std::nullopt;
    }
    auto quotient = rounded_quotient(numerator, lower);
    int scale = result_scale;
    while (scale > 0 && quotient % 10 == 0) {
        quotient /= 10;
        --scale;
    }
    return narrow(quotient, scale);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    const Wide left = Wide{a.m_mantissa} * power_of_ten(b.m_scale);
    const Wide right = Wide{b.m_mantissa} * power_of_ten(a.m_scale);
    return left < right   ? std::strong_ordering::less
           : left > right ? std::strong_ordering::greater
                          : std::strong_ordering::equal;
}

}  // namespace vitrine
