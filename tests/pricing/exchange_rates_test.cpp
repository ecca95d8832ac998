#include "pricing/exchange_rates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/worked_cases.h"

namespace vitrine {
namespace {

using testing::HasSubstr;

ExchangeRate exchange_rate(std::string_view from, std::string_view to, std::string_view day,
                           std::string_view rate) {
    return {CurrencyCode::parse(from).value_or(CurrencyCode()),
            CurrencyCode::parse(to).value_or(CurrencyCode()), Date{*parse_date(day)},
            *Decimal::parse(rate)};
}

// Those of exchange_rates.tsv.
const std::vector<ExchangeRate> given_rates = {
    exchange_rate("EUR", "USD", "2026-11-20", "1.10"),
    exchange_rate("EUR", "USD", "2026-11-01", "1.08"),
    exchange_rate("EUR", "GBP", "2026-11-01", "0.85"),
    exchange_rate("EUR", "JPY", "2026-11-10", "160"),
    exchange_rate("CHF", "EUR", "2026-11-01", "1.05"),
    exchange_rate("GBP", "USD", "2026-11-15", "1.30"),
    exchange_rate("KWD", "EUR", "2026-11-01", "3"),
    exchange_rate("SEK", "EUR", "2026-11-01", "0.09"),
    exchange_rate("EUR", "SEK", "2026-11-05", "11"),
};

Conversion convert_by(const ExchangeRates& rates, std::string_view amount, std::string_view from,
                      std::string_view to, std::string_view day) {
    return rates.convert({*Decimal::parse(amount), *CurrencyCode::parse(from)},
                         *CurrencyCode::parse(to), Date{*parse_date(day)});
}

TEST(ExchangeRates, AnswerTheWorkedCases) {
    const ExchangeRates rates(given_rates, *CurrencyCode::parse("EUR"));
    for (const auto& row : test::read_worked_cases("pricing/exchange_rates.tsv")) {
        SCOPED_TRACE("line " + std::to_string(row.line) + ": " + row.text);
        const auto result = convert_by(rates, row["amount"], row["from"], row["to"], row["day"]);
        EXPECT_EQ(result.money ? result.money->amount.to_string() : "", row["result"]);
        EXPECT_EQ(to_string(result.used), row["used"]);
        EXPECT_EQ(result.reason.empty(), result.money.has_value());
    }
}

TEST(ExchangeRates, SayWhyThereIsNoAmount) {
    const ExchangeRates rates(given_rates, *CurrencyCode::parse("EUR"));
    EXPECT_EQ(convert_by(rates, "1", "USD", "PLN", "2026-11-20").reason,
              "There is no rate from USD to PLN on 2026-11-20 or before it, and none through EUR.");
    const ExchangeRates alone(given_rates, CurrencyCode());
    EXPECT_EQ(convert_by(alone, "1", "USD", "CHF", "2026-11-20").reason,
              "There is no rate from USD to CHF on 2026-11-20 or before it.");
    EXPECT_THAT(convert_by(rates, "9000000000000000000", "EUR", "JPY", "2026-11-20").reason,
                HasSubstr("too large"));
    const ExchangeRates gold({exchange_rate("EUR", "XAU", "2026-11-01", "0.0005")}, CurrencyCode());
    EXPECT_THAT(convert_by(gold, "1", "EUR", "XAU", "2026-11-20").reason, HasSubstr("ISO 4217"));
}

TEST(ExchangeRates, RoundByTheRuleOfTheCurrency) {
    const ExchangeRates rates(given_rates, *CurrencyCode::parse("EUR"));
    const auto result =
        rates.convert({Decimal(20, 0), *CurrencyCode::parse("USD")}, *CurrencyCode::parse("CHF"),
                      Date{*parse_date("2026-11-20")}, {.endings = {*parse_price_ending(".95")}});
    // 17.316 is nearer to 16.95 than to 17.95.
    EXPECT_EQ(to_string(*result.money), "16.95 CHF");
    EXPECT_FALSE(result.limited);
}

TEST(ExchangeRates, AreChecked) {
    std::vector<ExchangeRate> rates = given_rates;
    EXPECT_TRUE(check_exchange_rates(rates).empty());
    rates.push_back(exchange_rate("EUR", "USD", "2026-11-20", "1.12"));
    rates.push_back(exchange_rate("EUR", "EUR", "2026-11-20", "1"));
    rates.push_back(exchange_rate("EUR", "PLN", "2026-11-20", "0"));
    rates.push_back(exchange_rate("", "PLN", "2026-11-20", "4"));
    const Issues issues = check_exchange_rates(rates);
    ASSERT_EQ(issues.size(), 4U);
    EXPECT_EQ(issues[0].rule, "exchange_rate.twice");
    EXPECT_EQ(issues[0].row, 10);
    EXPECT_EQ(issues[1].rule, "exchange_rate.currency");
    EXPECT_EQ(issues[2].rule, "exchange_rate.rate");
    EXPECT_EQ(issues[3].rule, "exchange_rate.currency");
    // They are left out, and the later of two counts.
    const ExchangeRates kept(rates, CurrencyCode());
    EXPECT_EQ(kept.all().size(), given_rates.size());
    EXPECT_EQ(convert_by(kept, "100", "EUR", "USD", "2026-11-20").money->amount.to_string(),
              "112.00");
}

}  // namespace
}  // namespace vitrine
