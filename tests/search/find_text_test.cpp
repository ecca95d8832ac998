#include "search/find_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "search/text_arena.h"

namespace vitrine::test {
namespace {

TEST(FindText, FindsAtEveryPlaceAndLength) {
    for (std::size_t length = 1; length < 40; ++length) {
        const std::string part(length, 'x');
        for (std::size_t at = 0; at < 100; ++at) {
            const std::string text = std::string(at, '-') + part + std::string(70, '-');
            EXPECT_EQ(find_text(text, part, 0), at);
            EXPECT_EQ(find_text(text, part, at + 1), std::string::npos);
        }
    }
    EXPECT_EQ(find_text("", "a", 0), std::string::npos);
    EXPECT_EQ(find_text("ab", "abc", 0), std::string::npos);
}

TEST(FindText, IsTheSameWithAndWithoutAvx2) {
    if (!has_avx2()) GTEST_SKIP() << "this processor has no AVX2";
    std::mt19937 random(1);
    const auto text_of = [&](std::size_t length) {
        std::string text;
        for (std::size_t i = 0; i < length; ++i) text += static_cast<char>('a' + random() % 3);
        return text;
    };
    for (int i = 0; i < 3000; ++i) {
        const std::string text = text_of(random() % 300);
        const std::string part = text_of(1 + random() % 7);
        for (std::size_t from = 0; from <= text.size(); from += 1 + random() % 40) {
            ASSERT_EQ(find_text_avx2(text, part, from), find_text_scalar(text, part, from))
                << part << " in " << text << " from " << from;
        }
    }
}

TEST(TextArena, FindsEachTextOnceAndNothingAcrossTwo) {
    TextArena texts;
    for (const char* text : {"abab", "", "ba", "ab"}) texts.add(text);
    const auto numbers = [](const Bitmap& found) {
        std::string words;
        found.each([&](Row number) { words += std::to_string(number); });
        return words;
    };
    EXPECT_EQ(numbers(texts.containing("ab")), "03");
    EXPECT_EQ(numbers(texts.containing("bb")), "");
    EXPECT_EQ(numbers(texts.containing("")), "0123");
    EXPECT_EQ(numbers(texts.equal_to("")), "1");
    EXPECT_EQ(numbers(texts.starting_with("b")), "2");
    EXPECT_EQ(numbers(texts.ending_with("b")), "03");
    EXPECT_EQ(texts.text(2), "ba");
}

}  // namespace
}  // namespace vitrine::test
