#include "catalog/gtin.h"

#include <gtest/gtest.h>

#include <string>

namespace vitrine {
namespace {

TEST(Gtin, ComputesTheCheckDigitOfEveryLength) {
    struct Case {
        const char* payload;
        char digit;
    };
    const Case cases[] = {
        {"629104150021", '3'},   // the worked example of GS1's check digit calculator
        {"9638507", '4'},        // GTIN-8
        {"01234567890", '5'},    // GTIN-12
        {"400638133393", '1'},   // GTIN-13
        {"0950110153000", '3'},  // GTIN-14 with packaging level 0
        {"1061414100001", '9'},  // GTIN-14 with packaging level 1
        {"9781861972718", '0'},  // any length, here one digit too many
        {"0000000", '0'},
    };
    for (const auto& [payload, digit] : cases)
        EXPECT_EQ(gtin_check_digit(payload), digit) << payload;
}

TEST(Gtin, TellsWhatIsWrong) {
    struct Case {
        const char* text;
        GtinProblem problem;
    };
    const Case cases[] = {
        {"96385074", GtinProblem::none},
        {"012345678905", GtinProblem::none},
        {"4006381333931", GtinProblem::none},
        {"09501101530003", GtinProblem::none},
        {"10614141000019", GtinProblem::none},
        {"", GtinProblem::wrong_length},
        {"5", GtinProblem::wrong_length},
        {"400638133393", GtinProblem::wrong_check_digit},
        {"40063813339", GtinProblem::wrong_length},
        {"400638133393100", GtinProblem::wrong_length},
        {"4006381333932", GtinProblem::wrong_check_digit},
        {"4006381339331", GtinProblem::wrong_check_digit},
        {"400638133393X", GtinProblem::not_digits},
        {" 4006381333931", GtinProblem::not_digits},
        {"4 006381 333931", GtinProblem::not_digits},
        {"4.00638E+12", GtinProblem::not_digits},
        {"-4006381333931", GtinProblem::not_digits},
        {"\xD9\xA1\xD9\xA2\xD9\xA3\xD9\xA4", GtinProblem::not_digits},  // Arabic digits
    };
    for (const auto& [text, problem] : cases) EXPECT_EQ(check_gtin(text), problem) << text;
}

TEST(Gtin, KnowsTheNumbersThatAStoreGivesItself) {
    struct Case {
        const char* payload;
        GtinProblem problem;
    };
    const Case cases[] = {
        {"201234567890", GtinProblem::restricted_prefix},
        {"299999999999", GtinProblem::restricted_prefix},
        {"021234567890", GtinProblem::restricted_prefix},
        {"041234567890", GtinProblem::restricted_prefix},
        {"031234567890", GtinProblem::none},
        {"051234567890", GtinProblem::none},
        {"301234567890", GtinProblem::none},
        {"21234567890", GtinProblem::restricted_prefix},  // GTIN-12: prefix 2 is 02 of a GTIN-13
        {"41234567890", GtinProblem::restricted_prefix},  // and 4 is 04
        {"31234567890", GtinProblem::none},
        {"1201234567890", GtinProblem::restricted_prefix},  // the level of a GTIN-14 does not count
        {"2301234567890", GtinProblem::none},
        {"0012345", GtinProblem::restricted_prefix},  // GTIN-8 has prefixes of its own
        {"2012345", GtinProblem::restricted_prefix},
        {"4012345", GtinProblem::none},
    };
    for (const auto& [payload, problem] : cases) {
        const std::string gtin = std::string(payload) + gtin_check_digit(payload);
        EXPECT_EQ(check_gtin(gtin), problem) << gtin;
    }
}

TEST(Gtin, FindsEveryWrongDigit) {
    const std::string right = "4006381333931";
    for (std::size_t place = 0; place < right.size(); ++place) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            if (digit == right[place]) continue;
            std::string wrong = right;
            wrong[place] = digit;
            EXPECT_EQ(check_gtin(wrong), GtinProblem::wrong_check_digit) << wrong;
        }
    }
}

}  // namespace
}  // namespace vitrine
