#include "search/find_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "search/text_arena.h"

namespace vitrine::test {
namespace {

using Find = std::size_t (*)(std::string_view, std::string_view, std::size_t,
                             std::span<std::uint32_t>);

// All of them, asked for a few at a time.
std::vector<std::uint32_t> all_places(Find find, std::string_view text, std::string_view part,
                                      std::size_t at_once) {
    std::vector<std::uint32_t> all;
    std::vector<std::uint32_t> some(at_once);
    std::size_t from = 0;
    for (;;) {
        const std::size_t count = find(text, part, from, some);
        all.insert(all.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count));
        if (count < at_once) return all;
        from = all.back() + 1;
    }
}

TEST(FindText, FindsAtEveryPlaceAndLength) {
    for (std::uint32_t length = 1; length < 40; ++length) {
        const std::string part = 'b' + std::string(length - 1, 'x');
        for (std::uint32_t at = 0; at < 100; ++at) {
            const std::string text = std::string(at, '-') + part + std::string(70, '-') + part;
            const std::vector<std::uint32_t> both = {at, at + length + 70};
            EXPECT_EQ(all_places(find_places, text, part, 8), both);
        }
    }
    EXPECT_TRUE(all_places(find_places, "", "a", 8).empty());
    EXPECT_TRUE(all_places(find_places, "ab", "abc", 8).empty());
}

TEST(FindText, IsTheSameWithAndWithoutAvx2) {
    if (!has_avx2()) GTEST_SKIP() << "this processor has no AVX2";
    std::mt19937 random(1);
    const auto text_of = [&](std::size_t length) {
        std::string text;
        for (std::size_t i = 0; i < length; ++i) text += static_cast<char>('a' + random() % 3);
        return text;
    };
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = text_of(random() % 300);
        const std::string part = text_of(1 + random() % 7);
        const std::size_t at_once = 1 + random() % 50;
        ASSERT_EQ(all_places(find_places_avx2, text, part, at_once),
                  all_places(find_places_scalar, text, part, 1000))
            << part << " in " << text << ", " << at_once << " at once";
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

TEST(TextArena, KeepsEqualTextsOnceUntilItIsSettled) {
    TextArena texts;
    const std::uint32_t red = texts.add("red");
    EXPECT_NE(texts.add("blue"), red);
    EXPECT_EQ(texts.add("red"), red);
    EXPECT_EQ(texts.size(), 2U);
    texts.settle();
    EXPECT_EQ(texts.text(texts.add("red")), "red");
    EXPECT_EQ(texts.containing("red").count(), 2U);
}

TEST(TextArena, FindsEveryTextWhenThereAreMoreHitsThanItAsksForAtOnce) {
    TextArena texts;
    for (int i = 0; i < 10'000; ++i) texts.add(std::to_string(i) + (i % 3 == 0 ? "xx" : ""));
    Bitmap expected(texts.size());
    for (Row i = 0; i < 10'000; ++i) expected.set(i, i % 3 == 0);
    EXPECT_EQ(texts.containing("x"), expected);
}

}  // namespace
}  // namespace vitrine::test
