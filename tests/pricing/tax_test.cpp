#include "pricing/tax.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/clock.h"
#include "support/worked_cases.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Money taxed_amount(std::string_view amount, std::string_view currency = "EUR") {
    return {*Decimal::parse(amount), *CurrencyCode::parse(currency)};
}

// "12.50" of 12.5 EUR.
std::string whole_amount(const Money& money) {
    return money.amount.rounded(*currency_digits(money.currency))->to_string();
}

TaxRates our_rates() {
    Issues issues;
    auto rates = TaxRates::read(test::read_whole_file(std::filesystem::path(VITRINE_SOURCE_DIR) /
                                                      "resources/tax/rates.tsv"),
                                issues);
    for (const Issue& issue : issues) ADD_FAILURE() << issue.row << ": " << issue.message;
    return rates;
}

TEST(Taxes, AnswerTheWorkedCases) {
    const TaxRates rates = our_rates();
    for (const auto& row : test::read_worked_cases("pricing/tax.tsv")) {
        SCOPED_TRACE("line " + std::to_string(row.line) + ": " + row.text);
        const TaxRate* rate = rates.find(row["territory"], *parse_tax_class(row["class"]),
                                         Date{*parse_date(row["day"])});
        EXPECT_EQ(rate != nullptr ? rate->rate.to_string() : "none", row["rate"]);
        if (row["price"].empty() || rate == nullptr) continue;
        const auto price = taxed_price(taxed_amount(row["price"], row["currency"]),
                                       *parse_price_basis(row["basis"]), rate->rate);
        ASSERT_TRUE(price);
        EXPECT_EQ(whole_amount(price->net), row["net"]);
        EXPECT_EQ(whole_amount(price->tax), row["tax"]);
        EXPECT_EQ(whole_amount(price->gross), row["gross"]);
    }
}

TEST(Taxes, HaveASourceForEachRateAndEndBeforeTheNextBegins) {
    const TaxRates rates = our_rates();
    EXPECT_GT(rates.all().size(), 300U);
    for (const TaxRate& rate : rates.all()) {
        EXPECT_FALSE(rate.source.empty()) << rate.territory;
        EXPECT_LE(rate.rate, Decimal(27, 0)) << rate.territory;
    }
}

TEST(Taxes, KnowTheStandardRateOfEveryMemberOnEveryDaySince2005) {
    const TaxRates rates = our_rates();
    const std::string_view members =
        "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT "
        "NL PL PT RO SE SI SK GB CH NO";
    for (const std::string_view member : split_list(members, ' ')) {
        for (auto day = *parse_date("2005-01-01"); day < *parse_date("2030-01-01"); ++day) {
            const TaxRate* rate = rates.find(member, TaxClass::standard, Date{day});
            ASSERT_NE(rate, nullptr) << member << " " << date_to_string(day);
        }
    }
}

TEST(Taxes, KeepTheSideThatIsGivenWhenARateChanges) {
    for (const char* text : {"0.01", "0.99", "9.99", "1234567.89", "19.95"}) {
        const Money price = taxed_amount(text);
        for (const char* percent : {"0", "2.1", "5.5", "19", "20", "25.5"}) {
            const Decimal rate = *Decimal::parse(percent);
            EXPECT_EQ(taxed_price(price, PriceBasis::gross, rate)->gross, price);
            const auto net = taxed_price(price, PriceBasis::net, rate);
            EXPECT_EQ(net->net, price);
            EXPECT_EQ(plus(net->net, net->tax), net->gross);
            // The net of the gross of a net price is the net price again.
            EXPECT_EQ(net_of(net->gross, rate), price) << text << " at " << percent;
        }
    }
    EXPECT_EQ(net_of(taxed_amount("1"), Decimal(-100, 0)), std::nullopt);
    EXPECT_EQ(gross_of(taxed_amount("1", "XAU"), Decimal(20, 0)), std::nullopt);
}

TEST(Taxes, MarginIsOnNet) {
    struct Case {
        const char* net;
        const char* cost;
        const char* amount;
        const char* percent;
    };
    const Case cases[] = {
        {"100", "60", "40", "40.00"},
        {"83.33", "60", "23.33", "28.00"},
        {"99.99", "66.66", "33.33", "33.33"},
        {"50", "60", "-10", "-20.00"},
        {"60", "60", "0", "0.00"},
        {"0.03", "0.02", "0.01", "33.33"},
        {"0", "60", "-60", ""},
        {"100", "0", "100", "100.00"},
    };
    for (const Case& row : cases) {
        const auto result = margin(taxed_amount(row.net), taxed_amount(row.cost));
        ASSERT_TRUE(result);
        EXPECT_EQ(result->amount, taxed_amount(row.amount)) << row.net;
        EXPECT_EQ(result->percent ? result->percent->to_string() : "", row.percent) << row.net;
    }
    EXPECT_EQ(margin(taxed_amount("1"), taxed_amount("1", "USD")), std::nullopt);
}

TEST(Taxes, AreReadFromATableAndItsFaultsAreNamed) {
    Issues issues;
    const TaxRates rates = TaxRates::read(
        "# a remark\n"
        "territory\tclass\tfrom\tuntil\trate\tsource\r\n"
        "FR\tstandard\t2014-01-01\t\t20\tlaw\r\n"
        "FR\tluxury\t2014-01-01\t\t33\tlaw\n"
        "FR\treduced\t2014-01-01\t2013-01-01\t10\tlaw\n"
        "FR\treduced\tsoon\t\t10\tlaw\n"
        "FR\treduced\t2014-01-01\t\t-10\tlaw\n"
        "FR\treduced\t2014-01-01\t10\n"
        "\n"
        "FR\tstandard\t2026-01-01\t\t21\tnew law\n",
        issues);
    std::vector<std::string> rules;
    for (const Issue& issue : issues) rules.push_back(issue.rule + std::to_string(issue.row));
    EXPECT_THAT(rules, ElementsAre("tax.class4", "tax.day5", "tax.day6", "tax.rate7",
                                   "tax.columns8", "tax.overlap10"));
    ASSERT_EQ(rates.all().size(), 2U);
    EXPECT_EQ(rates.find("FR", TaxClass::standard, Date{*parse_date("2026-06-01")})->rate,
              Decimal(21, 0));
    EXPECT_EQ(rates.find("FR", TaxClass::standard, Date{*parse_date("2025-06-01")})->source, "law");
    for (const TaxClass tax_class : tax_classes) {
        EXPECT_EQ(parse_tax_class(tax_class_name(tax_class)), tax_class);
    }
    EXPECT_EQ(parse_tax_class("luxury"), std::nullopt);
    EXPECT_THAT(TaxRates().all(), IsEmpty());
}

}  // namespace
}  // namespace vitrine
