// An exact decimal number: mantissa and scale, never a double. "999" and "999.00" are equal and
// each is written back as it came.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

class Decimal {
public:
    static constexpr int max_scale = 18;

    constexpr Decimal() = default;
    // mantissa / 10^scale; scale is 0 to 18.
    constexpr Decimal(std::int64_t mantissa, int scale)
        : m_mantissa(mantissa), m_scale(static_cast<std::uint8_t>(scale)) {}

    // Reads [+-]digits[.digits], nothing around it, no exponent. Absent for anything else and for
    // what 64 bits or 18 decimals cannot hold.
    static std::optional<Decimal> parse(std::string_view text, char decimal_sign = '.');

    std::int64_t mantissa() const { return m_mantissa; }
    int scale() const { return m_scale; }
    bool is_negative() const { return m_mantissa < 0; }
    bool is_zero() const { return m_mantissa == 0; }
    // No decimals but zeros.
    bool is_whole() const;

    // With exactly the scale it has: 999.00.
    std::string to_string(char decimal_sign = '.') const;

    // With exactly `scale` decimals (0 to 18), halves away from zero. Absent if 64 bits cannot hold
    // it.
    std::optional<Decimal> rounded(int scale) const;

    // Without trailing zeros behind the decimal sign.
    Decimal normalized() const;

    Decimal operator-() const { return {-m_mantissa, m_scale}; }

    // Exact; absent if 64 bits or 18 decimals cannot hold it. With `divisor`, (this * factor) /
    // divisor rounded to 12 decimals at most, halves away from zero; divisor must not be zero.
    std::optional<Decimal> plus(const Decimal& other) const;
    std::optional<Decimal> times(const Decimal& factor) const;
    std::optional<Decimal> times_ratio(const Decimal& factor, const Decimal& divisor) const;

    // By value: 1.0 == 1.00.
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
    friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }

    // Same value and same scale: what "unchanged as written" means.
    bool is_identical(const Decimal& other) const {
        return m_mantissa == other.m_mantissa && m_scale == other.m_scale;
    }

private:
    std::int64_t m_mantissa = 0;
    std::uint8_t m_scale = 0;
};

}  // namespace vitrine
