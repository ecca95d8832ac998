#include "pricing/rounding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/text.h"
#include "support/worked_cases.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const CurrencyCode rounding_euro = *CurrencyCode::parse("EUR");

// "10.5" or "100/3".
Ratio exact_amount(std::string_view text) {
    const auto parts = split(text, '/');
    const Ratio first(*Decimal::parse(parts[0]));
    return parts.size() == 1 ? first : *first.over(*Decimal::parse(parts[1]));
}

RoundingRule rule_of(const test::WorkedCase& row, CurrencyCode currency) {
    RoundingRule rule;
    if (!row["mode"].empty()) rule.mode = *parse_rounding_mode(row["mode"]);
    if (!row["step"].empty()) {
        rule.step = row["step"] == "cash" ? cash_step(currency) : *Decimal::parse(row["step"]);
    }
    for (const std::string_view ending : split_list(row["endings"], ',')) {
        rule.endings.push_back(*parse_price_ending(ending));
    }
    rule.least = Decimal::parse(row["least"]);
    rule.most = Decimal::parse(row["most"]);
    return rule;
}

std::vector<std::string> broken_rules(const Issues& issues) {
    std::vector<std::string> rules;
    for (const Issue& issue : issues) rules.push_back(issue.rule);
    return rules;
}

TEST(Rounding, AnswersTheWorkedCases) {
    const auto cases = test::read_worked_cases("pricing/rounding.tsv");
    EXPECT_GE(cases.size(), 40U);
    for (const auto& row : cases) {
        SCOPED_TRACE("line " + std::to_string(row.line) + ": " + row.text);
        const CurrencyCode currency = *CurrencyCode::parse(row["currency"]);
        const RoundingRule rule = rule_of(row, currency);
        EXPECT_THAT(broken_rules(check_rounding_rule(rule, currency)), IsEmpty());
        const auto rounded = round_price(exact_amount(row["amount"]), currency, rule);
        ASSERT_TRUE(rounded);
        EXPECT_EQ(rounded->price.amount.to_string(), row["price"]);
        EXPECT_EQ(rounded->limited, !row["limited"].empty());
        EXPECT_EQ(rounded->has_ending, row["limited"] != "no ending");
    }
}

TEST(Rounding, ReadsEndingsAsPricesAreWritten) {
    struct Case {
        const char* text;
        const char* value;
        const char* period;
        const char* written;
    };
    const Case cases[] = {
        {".99", "0.99", "1", ".99"},    {"9", "9", "10", "9"},
        {"x9", "9", "10", "9"},         {"xx9", "9", "10", "9"},
        {"9.90", "9.90", "10", "9.90"}, {"99", "99", "100", "99"},
        {"09", "9", "100", "09"},       {".00", "0.00", "1", ".00"},
        {"0.99", "0.99", "10", "0.99"}, {"x.95", "0.95", "1", ".95"},
        {".x9", "0.09", "0.1", ".x9"},  {".xx5", "0.005", "0.01", ".xx5"},
    };
    for (const Case& row : cases) {
        const auto ending = parse_price_ending(row.text);
        ASSERT_TRUE(ending) << row.text;
        EXPECT_EQ(ending->value, *Decimal::parse(row.value)) << row.text;
        EXPECT_EQ(ending->period, *Decimal::parse(row.period)) << row.text;
        EXPECT_EQ(to_string(*ending), row.written);
        EXPECT_EQ(parse_price_ending(to_string(*ending)), ending) << row.text;
    }
    for (const char* text :
         {"", "x", ".", ".x", "9.", "-9", "+9", "9x", ",99", "9.x9", "a", "1234567890123456"}) {
        EXPECT_EQ(parse_price_ending(text), std::nullopt) << text;
    }
}

