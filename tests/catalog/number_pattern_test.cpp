#include "catalog/number_pattern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "catalog/gtin.h"

namespace vitrine {
namespace {

std::string refusal(const std::function<void()>& make) {
    try {
        make();
    } catch (const Error& error) {
        return error.sentence();
    }
    return {};
}

TEST(NumberPattern, PutsNumberAndProductIntoTheText) {
    const NumberedProduct product{"MUG-1", "mugs"};
    struct Case {
        const char* pattern;
        std::int64_t number;
        const char* expected;
    };
    const Case cases[] = {
        {"A-{number:6}", 42, "A-000042"},
        {"A-{number:2}", 12345, "A-12345"},
        {"{number}", 0, "0"},
        {"{family}/{sku}-{number:3}", 7, "mugs/MUG-1-007"},
        {"{{{number}}}", 5, "{5}"},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(NumberPattern::parse(c.pattern).text(c.number, product), c.expected);
    }
}

TEST(NumberPattern, SaysWhatIsWrongWithOne) {
    for (const char* text : {"", "A", "{number}{number}", "{number", "number}", "{colour}{number}",
                             "{number:0}", "{number:19}", "{number:x}", "{number:}"}) {
        EXPECT_THAT(refusal([&] { NumberPattern::parse(text); }),
                    testing::HasSubstr("is no pattern for numbers"))
            << text;
    }
}

TEST(NumberPattern, MakesGtinsOfAPrefixUntilTheyEnd) {
    const NumberPattern pattern = NumberPattern::gtin("40063813339", 13);
    EXPECT_EQ(pattern.text(3, {}), "4006381333931");
    for (std::int64_t number = 0; number < 10; ++number) {
        EXPECT_EQ(check_gtin(*pattern.text(number, {})), GtinProblem::none);
    }
    EXPECT_EQ(pattern.text(10, {}), std::nullopt);
    EXPECT_EQ(NumberPattern::gtin("0361234", 12).text(1, {})->size(), 12U);
    EXPECT_EQ(NumberPattern::gtin("961", 8).text(1, {})->size(), 8U);
}

TEST(NumberPattern, RefusesWhatIsNoPrefixOfOnesOwn) {
    EXPECT_THAT(refusal([] { NumberPattern::gtin("2012345", 13); }),
                testing::HasSubstr("a store gives itself"));
    EXPECT_THAT(refusal([] { NumberPattern::gtin("0212345", 13); }),
                testing::HasSubstr("a store gives itself"));
    EXPECT_THAT(refusal([] { NumberPattern::gtin("40", 13); }),
                testing::HasSubstr("no GS1 prefix"));
    EXPECT_THAT(refusal([] { NumberPattern::gtin("400638133393", 13); }),
                testing::HasSubstr("no GS1 prefix"));
    EXPECT_THAT(refusal([] { NumberPattern::gtin("4006a", 13); }),
                testing::HasSubstr("no GS1 prefix"));
    EXPECT_THAT(refusal([] { NumberPattern::gtin("4006381", 14); }),
                testing::HasSubstr("8, 12 or 13 digits"));
}

}  // namespace
}  // namespace vitrine
