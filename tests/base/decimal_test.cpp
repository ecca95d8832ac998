#include "base/decimal.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace vitrine {
namespace {

Decimal decimal(std::string_view text) {
    const auto value = Decimal::parse(text);
    EXPECT_TRUE(value) << text;
    return value.value_or(Decimal());
}

std::string text_of(const std::optional<Decimal>& value) {
    return value ? value->to_string() : "absent";
}

TEST(Decimal, WritesBackWhatItReads) {
    for (const char* text :
         {"0", "1", "-1", "999", "999.00", "0.05", "-0.05", "12.3450", "9223372036854775807",
          "-9223372036854775807", "0.000000000000000001", "-9.223372036854775807"}) {
        EXPECT_EQ(text_of(Decimal::parse(text)), text);
    }
    EXPECT_EQ(text_of(Decimal::parse("+1.5")), "1.5");
    EXPECT_EQ(text_of(Decimal::parse("007.10")), "7.10");
    EXPECT_EQ(text_of(Decimal::parse(".5")), "0.5");
    EXPECT_EQ(text_of(Decimal::parse("12,5", ',')), "12.5");
    EXPECT_EQ(decimal("1234.50").to_string(','), "1234,50");
}

TEST(Decimal, RefusesWhatIsNoNumber) {
    for (const char* text : {"", "-", "+", ".", "1.", "1..2", "1.2.3", "1,2", "1e3", " 1", "1 ",
                             "--1", "12,5o", "NaN", "0x10", "9223372036854775808",
                             "1.0000000000000000000", "99999999999999999999", "\xEF\xBC\x91"}) {
        EXPECT_EQ(text_of(Decimal::parse(text)), "absent") << text;
    }
}

TEST(Decimal, ComparesByValueAndKnowsTheSpelling) {
    EXPECT_EQ(decimal("1.0"), decimal("1.00"));
    EXPECT_FALSE(decimal("1.0").is_identical(decimal("1.00")));
    EXPECT_TRUE(decimal("1.00").is_identical(decimal("1.00")));
    EXPECT_LT(decimal("-0.1"), decimal("0"));
    EXPECT_LT(decimal("9.99"), decimal("10"));
    EXPECT_GT(decimal("9223372036854775807"), decimal("0.000000000000000001"));
    EXPECT_EQ(decimal("-0.00"), decimal("0"));
}

TEST(Decimal, RoundsHalvesAwayFromZero) {
    struct Case {
        const char* text;
        int scale;
        const char* rounded;
    };
    const Case cases[] = {{"1.005", 2, "1.01"},
                          {"1.004", 2, "1.00"},
                          {"-1.005", 2, "-1.01"},
                          {"-1.004", 2, "-1.00"},
                          {"0.5", 0, "1"},
                          {"-0.5", 0, "-1"},
                          {"0.49", 0, "0"},
                          {"2.5", 0, "3"},
                          {"999.995", 2, "1000.00"},
                          {"7", 2, "7.00"},
                          {"1.2", 18, "1.200000000000000000"},
                          {"0", 3, "0.000"}};
    for (const auto& [text, scale, rounded] : cases) {
        EXPECT_EQ(text_of(decimal(text).rounded(scale)), rounded) << text << " to " << scale;
    }
    EXPECT_EQ(text_of(decimal("9223372036854775807").rounded(1)), "absent");
}

// The scale that was asked for is the scale that comes out, or nothing does.
TEST(Decimal, NeverRoundsToAnotherScaleThanAsked) {
    EXPECT_EQ(text_of(decimal("1000000000000000000").rounded(1)), "absent");
    EXPECT_EQ(text_of(decimal("1").rounded(18)), "1.000000000000000000");
    EXPECT_EQ(text_of(decimal("10").rounded(18)), "absent");
}

TEST(Decimal, DropsTrailingZerosOnly) {
    EXPECT_EQ(decimal("10.500").normalized().to_string(), "10.5");
    EXPECT_EQ(decimal("100").normalized().to_string(), "100");
    EXPECT_EQ(decimal("0.000").normalized().to_string(), "0");
    EXPECT_TRUE(decimal("12.00").is_whole());
    EXPECT_FALSE(decimal("12.01").is_whole());
}

TEST(Decimal, AddsExactlyOrNotAtAll) {
    EXPECT_EQ(text_of(decimal("1.5").plus(decimal("2.25"))), "3.75");
    EXPECT_EQ(text_of(decimal("1.50").plus(-decimal("1.5"))), "0.00");
    EXPECT_EQ(text_of(decimal("9223372036854775806").plus(decimal("1.0"))), "9223372036854775807");
    EXPECT_EQ(text_of(decimal("9223372036854775807").plus(decimal("1"))), "absent");
    EXPECT_EQ(text_of(decimal("9223372036854775807").plus(decimal("0.1"))), "absent");
    EXPECT_EQ((-decimal("-9223372036854775807")).to_string(), "9223372036854775807");
}

TEST(Decimal, MultipliesExactlyOrNotAtAll) {
    EXPECT_EQ(text_of(decimal("12.50").times(decimal("0.2"))), "2.500");
    EXPECT_EQ(text_of(decimal("-3").times(decimal("1.1"))), "-3.3");
    EXPECT_EQ(text_of(decimal("0").times(decimal("5"))), "0");
    EXPECT_EQ(text_of(decimal("5000000000").times(decimal("5000000000"))), "absent");
    EXPECT_EQ(text_of(decimal("0.0000000001").times(decimal("0.0000000001"))), "absent");
    EXPECT_EQ(text_of(decimal("0.0000000010").times(decimal("1.000000000"))),
              "0.000000001000000000");
}

TEST(Decimal, MultipliesByARatioToTwelveDecimals) {
    EXPECT_EQ(text_of(decimal("1").times_ratio(decimal("1"), decimal("3"))), "0.333333333333");
    EXPECT_EQ(text_of(decimal("2").times_ratio(decimal("1"), decimal("3"))), "0.666666666667");
    EXPECT_EQ(text_of(decimal("-2").times_ratio(decimal("1"), decimal("3"))), "-0.666666666667");
    EXPECT_EQ(text_of(decimal("10").times_ratio(decimal("0.0254"), decimal("1"))), "0.254");
    EXPECT_EQ(text_of(decimal("68").times_ratio(decimal("5"), decimal("-9"))), "-37.777777777778");
    EXPECT_EQ(text_of(decimal("100").times_ratio(decimal("1"), decimal("0.45359237"))),
              "220.462262184878");
    EXPECT_EQ(text_of(decimal("9223372036854775807")
                          .times_ratio(decimal("9223372036854775807"), decimal("1"))),
              "absent");
}

TEST(Decimal, ReadsEveryNumberItWrites) {
    std::mt19937_64 random(1);
    std::uniform_int_distribution<std::int64_t> any(-std::numeric_limits<std::int64_t>::max());
    for (int round = 0; round < 2000; ++round) {
        const Decimal value(any(random) >> (round % 60), round % 19);
        const auto read = Decimal::parse(value.to_string());
        ASSERT_TRUE(read) << value.to_string();
        EXPECT_TRUE(read->is_identical(value)) << value.to_string();
    }
}

}  // namespace
}  // namespace vitrine
