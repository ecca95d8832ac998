#include "pricing/resolve_price.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "price_case.h"

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

}  // namespace
}  // namespace vitrine
