// The index of long texts against asking each text.
#include "search/word_index.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "base/text.h"
#include "search/text_words.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using Way = TextMatch::Way;
constexpr Way all_ways[] = {Way::contains, Way::equal, Way::starts, Way::ends};

class WordIndexTest : public ::testing::Test {
protected:
    // A text of pieces that meet in all ways: with one blank, several or none between them.
    std::string write(int pieces) {
        static const std::vector<std::string> known = {
            "Steel", "steel",  "stainless", "ste",  "Éclat", "eclat",  "œuvre",   "Straße", "12",
            "8\"",   " x ",    " ",         "  ",   "\n",    ". ",     ", ",      "-",      "<p>",
            "</p>",  "<br/>",  "&nbsp;",    "a",    "b",     "不锈钢", "钢",      "한국어", "ไทย",
            "™",     "\u00A0", "–",         "🛋", "Ω",     "über",   "e\u0301", " a ",    "A"};
        std::string text;
        for (int i = 0; i < pieces; ++i) {
            if (i > 0 && any(2) == 0) text += ' ';
            text += known[static_cast<std::size_t>(any(static_cast<int>(known.size())))];
        }
        return text;
    }
    int any(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }

    void make(std::size_t rows, int percent, int most_pieces) {
        WordIndexMaker maker;
        for (Row row = 0; row < rows; ++row) {
            if (any(100) >= percent) continue;
            m_texts[row] = fold_for_search(write(any(most_pieces)));
            maker.add(row, m_texts[row]);
        }
        m_index = maker.finish(rows);
    }
    void compare(Way way, const std::string& wanted) const {
        Bitmap expected(m_index.rows());
        for (const auto& [row, text] : m_texts) {
            const bool fits = way == Way::equal    ? text == wanted
                              : way == Way::starts ? text.starts_with(wanted)
                              : way == Way::ends   ? text.ends_with(wanted)
                                                   : text.find(wanted) != std::string::npos;
            if (fits) expected.set(row);
        }
        ASSERT_EQ(m_index.find(way, wanted), expected)
            << static_cast<int>(way) << " [" << wanted << "]";
    }
    // A piece of one of the texts, or something made up.
    std::string wanted() {
        if (m_texts.empty() || any(4) == 0) return fold_for_search(write(1 + any(4)));
        auto at = m_texts.begin();
        std::advance(at, any(static_cast<int>(m_texts.size())));
        const std::string_view text = at->second;
        const auto length = static_cast<int>(count_code_points(text));
        const auto from = first_code_points(text, static_cast<std::size_t>(any(length + 1)));
        const int most = any(3) == 0 ? length + 1 : 8;
        return std::string(
            first_code_points(text.substr(from.size()), static_cast<std::size_t>(any(most + 1))));
    }
    void compare_many(int count) {
        for (int i = 0; i < count && !HasFatalFailure(); ++i) {
            const std::string part = wanted();
            for (const Way way : all_ways) compare(way, part);
        }
    }

    std::mt19937 m_random{5};
    std::map<Row, std::string> m_texts;
    WordIndex m_index;
};

TEST_F(WordIndexTest, FindsWhatAskingEachTextFinds) {
    make(700, 80, 12);
    compare_many(1500);
}

TEST_F(WordIndexTest, FindsAmongFewTextsAndManyRows) {
    make(20'000, 1, 30);
    compare_many(300);
}

// Words that nearly all texts have, and so many rows that threads share them.
TEST_F(WordIndexTest, FindsAmongManyTexts) {
    make(90'000, 95, 40);
    compare_many(40);
}

TEST_F(WordIndexTest, FindsPartsOfMoreWordsThanItComparesAtOnce) {
    make(300, 100, 200);
    for (int i = 0; i < 100; ++i) {
        const std::string& text = m_texts[static_cast<Row>(any(300))];
        for (const Way way : all_ways) compare(way, text);
        compare(Way::contains, text.substr(first_code_points(text, 1).size()));
    }
}

TEST_F(WordIndexTest, KeepsTextsToTheLetter) {
    make(500, 70, 25);
    for (const auto& [row, text] : m_texts) {
        ASSERT_TRUE(m_index.filled().test(row));
        ASSERT_EQ(m_index.text(row), text);
    }
    EXPECT_EQ(m_index.filled().count(), m_texts.size());
}

TEST_F(WordIndexTest, OfNoTextsFindsNone) {
    compare_many(20);
    make(130, 0, 1);
    EXPECT_EQ(m_index.rows(), 130U);
    compare_many(20);
}

TEST_F(WordIndexTest, TakesLessThanTheTextsOfManyWords) {
    WordIndexMaker maker;
    std::size_t bytes = 0;
    for (Row row = 0; row < 20'000; ++row) {
        std::string text;
        for (int i = 0; i < 40; ++i) text += "word" + std::to_string(any(200) * any(20)) + ' ';
        bytes += text.size();
        maker.add(row, text);
    }
    EXPECT_LT(maker.finish(20'000).bytes(), bytes / 2);
}

TEST_F(WordIndexTest, IsTheSameFromAFile) {
    make(3'000, 60, 20);
    const TemporaryFolder folder;
    const auto path = folder.path() / "file";
    const Progress progress;
    ColumnFileWriter writer(path, progress);
    writer.begin("texts");
    m_index.write(writer);
    writer.finish();
    m_index = {};
    const auto file = ColumnFile::open(path);
    BlockReader block = file->read("texts");
    m_index.read(block);
    block.finish();
    compare_many(300);
}

TEST(TextWords, OfAPartAreThoseOfTheTextButForItsEnds) {
    const std::string text = fold_for_search("<b>Éclat 12</b> 不锈钢 -- Ωß\n");
    std::vector<std::string_view> words;
    cut_words(text, [&](std::string_view word) { words.push_back(word); });
    const std::vector<std::string_view> expected = {
        "<", "b", ">", "eclat", " ", "12", "</", "b", "> ", "不", "锈", "钢", " -- ", "ωss", "\n"};
    EXPECT_EQ(words, expected);
}

}  // namespace
}  // namespace vitrine::test
