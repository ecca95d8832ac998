#include "catalog/calculation.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace vitrine {
namespace {

using Sign = Calculation::Sign;

Decimal number(std::string_view text) {
    return *Decimal::parse(text);
}

std::string result(std::string_view value, Sign sign, std::string_view operand, int decimals) {
    const auto found = calculate(number(value), {sign, number(operand), decimals});
    return found ? found->to_string() : "none";
}

TEST(Calculation, IsExactAndRoundsHalvesAwayFromZero) {
    struct Case {
        const char* value;
        Sign sign;
        const char* operand;
        int decimals;
        const char* expected;
    };
    constexpr Case cases[] = {
        {"49.90", Sign::times, "1.05", 2, "52.40"},  // 52.395
        {"-49.90", Sign::times, "1.05", 2, "-52.40"},
        {"49.90", Sign::plus_percent, "5", 2, "52.40"},
        {"49.90", Sign::minus_percent, "10", 2, "44.91"},
        {"49.90", Sign::minus_percent, "100", 2, "0.00"},
        {"100", Sign::plus_percent, "-12.5", 2, "87.5"},
        {"49.90", Sign::plus, "10.10", 2, "60.00"},
        {"0.1", Sign::plus, "0.2", 6, "0.3"},
        {"1", Sign::minus, "0.005", 2, "1"},  // 0.995
        {"3", Sign::times, "2", 6, "6"},
        {"10", Sign::divided_by, "3", 2, "3.33"},
        {"20", Sign::divided_by, "3", 0, "7"},
        {"-20", Sign::divided_by, "-3", 0, "7"},
        {"1", Sign::divided_by, "-8", 2, "-0.13"},
        // Rounded twice, by way of twelve decimals, this would be 1.
        {"0.4999999999999999", Sign::divided_by, "1", 0, "0"},
        {"12.3456", Sign::plus, "0", 2, "12.35"},
        {"49.90", Sign::times, "1.05", 1, "52.4"},
        {"49.90", Sign::times, "1.05", 0, "52"},
        {"12.3400", Sign::plus, "0", 6, "12.3400"},
        {"9", Sign::divided_by, "0", 2, "none"},
        {"9223372036854775807", Sign::plus, "1", 0, "none"},
        {"9223372036854775807", Sign::times, "10", 0, "none"},
        {"9223372036854775807", Sign::plus, "0.1", 2, "none"},
        {"9223372036854775806", Sign::plus, "1", 6, "9223372036854775807"},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(result(one.value, one.sign, one.operand, one.decimals), one.expected)
            << one.value << " sign " << static_cast<int>(one.sign) << ' ' << one.operand;
    }
}

}  // namespace
}  // namespace vitrine
