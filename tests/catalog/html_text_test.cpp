#include "catalog/html_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/text.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

// Lines of "html<TAB>text"; \n, \t and \\ are written out, # begins a comment.
std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            result += text[i];
            continue;
        }
        const char c = text[++i];
        result += c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
    return result;
}

TEST(HtmlText, BecomesPlainTextAsTheTableSays) {
    const std::string table = test::read_whole_file(test::test_data("publish/html_text.tsv"));
    int rows = 0;
    for (const std::string_view line : split(table, '\n')) {
        if (line.empty() || line.front() == '#') continue;
        const auto cells = split(line, '\t');
        ASSERT_EQ(cells.size(), 2u) << line;
        EXPECT_EQ(html_to_text(unescaped(cells[0])), unescaped(cells[1])) << line;
        ++rows;
    }
    EXPECT_GT(rows, 20);
}

TEST(HtmlText, SurvivesWhatNoBrowserWouldWrite) {
    EXPECT_EQ(html_to_text(""), "");
    EXPECT_EQ(html_to_text("<b"), "");
    EXPECT_EQ(html_to_text("a<script>"), "a");
    EXPECT_EQ(html_to_text(std::string("a\0b<i>c</i>", 12)), "a bc");
    EXPECT_TRUE(is_utf8(html_to_text("<p>\xFF\xC3</p>")));
}

TEST(HtmlText, KeepsTextHoweverDeeplyItIsNested) {
    std::string html;
    for (int i = 0; i < 5000; ++i) html += "<div>";
    html += "core";
    for (int i = 0; i < 5000; ++i) html += "</div>";
    EXPECT_EQ(html_to_text(html), "core");
}

TEST(HtmlText, IsSeenByTagsThatExist) {
    EXPECT_TRUE(looks_like_html("<b>bold</b>"));
    EXPECT_TRUE(looks_like_html("one<br/>two"));
    EXPECT_TRUE(looks_like_html("AT&amp;T"));
    EXPECT_TRUE(looks_like_html("caf&#233;"));
    EXPECT_FALSE(looks_like_html("Size <M> and <L>"));
    EXPECT_FALSE(looks_like_html("a < b & c; d > e"));
    EXPECT_FALSE(looks_like_html("R&D"));
}

TEST(HtmlText, IsMadeFromPlainText) {
    EXPECT_EQ(text_to_html("1 < 2 & 3\nnext"), "1 &lt; 2 &amp; 3<br>\nnext");
}

TEST(HtmlText, TakesLineBreaksThatWereWrittenOut) {
    EXPECT_EQ(replace_written_line_breaks("one\\ntwo\\r\\nthree", "|"), "one|two|three");
    EXPECT_EQ(replace_written_line_breaks("one", "|"), "one");
}

TEST(CutAtWord, EndsBehindAWordWithoutTheCommaThatFollows) {
    EXPECT_EQ(cut_at_word("short", 10), "short");
    EXPECT_EQ(cut_at_word("one two three", 9), "one two");
    EXPECT_EQ(cut_at_word("one two, three", 9), "one two");
    EXPECT_EQ(cut_at_word("one two three", 7), "one two");
    EXPECT_EQ(cut_at_word("Donaudampfschifffahrt", 5), "Donau");
    EXPECT_EQ(cut_at_word("a Donaudampfschifffahrt", 10), "a Donaudam");
    EXPECT_EQ(cut_at_word("éééééé", 3), "ééé");
}

}  // namespace
}  // namespace vitrine