TEST(Rounding, SaysWhatIsWrongWithARule) {
    RoundingRule rule;
    EXPECT_THAT(check_rounding_rule(rule, rounding_euro), IsEmpty());
    EXPECT_THAT(broken_rules(check_rounding_rule(rule, CurrencyCode())),
                ElementsAre("rounding.currency"));
    rule.step = Decimal(5, 3);
    rule.endings = {*parse_price_ending(".995")};
    rule.least = Decimal(2, 0);
    rule.most = Decimal(1, 0);
    EXPECT_THAT(broken_rules(check_rounding_rule(rule, rounding_euro)),
                ElementsAre("rounding.step", "rounding.ending", "rounding.limits"));
    EXPECT_THAT(broken_rules(check_rounding_rule({.endings = {*parse_price_ending(".99")}},
                                                 *CurrencyCode::parse("JPY"))),
                ElementsAre("rounding.ending"));
}

TEST(Rounding, IsByTheRuleOfTheCurrency) {
    RoundingRules rules;
    rules.set(rounding_euro, {.step = Decimal(5, 2)});
    const Ratio amount = Decimal(1034, 3);
    const CurrencyCode dinar = *CurrencyCode::parse("KWD");
    EXPECT_EQ(to_string(round_price(amount, rounding_euro, rules.of(rounding_euro))->price),
              "1.05 EUR");
    EXPECT_EQ(to_string(round_price(amount, dinar, rules.of(dinar))->price), "1.034 KWD");
    EXPECT_EQ(to_string(*to_money(amount, rounding_euro)), "1.03 EUR");
    EXPECT_EQ(to_money(amount, *CurrencyCode::parse("XAU")), std::nullopt);
    EXPECT_EQ(price_rounding(rules.of(rounding_euro), rounding_euro)(Decimal(1034, 3)),
              Decimal(105, 2));
    EXPECT_EQ(price_rounding({}, CurrencyCode())(Decimal(1034, 3)), Decimal(1034, 3));
    EXPECT_EQ(cash_step(*CurrencyCode::parse("JPY")), Decimal(1, 0));
    EXPECT_TRUE(cash_step(*CurrencyCode::parse("XAU")).is_zero());
}

// Whatever the amount: a price with one of the endings, within the limits, and by its mode none
// nearer.
TEST(Rounding, FindsTheEndingThatTryingAllWouldFind) {
    std::mt19937 random(7);
    std::uniform_int_distribution<std::int64_t> thousandths(1, 40000);
    const char* const texts[] = {".99", ".49", ".00", "9", "9.90", ".x9", "5.95"};
    for (int round = 0; round < 1000; ++round) {
        RoundingRule rule;
        rule.mode = static_cast<RoundingMode>(random() % 4);
        for (const char* text : texts) {
            if (random() % 3 == 0) rule.endings.push_back(*parse_price_ending(text));
        }
        if (rule.endings.empty()) continue;
        const Decimal amount(thousandths(random), 3);
        std::optional<Decimal> best;
        for (std::int64_t cents = 1; cents < 6000; ++cents) {
            const Decimal price(cents, 2);
            const bool ends = std::ranges::any_of(rule.endings, [&](const PriceEnding& ending) {
                const auto period = ending.period.rounded(2)->mantissa();
                return cents % period == ending.value.rounded(2)->mantissa();
            });
            if (!ends) continue;
            const auto distance = [&](const Decimal& to) {
                const Decimal difference = *to.plus(-amount);
                return difference.is_negative() ? -difference : difference;
            };
            const bool is_lowest = !best;
            const bool is_better = rule.mode == RoundingMode::up ? best && *best < amount
                                   : rule.mode == RoundingMode::down
                                       ? price <= amount
                                       : best && distance(price) <= distance(*best);
            if (is_lowest || is_better) best = price;
        }
        const auto rounded = round_price(amount, rounding_euro, rule);
        ASSERT_TRUE(rounded && best);
        EXPECT_EQ(rounded->price.amount, *best)
            << amount.to_string() << " " << rounding_mode_name(rule.mode) << " "
            << to_string(rule.endings.front());
    }
}

}  // namespace
}  // namespace vitrine
