#include "workbench/filter_completion.h"

#include <gmock/gmock.h>

#include "catalog/query.h"
#include "store/catalogue.h"
#include "workbench/demo_catalogue.h"

namespace vitrine::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class CompleteFilter : public testing::Test {
protected:
    // What is proposed behind this text.
    std::vector<std::string> behind(const std::string& text) {
        std::vector<std::string> texts;
        for (const auto& proposal : complete(text).proposals) texts.push_back(proposal.text);
        return texts;
    }
    FilterCompletion complete(const std::string& text) {
        return complete_filter(*structure, text, text.size(), "en_GB");
    }
    // The text once the proposal is taken.
    std::string taken(std::string text, const std::string& proposal) {
        const auto completion = complete(text);
        return text.replace(completion.from, completion.to - completion.from, proposal);
    }

    DemoCatalogue demo;
    Catalogue catalogue{demo.file(), sql::Access::read_only};
    std::shared_ptr<const Structure> structure = catalogue.structure();
};

TEST_F(CompleteFilter, ProposesFieldsByCodeThenByLabel) {
    EXPECT_THAT(behind(""), Contains("completeness"));
    EXPECT_THAT(behind("compl"), ElementsAre("completeness"));
    EXPECT_EQ(behind("na").front(), "name");
    EXPECT_EQ(behind("colo").front(), "color");
    EXPECT_THAT(behind("Colour"), Contains("color")) << "by its label";
    EXPECT_THAT(behind("no_such"), IsEmpty());
    EXPECT_THAT(behind("completeness"), IsEmpty()) << "it is written already";
}

TEST_F(CompleteFilter, ProposesFieldsBehindWhatJoinsConditions) {
    for (const char* begin : {"sku = 1 and ", "sku = 1 or ", "(", "not ", "sku = 1 and not ("})
        EXPECT_THAT(behind(begin + std::string("compl")), ElementsAre("completeness")) << begin;
    EXPECT_THAT(behind("name is empty "), ElementsAre("and", "or"));
    EXPECT_THAT(behind("name is empty a"), ElementsAre("and"));
    EXPECT_THAT(behind("\"two words\" "), ElementsAre("and", "or"));
}

TEST_F(CompleteFilter, ProposesTheComparisonsOfTheField) {
    EXPECT_THAT(behind("enabled "), ElementsAre("=", "!="));
    EXPECT_THAT(behind("name does not "), ElementsAre("does not contain", "does not start with",
                                                      "does not end with", "does not match"));
    EXPECT_THAT(behind("name does not c"), ElementsAre("does not contain"));
    EXPECT_EQ(taken("name does not c", "does not contain"), "name does not contain");
    EXPECT_THAT(behind("color i"), Contains("in"));
    EXPECT_THAT(behind("price[EUR] "), Contains("between"));
    EXPECT_THAT(behind("nonsense "), IsEmpty());
    EXPECT_THAT(behind("name is empty"), IsEmpty()) << "it is written already";
}

TEST_F(CompleteFilter, ProposesOptionsFamiliesAndOtherCodes) {
    EXPECT_THAT(behind("family = li"), ElementsAre("lighting"));
    EXPECT_THAT(behind("family in (lighting, "), Contains("lighting"));
    EXPECT_THAT(behind("family in "), ElementsAre("("));
    EXPECT_THAT(behind("enabled = "), ElementsAre("yes", "no"));
    EXPECT_THAT(behind("kind = v"), ElementsAre("variant"));
    EXPECT_THAT(behind("color = "), Not(IsEmpty()));
    for (const std::string& option : behind("color = "))
        EXPECT_NO_THROW(parse_filter(*structure, "color = " + option)) << option;
    EXPECT_THAT(behind("name = "), IsEmpty()) << "nobody knows";
    EXPECT_THAT(behind("name = \"an open te"), IsEmpty());
}

TEST_F(CompleteFilter, ProposesChannelsLocalesAndCurrenciesInBrackets) {
    EXPECT_THAT(behind("price["), Contains("EUR"));
    EXPECT_THAT(behind("name[en"), ElementsAre("en_GB"));
    EXPECT_THAT(behind("completeness[w"), ElementsAre("web"));
    EXPECT_THAT(behind("name[en_GB] starts"), ElementsAre("starts with"));
}

TEST_F(CompleteFilter, ProposesUnitsAndTheSecondHalfOfARange) {
    EXPECT_THAT(behind("weight > 2 KILO"), Contains("KILOGRAM"));
    EXPECT_THAT(behind("updated in last 7 "), ElementsAre("days", "hours", "weeks"));
    EXPECT_THAT(behind("price[EUR] between 1 "), ElementsAre("and"));
    EXPECT_THAT(behind("price[EUR] between 1 and 2 "), ElementsAre("and", "or"));
}

TEST_F(CompleteFilter, TakesThePlaceOfTheWordAtTheCaretOnly) {
    const std::string text = "compl < 100 and name is empty";
    const auto completion = complete_filter(*structure, text, 5, "en_GB");
    EXPECT_EQ(completion.from, 0U);
    EXPECT_EQ(completion.to, 5U);
    ASSERT_EQ(completion.proposals.size(), 1U);
    EXPECT_EQ(completion.proposals.front().text, "completeness");
}

// Whatever somebody has written so far: no proposal leads where the filter cannot be read up to.
TEST_F(CompleteFilter, BearsEveryBeginningOfAFilter) {
    const std::string whole =
        "family = lighting and (price[EUR] between 0.5 and 2 or not color in (white, \"x y\")) "
        "and name[en_GB] does not contain \"é\\\"\" and updated in last 7 days and @saved";
    for (std::size_t caret = 0; caret <= whole.size(); ++caret) {
        const auto completion = complete_filter(*structure, whole, caret, "en_GB");
        EXPECT_LE(completion.from, completion.to);
        EXPECT_LE(completion.to, caret);
    }
    EXPECT_THAT(behind("sku = 1 )("), IsEmpty());
    EXPECT_THAT(behind("! "), IsEmpty());
}

}  // namespace
}  // namespace vitrine::test
