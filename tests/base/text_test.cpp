#include "base/text.h"

#include <gmock/gmock.h>

#include <random>

namespace vitrine {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Text, KnowsWellFormedUtf8) {
    for (const char* text : {"", "plain", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80",
                             "\xEF\xBB\xBF", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"}) {
        EXPECT_TRUE(is_utf8(text)) << text;
        EXPECT_EQ(to_valid_utf8(text), text);
    }
    for (const char* text :
         {"\x80", "\xC3", "\xC3(", "\xE2\x82", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
          "\xFF", "plain text of more than eight\xE9 bytes"}) {
        EXPECT_FALSE(is_utf8(text)) << text;
        EXPECT_TRUE(is_utf8(to_valid_utf8(text))) << text;
    }
    EXPECT_EQ(to_valid_utf8("a\xE9z"), "a\xEF\xBF\xBDz");
}

TEST(Text, CountsAndCutsCodePoints) {
    const char* text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
    EXPECT_EQ(count_code_points(text), 4U);
    EXPECT_EQ(first_code_points(text, 0), "");
    EXPECT_EQ(first_code_points(text, 2), "a\xC3\xA9");
    EXPECT_EQ(first_code_points(text, 4), text);
    EXPECT_EQ(first_code_points(text, 9), text);
    EXPECT_EQ(shorten("abcdef", 6), "abcdef");
    EXPECT_EQ(shorten("abcdef", 4), "abc\xE2\x80\xA6");
    EXPECT_EQ(shorten("\xC3\xA9\xC3\xA9\xC3\xA9", 2), "\xC3\xA9\xE2\x80\xA6");
    EXPECT_EQ(shorten("", 0), "");
    EXPECT_EQ(shorten("abc", 0), "");
    EXPECT_EQ(shorten("abc", 1), "\xE2\x80\xA6");
}

TEST(Text, FoldsCaseOfEveryScript) {
    EXPECT_EQ(fold_case("SKU-12_a"), "sku-12_a");
    EXPECT_EQ(fold_case("\xC3\x89TE"), "\xC3\xA9te");
    EXPECT_EQ(fold_case("Stra\xC3\x9F"
                        "e"),
              "strasse");
    EXPECT_EQ(fold_case("\xD0\x9F\xD0\xA0"), "\xD0\xBF\xD1\x80");
    EXPECT_EQ(fold_case("I"), "i");
}

TEST(Text, FoldsNothingButTheLettersOfAscii) {
    std::string all;
    std::string folded;
    for (int c = 0; c < 0x80; ++c) {
        all += static_cast<char>(c);
        folded += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    // Wherever a letter stands among the eight that are folded at once.
    for (std::size_t from = 0; from < all.size(); ++from) {
        for (std::size_t length = 0; length <= 20; ++length) {
            EXPECT_EQ(fold_case(all.substr(from, length)), folded.substr(from, length));
        }
    }
}

TEST(Text, FoldedForALookUpItIsTheSame) {
    for (const std::string& text :
         {std::string(), std::string("SKU-12_a"), std::string("\xC3\x89TE"), std::string(63, 'A'),
          std::string(64, 'A'), std::string(65, 'A'), std::string(64, 'A') + "\xC3\x89"}) {
        EXPECT_EQ(FoldedCase(text).view(), fold_case(text));
    }
}

TEST(Text, FoldsForSearchAsPeopleType) {
    EXPECT_EQ(fold_for_search("\xC3\x89"
                              "co"),
              "eco");
    EXPECT_EQ(fold_for_search("Cr\xC3\xA8me Br\xC3\xBBl\xC3\xA9"
                              "e"),
              "creme brulee");
    EXPECT_EQ(fold_for_search("e\xCC\x81"), "e");
    EXPECT_EQ(fold_for_search("\xEF\xAC\x81ne"), "fine");
    EXPECT_EQ(fold_for_search("PLAIN"), "plain");
}

// Beside a letter that is no European one the whole text goes another way.
TEST(Text, FoldsEuropeanLettersAsAnyOthers) {
    std::mt19937 random(1);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int length = 1 + static_cast<int>(random() % 12); length > 0; --length) {
            const std::uint32_t letter = 1 + random() % 0x24F;
            if (letter < 0x80) {
                text += static_cast<char>(letter);
            } else {
                text += static_cast<char>(0xC0 | letter >> 6);
                text += static_cast<char>(0x80 | (letter & 0x3F));
            }
        }
        EXPECT_EQ(fold_for_search(text) + "木", fold_for_search(text + "木")) << text;
    }
}

TEST(Text, TrimsBlanksAtBothEnds) {
    EXPECT_EQ(trim("  a b\t\r\n"), "a b");
    EXPECT_EQ(trim("\xC2\xA0 x \xC2\xA0"), "x");
    EXPECT_EQ(trim(" \xC2\xA0 "), "");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(trim("\xC2\xA9 2026"), "\xC2\xA9 2026");
}

TEST(Text, SplitsAndJoins) {
    EXPECT_THAT(split("a,,b", ','), ElementsAre("a", "", "b"));
    EXPECT_THAT(split("", ','), ElementsAre(""));
    EXPECT_THAT(split(",", ','), ElementsAre("", ""));
    EXPECT_THAT(split_list(" a , ,b,", ','), ElementsAre("a", "b"));
    EXPECT_THAT(split_list(" , ", ','), IsEmpty());
    EXPECT_EQ(join({"a", "b", "c"}, ", "), "a, b, c");
    EXPECT_EQ(join({}, ", "), "");
}

TEST(Text, ReplacesEveryOccurrence) {
    EXPECT_EQ(replace_all("a-b-c", "-", "+"), "a+b+c");
    EXPECT_EQ(replace_all("aaa", "aa", "b"), "ba");
    EXPECT_EQ(replace_all("abc", "x", "y"), "abc");
    EXPECT_EQ(replace_all("ab", "b", "bb"), "abb");
}

}  // namespace
}  // namespace vitrine
