// An exact quotient of two whole numbers: what a calculation holds until it is rounded, once, at
// its end. Amount x rate / rate, or net / (1 + tax), has often no exact decimal.
#pragma once

#include <compare>
#include <optional>

#include "base/decimal.h"
#include "base/wide.h"

namespace vitrine {

// Which of the two neighbours a number between them becomes. The size is rounded and the sign kept,
// so that what is taken back is the same amount as what was given.
enum class RoundingMode {
    half_up,    // the nearer one; the larger from the middle: 1.005 -> 1.01, -1.005 -> -1.01
    half_even,  // the nearer one; the even one from the middle: 1.005 -> 1.00, 1.015 -> 1.02
    up,         // the larger one, away from zero
    down,       // the smaller one, towards zero
};

// In 128 bits, in lowest terms. All arithmetic is exact; absent where 128 bits cannot hold it,
// which takes factors of more than 38 digits together.
class Ratio {
public:
    constexpr Ratio() = default;
    Ratio(const Decimal& value);  // NOLINT(google-explicit-constructor): each decimal is one

    std::optional<Ratio> plus(const Ratio& other) const;
    std::optional<Ratio> minus(const Ratio& other) const;
    std::optional<Ratio> times(const Ratio& factor) const;
    // Absent also where `divisor` is 0.
    std::optional<Ratio> over(const Ratio& divisor) const;
    Ratio operator-() const;

    bool is_zero() const { return m_numerator == 0; }
    bool is_negative() const { return m_numerator < 0; }
    // Absent where 128 bits cannot compare them, as above.
    std::optional<std::strong_ordering> compared(const Ratio& other) const;

    // The multiple of `step`, which is above 0, that the mode chooses, with the step's decimals.
    // Absent where a Decimal cannot hold it.
    std::optional<Decimal> rounded(const Decimal& step, RoundingMode mode) const;
    // With `scale` decimals (0 to 18).
    std::optional<Decimal> rounded(int scale, RoundingMode mode) const;

private:
    static std::optional<Ratio> reduced(Wide numerator, Wide denominator);

    Wide m_numerator = 0;
    Wide m_denominator = 1;  // always above 0
};

}  // namespace vitrine
