#include "pricing/price_rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "base/clock.h"
#include "support/worked_cases.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

CurrencyCode rule_currency(std::string_view code) {
    return CurrencyCode::parse(code).value();
}

Date rule_day(std::string_view text) {
    return Date{parse_date(text).value()};
}

PriceRuleTerms read_price_rule(std::string_view text) {
    PriceRuleTerms rule;
    rule.code = "rule";
    rule.source = 1;
    rule.target = 2;
    for (const std::string_view item : split_list(text, ';')) {
        const auto words = split(trim(item), ' ');
        const std::string_view value = words.at(1);
        if (words[0] == "margin") {
            rule.target_margin = Decimal::parse(value);
        } else if (words[0] == "factor") {
            rule.factor = Decimal::parse(value);
        } else if (words[0] == "amount") {
            rule.amount = Decimal::parse(value);
        } else if (words[0] == "step") {
            rule.rounding.step = Decimal::parse(value).value();
        } else if (words[0] == "ending") {
            rule.rounding.endings.push_back(parse_price_ending(value).value());
        } else if (words[0] == "least") {
            rule.rounding.least = Decimal::parse(value);
        } else if (words[0] == "most") {
            rule.rounding.most = Decimal::parse(value);
        } else {
            throw std::invalid_argument(std::string(item));
        }
    }
    return rule;
}

// "60 cost net; tax 20"; the amount is what is left.
Decimal read_source(std::string_view text, PriceRuleTerms& rule, DerivationContext& context) {
    Decimal amount;
    context.from = rule_currency("EUR");
    for (const std::string_view item : split_list(text, ';')) {
        const auto words = split(trim(item), ' ');
        if (words[0] == "tax") {
            context.tax_rate = Decimal::parse(words.at(1));
            continue;
        }
        for (const std::string_view word : words) {
            if (const auto number = Decimal::parse(word)) {
                amount = *number;
            } else if (const auto type = parse_price_type(word)) {
                rule.from = *type;
            } else if (const auto basis = parse_price_basis(word)) {
                context.from_basis = *basis;
            } else {
                context.from = rule_currency(word);
            }
        }
    }
    return amount;
}

std::string_view kind_name(DerivationKind kind) {
    constexpr std::string_view names[] = {"taken",     "margin", "factor",  "taxed",  "untaxed",
                                          "exchanged", "added",  "rounded", "limited"};
    return names[static_cast<std::size_t>(kind)];
}

std::string steps_text(const std::vector<DerivationStep>& steps) {
    std::string text;
    for (const DerivationStep& step : steps) {
        if (!text.empty()) text += "; ";
        text +=
            std::string(kind_name(step.kind)) + " " + step.result.amount.normalized().to_string();
    }
    return text;
}

ExchangeRates case_rates() {
    return {{{rule_currency("EUR"), rule_currency("CHF"), rule_day("2026-06-01"), Decimal(95, 2)},
             {rule_currency("EUR"), rule_currency("JPY"), rule_day("2026-06-01"), Decimal(160, 0)},
             {rule_currency("EUR"), rule_currency("USD"), rule_day("2026-06-16"), Decimal(1, 0)}},
            rule_currency("EUR")};
}

TEST(PriceRules, AnswerTheWorkedCases) {
    const ExchangeRates rates = case_rates();
    const auto cases = test::read_worked_cases("pricing/price_rules.tsv");
    EXPECT_GE(cases.size(), 30U);
    for (const auto& row : cases) {
        SCOPED_TRACE("line " + std::to_string(row.line) + ": " + row.text);
        PriceRuleTerms rule = read_price_rule(row["rule"]);
        DerivationContext context;
        context.rates = &rates;
        context.day = rule_day("2026-06-15");
        const Decimal amount = read_source(row["from"], rule, context);
        const auto target = split(row["to"], ' ');
        context.to = rule_currency(target.at(0));
        if (target.size() > 1) context.to_basis = parse_price_basis(target[1]).value();
        EXPECT_THAT(check_price_rule(rule), IsEmpty());
        EXPECT_THAT(check_rounding_rule(rule.rounding, context.to), IsEmpty());
        const DerivedPrice derived = derive_price(rule, amount, context);
        EXPECT_EQ(derived.price ? derived.price->amount.to_string() : "-", row["price"]);
        EXPECT_EQ(derived.reason, row["reason"]);
        EXPECT_EQ(steps_text(derived.steps), row["steps"]);
        EXPECT_EQ(derived.price.has_value(), derived.reason.empty());
        for (const DerivationStep& step : derived.steps) {
            EXPECT_TRUE(derivation_sentence(step).ends_with('.'));
        }
    }
}

TEST(PriceRules, SayWhatWasDone) {
    const ExchangeRates rates = case_rates();
    const PriceRuleTerms rule = read_price_rule("factor 0.9; amount 2; ending .90");
    DerivationContext context{rule_currency("EUR"),  rule_currency("CHF"), PriceBasis::net,
                              PriceBasis::gross,     Decimal(81, 1),       &rates,
                              rule_day("2026-06-15")};
    std::vector<std::string> sentences;
    for (const DerivationStep& step : derive_price(rule, Decimal(100, 0), context).steps) {
        sentences.push_back(derivation_sentence(step));
    }
    EXPECT_THAT(sentences, ElementsAre("Taken from the source: 100 EUR.", "Times 0.9: 90 EUR.",
                                       "With 8.1 % of tax: 97.29 EUR.",
                                       "Exchanged, 1 EUR = 0.95 CHF (2026-06-01): 92.4255 CHF.",
                                       "Plus 2: 94.4255 CHF.", "Rounded: 94.90 CHF."));
}

