#include "interchange/price_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "support/worked_cases.h"

namespace vitrine {
namespace {

using testing::ElementsAre;

std::vector<std::string> price_texts(std::string_view joined, char separator = '|') {
    const auto parts = split(joined, separator);
    return {parts.begin(), parts.end()};
}

// "b2b USD wholesale; usd USD"
std::vector<PriceDestination> price_destinations(const std::string& text) {
    std::vector<PriceDestination> all;
    if (text == "-") return all;
    for (const std::string_view one : split(text, ';')) {
        auto words = price_texts(trim(one), ' ');
        words.resize(std::max<std::size_t>(words.size(), 2));
        all.push_back({words[0], words[1], {words.begin() + 2, words.end()}});
    }
    return all;
}

std::string price_line(const RowPrice& price) {
    if (!price.issues.empty()) return price.issues.front().rule;
    const auto shown = [](const std::string& text) { return text.empty() ? "-" : text; };
    const SaidPrice& said = price.said;
    std::string line = shown(said.list) + ' ' + shown(said.sku) + ' ' + shown(said.type);
    if (!said.quantity.empty()) line += " x" + said.quantity;
    if (!said.from.empty() || !said.until.empty()) line += ' ' + said.from + ".." + said.until;
    return line + ' ' + shown(said.amount);
}

TEST(PriceColumns, SayWhatTheWorkedCasesSay) {
    for (const auto& row : test::read_worked_cases("pricing/file_columns.tsv")) {
        SCOPED_TRACE("line " + std::to_string(row.line) + ": " + row.text);
        const PriceColumns columns(price_texts(row["headings"]), "prices.csv",
                                   price_destinations(row["lists"]));
        const auto cells = price_texts(row["cells"]);
        CsvRow cut;
        cut.cells.assign(cells.begin(), cells.end());
        std::vector<RowPrice> prices;
        columns.read(cut, prices);
        std::string said;
        for (const RowPrice& price : prices) said += (said.empty() ? "" : "; ") + price_line(price);
        EXPECT_EQ(said.empty() ? "-" : said, row["prices"]);
    }
}

TEST(PriceColumns, SayWhichOfThemAreNotRead) {
    const PriceColumns columns({"sku", "name", "price-EUR", "price-USD"}, "products.csv",
                               {{"retail", "EUR", {}}});
    EXPECT_THAT(columns.passed_over(), ElementsAre("name", "price-USD"));
    std::vector<RowPrice> prices;
    CsvRow row;
    row.cells = {"a", "A", "1", "2"};
    columns.read(row, prices);
    ASSERT_EQ(prices.size(), 1U);
    EXPECT_EQ(prices.front().headings[6], "price-EUR");
}

TEST(PriceColumns, AreRefusedWhereNobodySaysWhereTheyGo) {
    const auto refused = [](const std::vector<std::string>& header,
                            const std::vector<PriceDestination>& lists) {
        EXPECT_THROW(PriceColumns(header, "prices.csv", lists), Error) << header.back();
    };
    refused({"sku", "name"}, {});
    refused({"sku", "amount"}, {});
    refused({"sku", "price-EUR"}, {});
    refused({"sku", "price-EUR"}, {{"dollars", "USD", {}}});
    refused({"SKU", "Regular price"}, {{"retail", "EUR", {}}, {"dollars", "USD", {}}});
}

}  // namespace
}  // namespace vitrine
