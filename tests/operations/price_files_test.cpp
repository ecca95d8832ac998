// Prices into a file and back, and out of the files of shops.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "interchange/table_format.h"
#include "operations/export_prices.h"
#include "operations/import_prices.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::StartsWith;

class PriceFiles : public testing::Test {
protected:
    PriceFiles() {
        Catalogue::create(file);
        catalogue.emplace(file);
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
        PriceList list;
        for (const char* code : {"EUR", "USD"}) {
            Currency currency;
            currency.code = code;
            list.currency = writer.put(currency);
            list.code = std::string("list-") + code;
            list.zone = "Europe/Paris";
            writer.put(list);
        }
        list.code = "all";
        writer.put(list);
        for (const char* code : {"lamp", "12345678901234567890", "=1+1", "'=1+1", "cc-beanie"}) {
            Product product;
            product.code = code;
            writer.create(product);
        }
        writer.finish();
    }
    PriceImportReport import_file(const std::filesystem::path& from,
                                  const std::vector<std::string>& lists = {}) {
        const TableFormat format = find_table_format(from);
        const auto table = open_table(from, exactly(format));
        return import_prices(*catalogue, *table, from.filename().string(),
                             {"ada", "import", {}, {}, 0}, false, Progress(),
                             {lists, format.kind == TableKind::csv});
    }
    std::vector<std::string> lines(PriceListId list = 0) {
        std::vector<std::string> all;
        catalogue->prices().each(list, [&](const StoredPrice& price) {
            all.push_back(catalogue->products().code_of(price.key.product) + ' ' +
                          std::string(price_type_name(price.key.type)) + ' ' +
                          price.amount.to_string());
        });
        return all;
    }

    test::TemporaryFolder folder;
    std::filesystem::path file = folder / "prices.vitrine";
    std::optional<Catalogue> catalogue;
};

TEST_F(PriceFiles, ComeBackWithoutAChangeInEveryFormat) {
    const std::string text =
        "list;sku;type;quantity;from;until;amount\n"
        "list-USD;lamp;regular;;;;20.00\nlist-USD;lamp;regular;2.5;;;19\n"
        "list-EUR;lamp;promotion;;2026-11-27T08:30:15;2026-11-30;17.50\n"
        "list-EUR;lamp;promotion;;2026-12-27;;16\nlist-EUR;lamp;cost;12;;2027-01-01;9.000\n"
        "list-EUR;12345678901234567890;msrp;;;;12345678901234567.89\n"
        "list-EUR;=1+1;markdown;;;;1\nlist-EUR;''=1+1;map;;;;2\nall;lamp;regular;;;;3\n";
    ASSERT_EQ(import_file(folder.write("in.csv", text)).created, 9);
    for (const auto& [ending, format] :
         {std::pair{"out.csv", WrittenFormat::csv}, std::pair{"out.xlsx", WrittenFormat::xlsx},
          std::pair{"out.jsonl", WrittenFormat::json_lines}}) {
        SCOPED_TRACE(ending);
        const auto out = folder / ending;
        EXPECT_EQ(export_prices(*catalogue, out, format, 0, Progress()).rows, 9);
        const std::string bytes = test::read_whole_file(out);
        export_prices(*catalogue, out, format, 0, Progress());
        EXPECT_EQ(test::read_whole_file(out), bytes);
        const PriceImportReport back = import_file(out);
        EXPECT_EQ(back.unchanged, 9);
        EXPECT_EQ(back.read, 9);
        EXPECT_EQ(back.change_set, 0);
        // Into nothing, everything comes back.
        const auto before = lines();
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
        for (const PriceList* list : catalogue->structure()->price_lists.all())
            writer.prices().remove_list(list->id);
        writer.finish();
        EXPECT_EQ(import_file(out).created, 9);
        EXPECT_EQ(lines(), before);
    }
    const auto one = folder / "one.csv";
    const auto* euros = catalogue->structure()->price_lists.find("list-EUR");
    EXPECT_EQ(export_prices(*catalogue, one, WrittenFormat::csv, euros->id, Progress()).rows, 6);
    EXPECT_THAT(
        test::read_whole_file(one),
        StartsWith("\xEF\xBB\xBFlist;sku;type;quantity;from;until;amount\n"
                   "list-EUR;lamp;promotion;;2026-11-27T08:30:15;2026-11-30T00:00:00;17.50\n"));
    EXPECT_THAT(test::read_whole_file(one), HasSubstr("list-EUR;'=1+1;markdown;;;;1\n"));
}

TEST_F(PriceFiles, OfShopsAreReadByTheirOwnColumns) {
    const auto woocommerce = test::shared_file("data/woocommerce/sample_products.csv");
    if (!woocommerce) GTEST_SKIP() << "no sample data";
    const PriceImportReport report = import_file(*woocommerce, {"list-EUR"});
    EXPECT_EQ(report.created, 2);
    EXPECT_EQ(report.read, report.created + report.rejected);
    EXPECT_THAT(lines(), Contains("cc-beanie regular 20"));
    EXPECT_THAT(lines(), Contains("cc-beanie promotion 18"));
    ASSERT_GT(report.issues.size(), 1U);
    EXPECT_EQ(report.issues[1].column, "SKU");
    EXPECT_EQ(report.issues[1].value, "cc-hoodie-with-logo");
}

TEST_F(PriceFiles, GoToTheListOfTheirCurrency) {
    const PriceImportReport report =
        import_file(folder.write("akeneo.csv", "sku;price-EUR;price-USD\nlamp;10;12\n=1+1;11;x\n"),
                    {"list-EUR", "list-USD"});
    EXPECT_EQ(report.created, 3);
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues.front().column, "price-USD");
    EXPECT_EQ(report.issues.front().row, 3);
}

}  // namespace
}  // namespace vitrine
