#include "workbench/words.h"

#include <gmock/gmock.h>

#include "base/message_catalogue.h"
#include "catalog/filter_fields.h"
#include "workbench/activities.h"
#include "workbench/cell_text.h"

namespace vitrine::test {
namespace {

class Words : public testing::Test {
protected:
    void TearDown() override { set_program_language(""); }
};

TEST_F(Words, NumbersFollowTheLanguage) {
    set_program_language("en");
    EXPECT_EQ(format_number(12431), "12,431");
    EXPECT_EQ(format_percent(72), "72%");
    EXPECT_EQ(format_size(999), "999 bytes");
    EXPECT_EQ(format_size(1'400'000), "1.4 MB");
    set_program_language("fr");
    EXPECT_EQ(format_number(12431), "12\u202F431");
    EXPECT_EQ(format_percent(72), "72\u00A0%");
    EXPECT_EQ(format_size(1'400'000), "1,4 MB");
}

TEST_F(Words, EverySourceOfAChangeHasALabel) {
    set_program_language("en");
    for (const std::string_view source : change_sources()) EXPECT_NE(source_label(source), source);
}

TEST_F(Words, CountsOfAChangeSetMakeASentence) {
    set_program_language("en");
    EXPECT_EQ(counts_sentence(R"({"product":{"create":3,"update":1}})"),
              "3 products created, 1 product changed");
    EXPECT_EQ(
        counts_sentence(R"({"attribute":{"create":2},"family":{"create":1},"scope":{"create":9}})"),
        "3 settings created");
    EXPECT_EQ(counts_sentence("{}"), "");
    EXPECT_EQ(counts_sentence("nonsense"), "");
}

TEST_F(Words, ProgressIsToldInNumbers) {
    set_program_language("en");
    EXPECT_EQ(progress_words({31'200, 50'000}), "31,200 of 50,000");
    EXPECT_EQ(progress_words({31'200, 0}), "31,200");
    EXPECT_EQ(progress_words({0, 0}), "");
}

TEST(CellText, ComesBackAsItWent) {
    const CellBlock cells = {{"001", "two\nlines", "a \"quote\""}, {"", "tab\there", "é"}};
    EXPECT_EQ(parse_tab_separated(to_tab_separated(cells)), cells);
}

TEST(CellText, ReadsWhatSpreadsheetsWrite) {
    EXPECT_EQ(parse_tab_separated("a\tb\r\nc\t\r\n"), (CellBlock{{"a", "b"}, {"c", ""}}));
    EXPECT_EQ(parse_tab_separated("alone"), (CellBlock{{"alone"}}));
    EXPECT_TRUE(parse_tab_separated("").empty());
}

TEST(CellText, HtmlCellsAreTextAndEscaped) {
    const std::string html = to_html_table({{"001", "<b>&"}});
    EXPECT_THAT(html, testing::HasSubstr("mso-number-format:'\\@'"));
    EXPECT_THAT(html, testing::HasSubstr("&lt;b&gt;&amp;"));
}

}  // namespace
}  // namespace vitrine::test
