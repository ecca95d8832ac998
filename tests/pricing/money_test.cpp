#include "pricing/money.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using testing::Optional;

Money money_of(std::string_view amount, std::string_view currency) {
    return {*Decimal::parse(amount), *CurrencyCode::parse(currency)};
}

TEST(MoneyAmounts, HaveTheDigitsOfIso4217) {
    const std::pair<const char*, int> cases[] = {{"EUR", 2},
                                                 {"USD", 2},
                                                 {"GBP", 2},
                                                 {"CHF", 2},
                                                 {"JPY", 0},
                                                 {"KRW", 0},
                                                 {"ISK", 0},
                                                 {"CLP", 0},
                                                 {"XOF", 0},
                                                 {"KWD", 3},
                                                 {"TND", 3},
                                                 {"IQD", 3},
                                                 {"CLF", 4},
                                                 {"UYW", 4},
                                                 // The standard's word, where daily use has none.
                                                 {"HUF", 2},
                                                 {"RSD", 2},
                                                 {"COP", 2},
                                                 {"IDR", 2},
                                                 {"MGA", 2},
                                                 // Withdrawn: kuna, lev, lira.
                                                 {"HRK", 2},
                                                 {"BGN", 2},
                                                 {"ITL", 0}};
    for (const auto& [code, digits] : cases) {
        EXPECT_THAT(currency_digits(*CurrencyCode::parse(code)), Optional(digits)) << code;
    }
    for (const char* code : {"XAU", "XXX", "XDR", "ABC"}) {
        EXPECT_EQ(currency_digits(*CurrencyCode::parse(code)), std::nullopt) << code;
    }
    EXPECT_EQ(currency_digits(CurrencyCode()), std::nullopt);
}

TEST(MoneyAmounts, KnowAllCurrenciesOfTheStandard) {
    VITRINE_SHARED_FILE(list, "data/reference/currencies/iso_4217.json");
    const std::string text = test::read_whole_file(list);
    const std::string_view mark = "\"alpha_3\": \"";
    std::set<std::string> without;
    int known = 0;
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        const std::string code = text.substr(at + mark.size(), 3);
        if (currency_digits(*CurrencyCode::parse(code))) {
            ++known;
        } else {
            without.insert(code);
        }
    }
    EXPECT_EQ(known, 168);
    // Metals, units of account and the two codes that are no currency.
    EXPECT_THAT(without, testing::ElementsAre("XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR",
                                              "XPD", "XPT", "XSU", "XTS", "XUA", "XXX"));
}

TEST(MoneyAmounts, AreReadByCodesOfThreeCapitals) {
    EXPECT_EQ(CurrencyCode::parse("EUR")->view(), "EUR");
    EXPECT_TRUE(CurrencyCode().view().empty() && CurrencyCode().is_none());
    for (const char* text : {"", "EU", "EURO", "eur", "E1R", "€UR"}) {
        EXPECT_EQ(CurrencyCode::parse(text), std::nullopt) << text;
    }
}

TEST(MoneyAmounts, AreStoredAsWholeNumbersOfTheMinorUnit) {
    EXPECT_THAT(to_minor_units(money_of("12.50", "EUR")), Optional(1250));
    EXPECT_THAT(to_minor_units(money_of("12.5", "EUR")), Optional(1250));
    EXPECT_THAT(to_minor_units(money_of("12.5000", "EUR")), Optional(1250));
    EXPECT_THAT(to_minor_units(money_of("-0.01", "EUR")), Optional(-1));
    EXPECT_THAT(to_minor_units(money_of("1234", "JPY")), Optional(1234));
    EXPECT_THAT(to_minor_units(money_of("1.234", "KWD")), Optional(1234));
    EXPECT_EQ(to_minor_units(money_of("12.505", "EUR")), std::nullopt);
    EXPECT_EQ(to_minor_units(money_of("1234.5", "JPY")), std::nullopt);
    EXPECT_EQ(to_minor_units(money_of("1", "XAU")), std::nullopt);
    EXPECT_EQ(to_minor_units(money_of("9223372036854775807", "EUR")), std::nullopt);
    EXPECT_EQ(to_string(*from_minor_units(1250, *CurrencyCode::parse("EUR"))), "12.50 EUR");
    EXPECT_EQ(to_string(*from_minor_units(-5, *CurrencyCode::parse("KWD"))), "-0.005 KWD");
    EXPECT_EQ(from_minor_units(1, *CurrencyCode::parse("XXX")), std::nullopt);
}

TEST(MoneyAmounts, AreAddedInOneCurrencyOnly) {
    EXPECT_THAT(plus(money_of("0.1", "EUR"), money_of("0.2", "EUR")),
                Optional(money_of("0.30", "EUR")));
    EXPECT_THAT(minus(money_of("1", "EUR"), money_of("2.5", "EUR")),
                Optional(money_of("-1.5", "EUR")));
    EXPECT_EQ(plus(money_of("1", "EUR"), money_of("1", "USD")), std::nullopt);
    EXPECT_EQ(plus(money_of("9223372036854775807", "EUR"), money_of("1", "EUR")), std::nullopt);
}

}  // namespace
}  // namespace vitrine