TEST(PriceRules, DeriveTheEntriesOfTheirSource) {
    PriceRuleTerms rule = read_price_rule("factor 0.8");
    rule.from = PriceType::msrp;
    const PriceWindow june{*parse_iso8601("2026-06-01T00:00:00Z"),
                           *parse_iso8601("2026-07-01T00:00:00Z")};
    const std::vector<PriceEntry> entries = {
        {1, 10, PriceType::msrp, Decimal(5, 0), june, Decimal(1999, 2)},
        {1, 10, PriceType::regular, {}, {}, Decimal(15, 0)},
        {3, 10, PriceType::msrp, {}, {}, Decimal(15, 0)},
        {1, 20, PriceType::msrp, {}, {}, Decimal(10, 0)},
    };
    const auto derived = derive_entries(rule, entries, [](ProductId product) {
        DerivationContext context;
        context.from = rule_currency("EUR");
        context.to = rule_currency(product == 10 ? "EUR" : "USD");
        return context;
    });
    ASSERT_EQ(derived.size(), 2U);
    EXPECT_EQ(derived[0].source, 0U);
    EXPECT_EQ(derived[0].entry,
              (PriceEntry{2, 10, PriceType::regular, Decimal(5, 0), june, Decimal(1599, 2)}));
    EXPECT_EQ(derived[1].source, 3U);
    EXPECT_EQ(derived[1].entry, std::nullopt);
    EXPECT_FALSE(derived[1].derived.reason.empty());
}

PriceRuleTerms rule_between(std::string_view code, PriceListId source, PriceListId target) {
    PriceRuleTerms rule;
    rule.code = code;
    rule.source = source;
    rule.target = target;
    return rule;
}

// The codes in the order in which they run.
std::string ordered(const std::vector<PriceRuleTerms>& rules, Issues& issues) {
    const PriceRuleOrder result = order_price_rules(rules);
    issues = result.issues;
    std::string text;
    for (const std::size_t place : result.order) text += rules[place].code;
    return text;
}

TEST(PriceRules, RunAfterThoseThatTheyNeed) {
    Issues issues;
    EXPECT_EQ(ordered({}, issues), "");
    EXPECT_EQ(ordered({rule_between("a", 1, 2), rule_between("b", 1, 3)}, issues), "ab");
    EXPECT_EQ(ordered({rule_between("a", 3, 4), rule_between("b", 1, 5), rule_between("c", 2, 3),
                       rule_between("d", 1, 2)},
                      issues),
              "bdca");
    // Two rules for one list keep their order, and what it is the source of waits for both.
    EXPECT_EQ(ordered({rule_between("a", 3, 4), rule_between("b", 1, 3), rule_between("c", 2, 3)},
                      issues),
              "bca");
    EXPECT_THAT(issues, IsEmpty());
}

TEST(PriceRules, NameTheirCircles) {
    Issues issues;
    EXPECT_EQ(
        ordered({rule_between("web", 3, 1), rule_between("till", 1, 2), rule_between("fair", 2, 3),
                 rule_between("shop", 9, 8), rule_between("club", 3, 7), rule_between("vip", 7, 6),
                 rule_between("self", 5, 5)},
                issues),
        "shop");
    std::vector<std::string> sentences;
    for (const Issue& issue : issues) {
        sentences.push_back(std::to_string(issue.row) + " " + issue.rule + ": " + issue.message);
    }
    EXPECT_THAT(sentences,
                ElementsAre("1 price_rule.cycle: Rules derive their lists from each other in a "
                            "circle: web \u2192 till \u2192 fair \u2192 web.",
                            "7 price_rule.cycle: Rules derive their lists from each other in a "
                            "circle: self \u2192 self.",
                            "5 price_rule.blocked: The rule club waits for the rule fair, which a "
                            "circle keeps from running.",
                            "6 price_rule.blocked: The rule vip waits for the rule club, which a "
                            "circle keeps from running."));
}

TEST(PriceRules, AreChecked) {
    PriceRuleTerms rule = rule_between("", 1, 1);
    rule.target_margin = Decimal(100, 0);
    rule.factor = Decimal(0, 0);
    std::vector<std::string> found;
    for (const Issue& issue : check_price_rule(rule)) {
        found.push_back(issue.rule);
        EXPECT_FALSE(issue.message.empty());
        EXPECT_FALSE(issue.fix.empty());
    }
    EXPECT_THAT(found, ElementsAre("price_rule.code", "price_rule.list", "price_rule.margin",
                                   "price_rule.factor"));
    rule = rule_between("a", 1, 2);
    rule.factor = Decimal(-1, 0);
    EXPECT_EQ(check_price_rule(rule).size(), 1U);
}

}  // namespace
}  // namespace vitrine
