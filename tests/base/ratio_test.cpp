#include "base/ratio.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace vitrine {
namespace {

Ratio ratio_of(std::string_view numerator, std::string_view denominator = "1") {
    return *Ratio(*Decimal::parse(numerator)).over(*Decimal::parse(denominator));
}

std::string rounded_text(const Ratio& ratio, std::string_view step, RoundingMode mode) {
    const auto result = ratio.rounded(*Decimal::parse(step), mode);
    return result ? result->to_string() : "absent";
}

TEST(Ratios, AreRoundedToAMultipleOfTheStep) {
    struct Case {
        const char* number;
        const char* step;
        const char* half_up;
        const char* half_even;
        const char* up;
        const char* down;
    };
    const Case cases[] = {
        {"1.005", "0.01", "1.01", "1.00", "1.01", "1.00"},
        {"1.015", "0.01", "1.02", "1.02", "1.02", "1.01"},
        {"-1.005", "0.01", "-1.01", "-1.00", "-1.01", "-1.00"},
        {"1.025", "0.05", "1.05", "1.00", "1.05", "1.00"},
        {"1.00", "0.05", "1.00", "1.00", "1.00", "1.00"},
        {"15", "10", "20", "20", "20", "10"},
        {"25", "10", "30", "20", "30", "20"},
        {"0", "0.01", "0.00", "0.00", "0.00", "0.00"},
        {"0.001", "0.01", "0.00", "0.00", "0.01", "0.00"},
    };
    for (const Case& row : cases) {
        const Ratio number = ratio_of(row.number);
        EXPECT_EQ(rounded_text(number, row.step, RoundingMode::half_up), row.half_up) << row.number;
        EXPECT_EQ(rounded_text(number, row.step, RoundingMode::half_even), row.half_even)
            << row.number;
        EXPECT_EQ(rounded_text(number, row.step, RoundingMode::up), row.up) << row.number;
        EXPECT_EQ(rounded_text(number, row.step, RoundingMode::down), row.down) << row.number;
    }
    EXPECT_EQ(ratio_of("2", "3").rounded(4, RoundingMode::half_up), Decimal(6667, 4));
    EXPECT_EQ(ratio_of("2", "3").rounded(19, RoundingMode::half_up), std::nullopt);
    EXPECT_EQ(ratio_of("1").rounded(Decimal(0, 0), RoundingMode::half_up), std::nullopt);
}

TEST(Ratios, KeepWhatNoDecimalHolds) {
    // 100 / 3 * 3 is 100 again; 0.1 + 0.2 is 0.3.
    EXPECT_EQ(ratio_of("100", "3").times(ratio_of("3"))->compared(ratio_of("100")),
              std::strong_ordering::equal);
    EXPECT_EQ(ratio_of("0.1").plus(ratio_of("0.2"))->compared(ratio_of("0.30")),
              std::strong_ordering::equal);
    EXPECT_EQ(ratio_of("1", "3").minus(ratio_of("1", "2"))->compared(ratio_of("-1", "6")),
              std::strong_ordering::equal);
    EXPECT_EQ(ratio_of("1", "-4").compared(ratio_of("-0.25")), std::strong_ordering::equal);
    EXPECT_EQ(ratio_of("1").over(ratio_of("0")), std::nullopt);
}

TEST(Ratios, AreAbsentBeyond128Bits) {
    Ratio number = ratio_of("9223372036854775783");  // prime
    number = *number.times(ratio_of("9223372036854775643"));
    EXPECT_EQ(number.rounded(0, RoundingMode::half_up), std::nullopt);
    EXPECT_FALSE(number.times(ratio_of("9223372036854775549")));
    EXPECT_FALSE(number.compared(ratio_of("1", "9223372036854775549")));
    EXPECT_TRUE(
        number.over(ratio_of("9223372036854775643"))->compared(ratio_of("9223372036854775783")) ==
        std::strong_ordering::equal);
}

TEST(Ratios, ChainsOfRandomFactorsComeBack) {
    std::mt19937 random(20261123);
    std::uniform_int_distribution<std::int64_t> mantissa(1, 999999);
    std::uniform_int_distribution<int> scale(0, 6);
    for (int round = 0; round < 10000; ++round) {
        const Decimal start(mantissa(random), 2);
        const Decimal a(mantissa(random), scale(random));
        const Decimal b(mantissa(random), scale(random));
        const auto there = Ratio(start).times(a)->over(b);
        const auto back = there->times(b)->over(a);
        EXPECT_EQ(back->rounded(2, RoundingMode::down), start) << start.to_string();
    }
}

}  // namespace
}  // namespace vitrine
