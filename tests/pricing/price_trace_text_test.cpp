#include "pricing/price_trace_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "price_case.h"

namespace vitrine {
namespace {

using testing::ElementsAre;

class PriceTraceText : public testing::Test {
protected:
    PriceTraceText() {
        for (const char* code : {"EUR", "USD"}) {
            Currency currency;
            currency.code = code;
            structure.currencies.put(currency);
        }
    }

    // The sentences in the order of the trace, each behind its amount.
    std::vector<std::string> sentences(const std::string& lists, const std::string& entries,
                                       const std::string& question = "-") {
        const auto one =
            test::read_price_case(lists + "\t" + entries + "\t" + question + "\t-\t-\t-\t");
        resolve_price(one.question, one.lineage, one.lists, one.entries, &trace);
        std::vector<std::string> all;
        for (std::size_t line = 0; line < trace.size(); ++line) {
            all.push_back(trace[line].entry.amount.to_string() + ": " +
                          price_trace_sentence(trace, line, structure, one.lists));
        }
        return all;
    }

    Structure structure;
    PriceTrace trace;
};

TEST_F(PriceTraceText, TellsWhatIsAskedAndWhatIsNot) {
    EXPECT_THAT(
        sentences("-", "b 10; b 8 promotion; b 7 promotion 2026-06-01..; b 9 map"),
        ElementsAre("10: This is the regular price. Instead of it 7 EUR is asked, the reduction.",
                    "7: This is the price.",
                    "8: The price that is valid from 2026-06-01T00:00:00Z comes first, as it "
                    "starts later.",
                    "9: It stands beside the price and is never asked."));
    EXPECT_EQ(trace[0].rival, 1);
    EXPECT_EQ(trace[1].rival, -1);
    EXPECT_EQ(trace[2].rival, 1);
    EXPECT_EQ(trace[3].rival, -1);
}

TEST_F(PriceTraceText, NamesTheNearerList) {
    EXPECT_THAT(sentences("-", "b 10; s 9"),
                ElementsAre("9: This is the price.",
                            "10: A price for a segment comes first, that of the list \"s\"."));
    for (const auto& [list, word] :
         {std::pair("m", "the market"), {"c", "the channel"}, {"l", "the location"}}) {
        EXPECT_EQ(sentences("-", std::string("b 10; ") + list + " 9").back(),
                  "10: A price for " + std::string(word) + " comes first, that of the list \"" +
                      list + "\".");
        EXPECT_EQ(sentences(std::string(list) + " other", std::string(list) + " 9").back(),
                  "9: Its list \"" + std::string(list) + "\" is for another" +
                      std::string(word).substr(3) + ".");
    }
    EXPECT_EQ(sentences("s other", "s 9").back(), "9: Its list \"s\" is for another segment.");
}

TEST_F(PriceTraceText, TellsWhatDecidedBetweenPrices) {
    EXPECT_EQ(sentences("b2 priority 5", "b 10; b2 9").back(),
              "10: The list \"b2\" comes first by its priority, 5.");
    EXPECT_EQ(sentences("-", "b 10; b/root 9").back(),
              "9: A price of the product itself, or of a nearer model, comes first.");
    EXPECT_EQ(sentences("-", "b 10; b 9 x2.5", "x3").back(),
              "10: The price for a quantity of 2.5 and more comes first.");
    EXPECT_EQ(sentences("-", "b 10; b2 9").back(),
              "9: The list \"b\" comes first, as it is older and nothing else decides.");
    EXPECT_EQ(sentences("-", "b 10; b 8 promotion; b 7 markdown")[1],
              "8: Another price of the list stands in the same place and is not higher: 7 EUR.");
}

TEST_F(PriceTraceText, TellsWhyAReductionIsNotUsed) {
    EXPECT_EQ(sentences("-", "b 10; b 12 promotion").back(),
              "12: It is not lower than the regular price, 10 EUR.");
    EXPECT_EQ(sentences("-", "b 12 promotion").back(),
              "12: There is no regular price that it could reduce.");
    EXPECT_EQ(sentences("m net", "b 10; m 8 promotion").back(),
              "8: It is net and the regular price gross, so they are not compared.");
    EXPECT_EQ(sentences("b net", "b 10; m 8 promotion").back(),
              "8: It is gross and the regular price net, so they are not compared.");
}

TEST_F(PriceTraceText, TellsWhatDoesNotFit) {
    EXPECT_THAT(
        sentences("b2 USD; m 2026-07-01..; c ..2026-06-01",
                  "gone 1; b2 2; m 3; c 4; b 5 2026-07-01..; b 6 ..2026-06-01; b 7 x10"),
        ElementsAre("1: Its price list is not in the catalogue.", "2: Its list \"b2\" is in USD.",
                    "3: Its list \"m\" is valid from 2026-07-01T00:00:00Z only.",
                    "4: Its list \"c\" was valid until 2026-06-01T00:00:00Z.",
                    "5: It is valid from 2026-07-01T00:00:00Z only.",
                    "6: It was valid until 2026-06-01T00:00:00Z.",
                    "7: It is for a quantity of 10 and more."));
}

TEST_F(PriceTraceText, WritesInstantsAsItIsTold) {
    const auto one = test::read_price_case("-\tb 5 2026-07-01..\t-\t-\t-\t-\t");
    resolve_price(one.question, one.lineage, one.lists, one.entries, &trace);
    EXPECT_EQ(price_trace_sentence(trace, 0, structure, one.lists,
                                   [](Instant) { return std::string("1 July"); }),
              "It is valid from 1 July only.");
}

TEST_F(PriceTraceText, HasASentenceForEveryLineOfTheCases) {
    std::set<PriceVerdict> seen;
    for (const char* file : {"resolution.tsv", "tiers.tsv", "windows.tsv"}) {
        for (const std::string& row : test::price_case_lines(file)) {
            const auto one = test::read_price_case(row);
            resolve_price(one.question, one.lineage, one.lists, one.entries, &trace);
            for (std::size_t line = 0; line < trace.size(); ++line) {
                EXPECT_NE(price_trace_sentence(trace, line, structure, one.lists), "") << row;
                seen.insert(trace[line].verdict);
            }
        }
    }
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(PriceVerdict::not_lower) + 1)
        << "the cases know every verdict";
}

}  // namespace
}  // namespace vitrine
