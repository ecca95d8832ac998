#include "pricing/availability.h"

#include <gtest/gtest.h>

#include "support/worked_cases.h"

namespace vitrine {
namespace {

constexpr Instant stock_now{std::chrono::days(20000)};

Decimal stock_number(std::string_view text) {
    return text.empty() ? Decimal() : *Decimal::parse(text);
}

std::optional<Instant> stock_day(const std::string& days) {
    if (days.empty()) return std::nullopt;
    return stock_now + std::chrono::days(std::stoi(days));
}

TEST(Availability, IsThatOfTheWorkedCases) {
    for (const auto& row : test::read_worked_cases("pricing/availability.tsv")) {
        SCOPED_TRACE("line " + std::to_string(row.line) + ": " + row.text);
        std::vector<StockLevel> levels;
        for (const auto part : split_list(row["stock"], ';'))
            levels.push_back(
                {stock_number(trim(part)), stock_now - std::chrono::hours(1 + levels.size())});
        AvailabilityRules rules;
        rules.buffer = stock_number(row["buffer"]);
        rules.has_preorder = row["preorder"] == "yes";
        rules.has_backorder = row["backorder"] != "-";
        if (rules.has_backorder) rules.backorder_days = std::stoi(row["backorder"]);
        const auto answer = availability_of(
            levels, rules, {stock_day(row["launch"]), row["status"] == "phase_out"}, stock_now);
        EXPECT_EQ(availability_name(answer.availability), row["availability"]);
        EXPECT_EQ(answer.quantity, stock_number(row["quantity"]));
        EXPECT_EQ(answer.from, stock_day(row["from"]));
        EXPECT_EQ(availability_reason_name(answer.reason), row["reason"]);
        EXPECT_EQ(answer.as_of.has_value(), !levels.empty());
        if (!levels.empty()) {
            EXPECT_EQ(answer.as_of, levels.back().as_of) << "the oldest";
        }
        EXPECT_FALSE(availability_sentence(answer).empty());
    }
}

TEST(Availability, OfPlacesToFetchOrdersIsThatOfTheWorkedCases) {
    for (const auto& row : test::read_worked_cases("pricing/pickup.tsv")) {
        SCOPED_TRACE("line " + std::to_string(row.line) + ": " + row.text);
        std::optional<StockLevel> level;
        if (!row["stock"].empty()) level = StockLevel{stock_number(row["stock"]), stock_now};
        const PickupVerdict verdict =
            pickup_at({row["offers"] == "yes", row["market"] == "yes", stock_number(row["kept"])},
                      level, {stock_day(row["launch"])}, stock_now);
        EXPECT_EQ(pickup_verdict_name(verdict), row["verdict"]);
        EXPECT_FALSE(pickup_sentence(verdict).empty());
    }
}

TEST(Availability, LastsForDaysThatAreNeverTooMany) {
    const auto days = [](const char* quantity, const char* sold) {
        const auto cover = days_of_cover(stock_number(quantity), stock_number(sold));
        return cover ? cover->to_string() : "none";
    };
    EXPECT_EQ(days("100", "10"), "10.0");
    EXPECT_EQ(days("100", "3"), "33.3");
    EXPECT_EQ(days("2", "3"), "0.6");
    EXPECT_EQ(days("0", "3"), "0.0");
    EXPECT_EQ(days("-5", "3"), "0.0");
    EXPECT_EQ(days("5", "0"), "none");
    EXPECT_EQ(days_of_cover(Decimal(5, 0), std::nullopt), std::nullopt);
}

}  // namespace
}  // namespace vitrine
