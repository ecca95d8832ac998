#include "search/find_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "search/text_arena.h"

namespace vitrine::test {
namespace {

// Texts as an arena keeps them.
class Texts {
public:
    void add(std::string_view text) {
        m_bytes.append(text).push_back('\0');
        m_starts.push_back(static_cast<std::uint32_t>(m_bytes.size()));
    }
    TextRow row() const { return {m_bytes, m_starts}; }
    std::size_t size() const { return m_starts.size() - 1; }
    std::string_view text(std::size_t number) const {
        return std::string_view(m_bytes).substr(m_starts[number],
                                                m_starts[number + 1] - m_starts[number] - 1);
    }
    // By asking each.
    Bitmap holding(std::string_view part) const {
        Bitmap found(size());
        for (std::size_t number = 0; number < size(); ++number) {
            if (text(number).find(part) != std::string_view::npos) {
                found.set(static_cast<Row>(number));
            }
        }
        return found;
    }
    template <class Find>
    Bitmap found_by(Find find, std::string_view part) const {
        Bitmap found(size());
        find(row(), part, 0, size(), found);
        return found;
    }

private:
    std::string m_bytes;
    std::vector<std::uint32_t> m_starts = {0};
};

TEST(FindText, FindsAtEveryPlaceAndLength) {
    for (std::uint32_t length = 1; length < 40; ++length) {
        const std::string part = 'b' + std::string(length - 1, 'x');
        for (std::uint32_t at = 0; at < 100; ++at) {
            Texts texts;
            texts.add(std::string(at, '-'));
            texts.add(std::string(at % 7, '-') + part + std::string(70, '-') + part);
            texts.add(part.substr(0, length - 1));
            texts.add(part);
            ASSERT_EQ(texts.found_by(find_texts, part), texts.holding(part)) << length << ' ' << at;
        }
    }
    EXPECT_TRUE(Texts().found_by(find_texts, "a").none());
}

TEST(FindText, IsTheSameWithAndWithoutAvx2) {
    if (!has_avx2()) GTEST_SKIP() << "this processor has no AVX2";
    std::mt19937 random(1);
    const auto text_of = [&](std::size_t length) {
        std::string text;
        for (std::size_t i = 0; i < length; ++i) text += static_cast<char>('a' + random() % 3);
        return text;
    };
    for (int i = 0; i < 10'000; ++i) {
        Texts texts;
        const std::size_t longest = 1 + random() % 60;
        for (std::size_t left = random() % 40; left > 0; --left) {
            texts.add(text_of(random() % longest));
        }
        const std::string part = text_of(1 + random() % 7);
        const Bitmap expected = texts.holding(part);
        ASSERT_EQ(texts.found_by(find_texts_scalar, part), expected) << part;
        ASSERT_EQ(texts.found_by(find_texts_avx2, part), expected) << part;
        Bitmap in_parts(texts.size());
        const std::size_t middle = random() % (texts.size() + 1);
        find_texts_avx2(texts.row(), part, middle, texts.size(), in_parts);
        find_texts_scalar(texts.row(), part, 0, middle, in_parts);
        ASSERT_EQ(in_parts, expected) << part << ' ' << middle;
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

TEST(TextArena, FindsEveryOneOfManyTexts) {
    TextArena texts;
    for (int i = 0; i < 10'000; ++i) texts.add(std::to_string(i) + (i % 3 == 0 ? "xx" : ""));
    Bitmap expected(texts.size());
    for (Row i = 0; i < 10'000; ++i) expected.set(i, i % 3 == 0);
    EXPECT_EQ(texts.containing("x"), expected);
}

}  // namespace
}  // namespace vitrine::test
