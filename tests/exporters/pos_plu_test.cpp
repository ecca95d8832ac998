#include <gmock/gmock.h>

#include "exporters/exporter_run.h"
#include "support/stored_output.h"

namespace vitrine::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string pos_plu = "exporters/pos_plu.so";

std::vector<ExportItem> pos_plu_shop() {
    return {item_of("1001", {{"ean", "4006381333931"},
                             {"short_text", "K\xC3\xA4se \"jung\""},
                             {"price", "19.99 EUR"},
                             {"vat_code", "1"},
                             {"unit", "kg"}}),
            item_of("1002", {{"article", "A;2"},
                             {"short_text", "Br\xC3\xB6tchen"},
                             {"price", "1234 EUR"},
                             {"vat_code", "2"}}),
            item_of("1003", {{"short_text",
                              "Pi\xC5\x82"
                              "ka \xE2\x82\xAC 5"},
                             {"price", "5.00 EUR"},
                             {"vat_code", "1"}}),
            item_of("1004", {{"short_text", "A text that is longer than 20"},
                             {"price", "0.50 EUR"},
                             {"vat_code", "1"}}),
            removal_of("1005"),
            item_of("1006", {{"short_text", "No price"}, {"vat_code", "1"}})};
}

TEST(PosPlu, WritesTheStoredFile) {
    const ExporterResult result = run_exporter(pos_plu, pos_plu_shop());
    EXPECT_TRUE(is_stored_output(result.bytes, "exporters/pos_plu/plu.csv"));
    EXPECT_THAT(summaries(result), ElementsAre("accepted", "accepted", "accepted",
                                               "accepted_with_warning shortened short_text",
                                               "accepted", "rejected missing price"));
}

struct Till {
    const char* file;
    std::map<std::string, std::string> settings;
    const char* third_answer;
};
void PrintTo(const Till& till, std::ostream* out) {
    *out << till.file;
}

class PosPluDialects : public ::testing::TestWithParam<Till> {};

TEST_P(PosPluDialects, WriteTheirStoredFiles) {
    const ExporterResult result = run_exporter(pos_plu, pos_plu_shop(), GetParam().settings);
    EXPECT_TRUE(
        is_stored_output(result.bytes, std::string("exporters/pos_plu/") + GetParam().file));
    EXPECT_EQ(summaries(result).at(2), GetParam().third_answer);
}

INSTANTIATE_TEST_SUITE_P(
    Tills, PosPluDialects,
    ::testing::Values(
        Till{"plu_cp850.csv",
             {{"code_page", "cp850"}, {"decimal_sign", ","}},
             "accepted_with_warning transliterated short_text"},
        Till{"plu_windows_1252.csv",
             {{"code_page", "windows-1252"}, {"delimiter", "tab"}, {"line_end", "lf"}},
             "accepted_with_warning transliterated short_text"},
        Till{"plu_iso_8859_15.csv",
             {{"code_page", "iso-8859-15"}, {"delimiter", "|"}, {"header", "no"}},
             "accepted_with_warning transliterated short_text"},
        Till{"plu_comma.csv", {{"delimiter", ","}, {"decimal_sign", ","}}, "accepted"}));

TEST(PosPlu, NamesTheFieldAndTheNewTextOfATransliteration) {
    const ExporterResult result = run_exporter(pos_plu, pos_plu_shop(), {{"code_page", "cp850"}});
    EXPECT_THAT(result.answers.at(2).message, HasSubstr("\"Pilka EUR 5\""));
}

TEST(PosPlu, ShortensAfterTheTransliterationThatMadeTheTextLonger) {
    const ExporterResult result =
        run_exporter(pos_plu,
                     {item_of("1", {{"short_text",
                                     "\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC"
                                     "\xE2\x82\xAC\xE2\x82\xAC"},
                                    {"price", "1 EUR"},
                                    {"vat_code", "1"}})},
                     {{"code_page", "cp850"}, {"header", "no"}});
    EXPECT_EQ(result.bytes, "1;;EUREUREUREUREUREUREU;1;1;\r\n");
}

TEST(PosPlu, SaysSinceWhenAPriceAppliesWhereItIsAskedTo) {
    const std::vector<ExportItem> items = {
        item_of("1", {{"short_text", "Tea"},
                      {"price", "1 EUR"},
                      {"vat_code", "1"},
                      {"valid_from", "2026-11-27T00:00:00+01:00"}}),
        item_of("2", {{"short_text", "Milk"}, {"price", "2 EUR"}, {"vat_code", "1"}})};
    EXPECT_EQ(run_exporter(pos_plu, items, {{"valid_from", "yes"}, {"line_end", "lf"}}).bytes,
              "Article;EAN;Short text;Price;VAT code;Unit;Valid from\n"
              "1;;Tea;1;1;;2026-11-27T00:00\n2;;Milk;2;1;;\n");
    EXPECT_THAT(run_exporter(pos_plu, items).bytes, testing::Not(HasSubstr("2026")));
}

TEST(PosPlu, RefusesACodePageThatItDoesNotKnow) {
    EXPECT_THROW(run_exporter(pos_plu, {}, {{"code_page", "ebcdic"}}), std::exception);
}

}  // namespace
}  // namespace vitrine::test
