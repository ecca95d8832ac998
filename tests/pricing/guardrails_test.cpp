#include "pricing/guardrails.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "price_case.h"
#include "support/worked_cases.h"

namespace vitrine {
namespace {

// "80 net", "120 USD"
BasedPrice based_price(std::string_view text) {
    BasedPrice price{{{}, *CurrencyCode::parse("EUR")}, PriceBasis::gross};
    for (const std::string_view word : split(text, ' ')) {
        if (const auto amount = Decimal::parse(word)) {
            price.money.amount = *amount;
        } else if (const auto currency = CurrencyCode::parse(word)) {
            price.money.currency = *currency;
        } else {
            price.basis = parse_price_basis(word).value();
        }
    }
    return price;
}

void read_against(std::string_view item, PriceToCheck& price) {
    const auto blank = item.find(' ');
    const std::string_view name = item.substr(0, blank);
    const BasedPrice other = based_price(item.substr(blank + 1));
    if (name == "cost") {
        price.cost = other.money;
    } else if (name == "map") {
        price.map = other;
    } else if (name == "msrp") {
        price.msrp = other;
    } else if (name == "before") {
        price.before = other;
    } else if (name == "regular") {
        price.regular = other;
    } else if (name == "tax") {
        price.tax_rate = other.money.amount;
    } else {
        throw std::invalid_argument(std::string(item));
    }
}

PriceGuardrails read_guardrails(std::string_view text) {
    PriceGuardrails guardrails;
    for (const std::string_view item : split_list(text, ';')) {
        const auto words = split(trim(item), ' ');
        const Guardrail guardrail = parse_guardrail(words.at(0)).value();
        if (const auto number = Decimal::parse(words.at(1))) {
            (guardrail == Guardrail::margin ? guardrails.least_margin : guardrails.largest_change) =
                number;
        } else {
            guardrails.set(guardrail, words[1] == "off"    ? GuardrailAction::off
                                      : words[1] == "warn" ? GuardrailAction::warn
                                                           : GuardrailAction::block);
        }
    }
    return guardrails;
}

std::string issues_text(const Issues& issues) {
    std::string text;
    for (const Issue& issue : issues) {
        if (!text.empty()) text += "; ";
        if (issue.row > 0) text += std::to_string(issue.row) + " ";
        text += issue.severity == Severity::error ? "block " : "warn ";
        EXPECT_TRUE(issue.rule.starts_with("guardrail."));
        text += issue.rule.substr(10);
        EXPECT_FALSE(issue.message.empty());
        EXPECT_FALSE(issue.fix.empty());
        EXPECT_FALSE(issue.column.empty());
    }
    return text;
}

void expect_issues(const Issues& issues, const test::WorkedCase& row) {
    EXPECT_EQ(issues_text(issues), row["issues"]);
    if (!row["message"].empty() && !issues.empty()) {
        EXPECT_EQ(issues.back().message, row["message"]);
    }
}

TEST(PriceGuardrails, JudgeThePricesOfTheWorkedCases) {
    const auto cases = test::read_worked_cases("pricing/guardrails.tsv");
    EXPECT_GE(cases.size(), 35U);
    for (const auto& row : cases) {
        SCOPED_TRACE("line " + std::to_string(row.line) + ": " + row.text);
        PriceToCheck price;
        price.product = "SKU-1";
        if (row["price"] != "-") price.price = based_price(row["price"]);
        for (const std::string_view item : split_list(row["against"], ';')) {
            read_against(trim(item), price);
        }
        const Issues issues = check_price(price, read_guardrails(row["settings"]));
        expect_issues(issues, row);
        for (const Issue& issue : issues) EXPECT_EQ(issue.product, "SKU-1");
    }
}

TEST(PriceGuardrails, JudgeTheEntriesOfTheWorkedCases) {
    const auto cases = test::read_worked_cases("pricing/entry_guardrails.tsv");
    EXPECT_GE(cases.size(), 20U);
    for (const auto& row : cases) {
        SCOPED_TRACE("line " + std::to_string(row.line) + ": " + row.text);
        const auto made =
            test::read_price_case(row["lists"] + "\t" + row["entries"] + "\t-\t-\t-\t-\t-");
        expect_issues(
            check_price_guardrails(made.entries, made.lists, read_guardrails(row["settings"])),
            row);
    }
}

TEST(PriceGuardrails, SayWhatToAsk) {
    PriceToCheck price;
    price.price = based_price("124.99 net");
    price.cost = based_price("99.99").money;
    PriceGuardrails guardrails;
    guardrails.least_margin = Decimal(33, 0);
    // 99.99 / 0.67 = 149.2388
    EXPECT_EQ(check_price(price, guardrails).at(0).fix, "Ask 149.24 EUR or more, without tax.");
    price.price = based_price("149.24 net");
    EXPECT_TRUE(check_price(price, guardrails).empty());
    price.price = based_price("149.23 net");
    EXPECT_EQ(issues_text(check_price(price, guardrails)), "block margin");
}

TEST(PriceGuardrails, HaveNames) {
    for (std::size_t i = 0; i < guardrail_count; ++i) {
        const auto guardrail = static_cast<Guardrail>(i);
        EXPECT_EQ(parse_guardrail(guardrail_name(guardrail)), guardrail);
    }
    EXPECT_EQ(parse_guardrail("unjudged"), std::nullopt);
}

}  // namespace
}  // namespace vitrine
