#include "pricing/prior_price.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "support/worked_cases.h"

namespace vitrine {
namespace {

Instant local_instant(std::string_view text, const Zone& zone) {
    return zone.instant_of(parse_local_time(text).value());
}

// "2026-02-10 12:00 70 reduction declared"
AppliedPrice read_applied(std::string_view text, const Zone& zone) {
    const auto words = split(text, ' ');
    AppliedPrice entry;
    std::size_t next = 1;
    std::string time(words.at(0));
    if (words.at(1).find(':') != std::string_view::npos) {
        time += " " + std::string(words[1]);
        next = 2;
    }
    entry.from = local_instant(time, zone);
    entry.price.currency = *CurrencyCode::parse("EUR");
    for (; next < words.size(); ++next) {
        const std::string_view word = words[next];
        if (word == "off") {
            entry.state = AppliedState::off_sale;
        } else if (word == "unknown") {
            entry.state = AppliedState::unknown;
        } else if (word == "reduction") {
            entry.is_reduction = true;
        } else if (word == "declared") {
            entry.is_declared = true;
        } else if (const auto currency = CurrencyCode::parse(word)) {
            entry.price.currency = *currency;
        } else {
            entry.price.amount = Decimal::parse(word).value();
        }
    }
    return entry;
}

AppliedPrices read_record(std::string_view text, const Zone& zone) {
    AppliedPrices record;
    if (text == "-") return record;
    for (const std::string_view item : split(text, ';')) {
        if (trim(item) == "new") {
            record.is_whole = true;
        } else {
            record.entries.push_back(read_applied(trim(item), zone));
        }
    }
    return record;
}

void read_prior_rule(std::string_view item, PriorPriceRules& rules, Reduction& reduction) {
    if (item == "perishable") {
        reduction.is_perishable = true;
    } else if (item == "perishable none") {
        rules.perishable = PerishableRule::none;
    } else if (item == "perishable before") {
        rules.perishable = PerishableRule::price_before;
    } else if (item == "progressive") {
        rules.is_progressive = true;
    } else if (item == "new whole") {
        rules.new_goods = NewGoodsRule::whole_time;
    } else if (item == "new 7") {
        rules.new_goods = NewGoodsRule::shorter_period;
        rules.new_goods_days = 7;
    } else if (item.ends_with(" days")) {
        rules.days = std::stoi(std::string(item));
    } else {
        throw std::invalid_argument(std::string(item));
    }
}

struct PriorCase {
    AppliedPrices record;
    Reduction reduction;
    PriorPriceRules rules;
};

PriorCase read_prior_case(const test::WorkedCase& row, const Zone& zone) {
    PriorCase made;
    made.record = read_record(row["record"], zone);
    made.reduction.begins = local_instant(row["begins"], zone);
    made.reduction.price = {Decimal::parse(row["price"]).value(), *CurrencyCode::parse("EUR")};
    for (const std::string_view item : split_list(row["rules"], ';')) {
        read_prior_rule(trim(item), made.rules, made.reduction);
    }
    return made;
}

TEST(PriorPrices, AnswerTheWorkedCases) {
    const Zone zone = Zone::open("Europe/Paris");
    const auto cases = test::read_worked_cases("pricing/prior_price.tsv");
    EXPECT_GE(cases.size(), 60U);
    for (const auto& row : cases) {
        SCOPED_TRACE("line " + std::to_string(row.line) + ": " + row.text);
        const PriorCase made = read_prior_case(row, zone);
        const PriorPrice prior = prior_price(made.record, made.reduction, made.rules, zone);
        EXPECT_EQ(prior_price_verdict_name(prior.verdict), row["verdict"]);
        EXPECT_EQ(prior.price ? prior.price->amount.to_string() : "none", row["prior"]);
        const auto percent = reduction_percent(prior, made.reduction.price);
        EXPECT_EQ(percent ? percent->to_string() : "none", row["percent"]);
        std::string marks = prior.is_declared ? "declared" : "";
        if (prior.is_progressive) marks += marks.empty() ? "progressive" : " progressive";
        EXPECT_EQ(marks, row["marks"]);
        EXPECT_FALSE(row["source"].empty());
        // What comes after the reduction has no part in it.
        AppliedPrices longer = made.record;
        longer.entries.push_back(read_applied("2030-01-01 0.01", zone));
        EXPECT_EQ(prior_price(longer, made.reduction, made.rules, zone), prior);
    }
}

TEST(PriorPrices, SayWhatWasLookedAt) {
    const Zone zone = Zone::open("Europe/Paris");
    const auto record = read_record("2025-12-01 60; 2026-02-10 50; 2026-02-12 60", zone);
    const Money price{Decimal(40, 0), *CurrencyCode::parse("EUR")};
    const Reduction reduction{local_instant("2026-03-01 18:00", zone), price};
    const PriorPrice prior = prior_price(record, reduction, {}, zone);
    EXPECT_EQ(prior.period.from, local_instant("2026-01-30", zone));
    EXPECT_EQ(prior.period.until, reduction.begins);
    EXPECT_EQ(prior.applied_from, local_instant("2026-02-10", zone));
    EXPECT_EQ(reduction_percent(prior, price, 2)->to_string(), "20.00");
    EXPECT_EQ(reduction_percent(prior, {Decimal(40, 0), *CurrencyCode::parse("USD")}),
              std::nullopt);
    // A price from before the period was applied in it from its first instant on.
    const PriorPrice open = prior_price(read_record("2025-12-01 60", zone), reduction, {}, zone);
    EXPECT_EQ(open.applied_from, open.period.from);
}

TEST(PriorPrices, SayInASentenceWhyThereIsOneOrNone) {
    const Zone zone = Zone::open("Europe/Paris");
    std::map<std::string, std::string> sentences;
    for (const auto& row : test::read_worked_cases("pricing/prior_price.tsv")) {
        const PriorCase made = read_prior_case(row, zone);
        const PriorPrice prior = prior_price(made.record, made.reduction, made.rules, zone);
        const std::string sentence = prior_price_sentence(
            prior, [&](Instant instant) { return to_string(zone.local_time_of(instant)); });
        EXPECT_TRUE(sentence.ends_with('.')) << row.text;
        sentences.emplace(row["verdict"] + (prior.period.is_empty() ? " before" : ""), sentence);
    }
    EXPECT_EQ(sentences["found"],
              "100 EUR was the lowest price from 2026-01-30 00:00 until 2026-03-01 00:00.");
    EXPECT_EQ(sentences["found before"], "6 EUR was asked right before 2026-03-01 00:00.");
    EXPECT_EQ(sentences["gap before"],
              "There is no prior price: nothing is known of what was asked right before "
              "2026-03-01 00:00.");
    EXPECT_EQ(sentences["gap"],
              "There is no prior price: between 2026-01-30 00:00 and 2026-03-01 00:00 receipts are "
              "missing.");
}

}  // namespace
}  // namespace vitrine
