#include "pricing/resolve_price.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "price_case.h"
#include "pricing/rounding.h"

namespace vitrine {
namespace {

using test::case_instant_text;
using test::price_case_lines;
using test::PriceCase;
using test::read_price_case;

// The verdicts in the order of the entries, each with its rival's place where it has one.
std::vector<std::string> reasons_of(const PriceCase& one, const PriceTrace& trace) {
    std::vector<std::string> reasons;
    for (const PriceEntry& entry : one.entries) {
        const auto line = std::ranges::find(trace, entry, &PriceTraceLine::entry);
        reasons.emplace_back(line == trace.end() ? "not looked at"
                                                 : price_verdict_name(line->verdict));
    }
    return reasons;
}

void expect_cases_of(std::string_view file, std::size_t at_least) {
    const auto lines = price_case_lines(file);
    EXPECT_GE(lines.size(), at_least) << file;
    for (const std::string& line : lines) {
        SCOPED_TRACE(std::string(file) + ": " + line);
        PriceCase one;
        ASSERT_NO_THROW(one = read_price_case(line));
        PriceTrace trace;
        const ResolvedPrice resolved =
            resolve_price(one.question, one.lineage, one.lists, one.entries, &trace);
        const ChosenPrice* const asked = resolved.asked();
        EXPECT_EQ(asked != nullptr ? asked->amount.to_string() : "-", one.price);
        EXPECT_EQ(reasons_of(one, trace), one.reasons);
        EXPECT_EQ(resolved.valid_until,
                  one.until == "-" ? PriceWindow::forever : test::read_case_instant(one.until, {}))
            << case_instant_text(resolved.valid_until);
        EXPECT_EQ(resolve_price(one.question, one.lineage, one.lists, one.entries), resolved)
            << "without a trace";
    }
}

TEST(ResolvePrice, AnswersTheCasesOfResolution) {
    expect_cases_of("resolution.tsv", 40);
}

TEST(ResolvePrice, AnswersTheCasesOfTiers) {
    expect_cases_of("tiers.tsv", 15);
}

TEST(ResolvePrice, AnswersTheCasesOfWindows) {
    expect_cases_of("windows.tsv", 20);
}

RoundingRule ending_in(const std::vector<std::string>& endings) {
    RoundingRule rule;
    for (const std::string& ending : endings) {
        rule.endings.push_back(*parse_price_ending(ending));
    }
    return rule;
}

TEST(ResolvePrice, RoundsByTheRuleOfTheCurrency) {
    const auto asked = [](const std::string& entries) {
        PriceCase one = read_price_case("-\t" + entries + "\t-\t-\t-\t-\t");
        one.question.rounding =
            price_rounding(ending_in({".49", ".99"}), *CurrencyCode::parse("EUR"));
        return resolve_price(one.question, one.lineage, one.lists, one.entries)
            .asked()
            ->amount.to_string();
    };
    EXPECT_EQ(asked("b 10"), "9.99");
    EXPECT_EQ(asked("b 10; b 9.60 promotion"), "9.49");
    EXPECT_EQ(asked("b 10; b 9.80 promotion"), "9.99") << "rounded, it is not lower";
}

TEST(ResolvePrice, LeavesWhatCannotBeRounded) {
    const PriceRounding rounding = price_rounding({}, *CurrencyCode::parse("XXX"));
    EXPECT_TRUE(rounding({12345, 3}).is_identical({12345, 3}));
}

// Which of two prices is lower could otherwise depend on when they are compared.
TEST(ResolvePrice, RoundingNeverTurnsPricesRound) {
    RoundingRule limited = ending_in({".99", "4.90"});
    limited.least = Decimal(3, 0);
    limited.most = Decimal(2495, 2);
    RoundingRule stepped;
    stepped.step = {5, 2};
    RoundingRule narrow = ending_in({"9.90"});
    narrow.least = Decimal(10, 0);
    narrow.most = Decimal(15, 0);
    for (RoundingRule rule : {RoundingRule(), limited, stepped, narrow, ending_in({"9", ".50"})}) {
        for (const RoundingMode mode : {RoundingMode::half_up, RoundingMode::half_even,
                                        RoundingMode::up, RoundingMode::down}) {
            rule.mode = mode;
            const PriceRounding rounding = price_rounding(rule, *CurrencyCode::parse("EUR"));
            Decimal before;
            for (int thousandths = 0; thousandths < 40'000; thousandths += 5) {
                const Decimal now = rounding({thousandths, 3});
                ASSERT_LE(before, now) << rounding_mode_name(mode) << " of " << thousandths;
                before = now;
            }
        }
    }
}

}  // namespace
}  // namespace vitrine
