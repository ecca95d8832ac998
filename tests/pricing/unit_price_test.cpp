#include "pricing/unit_price.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/worked_cases.h"

namespace vitrine {
namespace {

Money unit_money(std::string_view amount, std::string_view currency = "EUR") {
    return {*Decimal::parse(amount), *CurrencyCode::parse(currency)};
}

Measurement measured(std::string_view amount, std::string_view code) {
    for (const std::string_view family : {"Weight", "Volume", "Length", "Area", "CaseBox"}) {
        if (const Unit* unit = find_unit(family, code)) return {*Decimal::parse(amount), unit->id};
    }
    return {*Decimal::parse(amount), find_unit(code)->id};
}

TEST(UnitPrices, AnswerTheWorkedCases) {
    for (const auto& row : test::read_worked_cases("pricing/unit_price.tsv")) {
        SCOPED_TRACE("line " + std::to_string(row.line) + ": " + row.text);
        const Measurement content = measured(row["content"], row["unit"]);
        const auto per = usual_quantity(
            content, row["size"] == "hundred" ? UnitPriceSize::hundred : UnitPriceSize::whole);
        ASSERT_TRUE(per);
        EXPECT_EQ(*per, measured(row["per"], row["per_unit"]));
        std::optional<int> decimals;
        if (!row["decimals"].empty()) decimals = std::stoi(row["decimals"]);
        const auto result =
            unit_price(unit_money(row["price"], row["currency"]), content, *per, decimals);
        EXPECT_EQ(result ? result->price.amount.to_string() : "none", row["unit_price"]);
        EXPECT_EQ(result && result->is_selling_price, row["same"] == "yes");
    }
}

TEST(UnitPrices, AreOfOneKindOfQuantity) {
    const Money price = unit_money("1");
    EXPECT_EQ(unit_price(price, measured("1", "KILOGRAM"), measured("1", "LITER")), std::nullopt);
    EXPECT_EQ(unit_price(price, measured("1", "KILOGRAM"), measured("0", "GRAM")), std::nullopt);
    EXPECT_EQ(unit_price(price, {Decimal(1, 0), 0}, measured("1", "GRAM")), std::nullopt);
    EXPECT_EQ(usual_quantity(measured("20", "CELSIUS")), std::nullopt);
    EXPECT_EQ(usual_quantity({Decimal(1, 0), 0}), std::nullopt);
    // Another single quantity that is usual.
    EXPECT_EQ(unit_price(price, measured("20", "PIECE"), measured("1", "DOZEN"))->price,
              unit_money("0.60"));
}

TEST(UnitPrices, ContributionIsAPartOfThePriceAndNeverAddedTwice) {
    const Money eco = unit_money("1.25");
    const auto on_top = price_with_contribution(unit_money("99"), eco, ContributionPlace::on_top);
    EXPECT_EQ(on_top->price, unit_money("100.25"));
    EXPECT_EQ(on_top->goods, unit_money("99"));
    const auto again = price_with_contribution(on_top->price, eco, ContributionPlace::included);
    EXPECT_EQ(again, on_top);
    // The unit price is that of all that is asked.
    EXPECT_EQ(unit_price(on_top->price, measured("500", "GRAM"), measured("1", "KILOGRAM"))->price,
              unit_money("200.50"));
    EXPECT_EQ(price_with_contribution(unit_money("1"), eco, ContributionPlace::included),
              std::nullopt);
    EXPECT_EQ(price_with_contribution(eco, eco, ContributionPlace::included)->goods,
              unit_money("0"));
    EXPECT_EQ(price_with_contribution(eco, unit_money("-1"), ContributionPlace::on_top),
              std::nullopt);
    EXPECT_EQ(price_with_contribution(eco, unit_money("1", "CHF"), ContributionPlace::on_top),
              std::nullopt);
}

}  // namespace
}  // namespace vitrine
