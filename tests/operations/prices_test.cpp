// Prices from a file into lists, and out of them as the price that a shopper is asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "interchange/table_format.h"
#include "operations/import_prices.h"
#include "operations/list_products.h"
#include "operations/price_view.h"
#include "operations/product_index.h"
#include "operations/undo_change_set.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class PricesOfLists : public testing::Test {
protected:
    PricesOfLists() {
        Catalogue::create(file);
        catalogue.emplace(file);
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
        Currency euro;
        euro.code = "EUR";
        euro.id = writer.put(euro);
        Channel web;
        web.code = "web";
        web.currencies = {euro.id};
        web.id = writer.put(web);
        Market france;
        france.code = "france";
        france.zone = "Europe/Paris";
        france.currency = euro.id;
        france.channels = {web.id};
        france.id = writer.put(france);
        channel = web.id;
        PriceList retail;
        retail.code = "retail";
        retail.currency = euro.id;
        writer.put(retail);
        PriceList sale = retail;
        sale.code = "sale";
        sale.market = france.id;
        sale.from = "2026-11-27";
        sale.until = "2026-11-30";
        writer.put(sale);
        Product model;
        model.kind = ProductKind::model;
        model.code = "lamp";
        const ProductId parent = writer.create(model);
        Product variant;
        variant.kind = ProductKind::variant;
        variant.code = "lamp-red";
        variant.parent = parent;
        red = writer.create(variant);
        writer.finish();
    }
    PriceImportReport import_text(const std::string& text, bool preview = false) {
        const auto table = open_table(folder.write("prices.csv", text));
        return import_prices(*catalogue, *table, "prices.csv", {"ada", "import", {}, {}, 0},
                             preview, Progress());
    }
    static std::vector<std::string> said(const PriceImportReport& report) {
        std::vector<std::string> all;
        for (const Issue& issue : report.issues)
            all.push_back(std::to_string(issue.row) + " " + issue.column);
        return all;
    }
    std::string asked(const char* at, const char* quantity = "1") {
        PriceRequest request;
        request.product = red;
        request.channel = channel;
        request.quantity = *Decimal::parse(quantity);
        request.at_local = parse_local_time(at);
        const PriceView view = view_price(*catalogue, request);
        const ChosenPrice* price = view.price.asked();
        return price == nullptr ? "none" : price->amount.to_string();
    }

    test::TemporaryFolder folder;
    std::filesystem::path file = folder / "prices.vitrine";
    std::optional<Catalogue> catalogue;
    ChannelId channel = 0;
    ProductId red = 0;
};

TEST_F(PricesOfLists, AreReadAndAskedAtTheirTime) {
    const std::string text =
        "list;sku;type;quantity;from;until;amount\n"
        "retail;lamp;;;;;20.00\nretail;lamp-red;;;;;25.00\nretail;lamp-red;;10;;;22\n"
        "sale;lamp-red;promotion;;;;19.99\nretail;lamp-red;cost;;;;12.50\n";
    const PriceImportReport preview = import_text(text, true);
    EXPECT_EQ(preview.created, 5);
    EXPECT_EQ(catalogue->prices().count(0), 0);
    const PriceImportReport report = import_text(text);
    EXPECT_EQ(report.created, 5);
    EXPECT_THAT(report.issues, IsEmpty());
    EXPECT_EQ(import_text(text).unchanged, 5);

    EXPECT_EQ(asked("2026-11-26T23:59:59"), "25.00");
    EXPECT_EQ(asked("2026-11-26T23:59:59", "10"), "22");
    EXPECT_EQ(asked("2026-11-27T00:00"), "19.99");
    EXPECT_EQ(asked("2026-11-29T23:59:59"), "19.99");
    EXPECT_EQ(asked("2026-11-30"), "25.00");

    import_text("list,sku,amount\nretail,lamp-red,\n");
    EXPECT_EQ(asked("2026-11-26"), "20.00") << "that of the model";

    undo_change_set(*catalogue, report.change_set, OnConflict::keep_later, Progress());
    EXPECT_EQ(catalogue->prices().count(0), 0);
}

TEST_F(PricesOfLists, OfAFileSayWhatIsWrongWithThem) {
    const PriceImportReport report = import_text(
        "list;sku;type;quantity;from;until;amount;remark\n"
        "nothing;lamp;;;;;1;\nretail;lamp-blue;;;;;1;\nretail;lamp;rrp;;;;1;\n"
        "retail;lamp;;-1;;;1;\nretail;lamp;;1.2345;;;1;\nretail;lamp;;;soon;;1;\n"
        "retail;lamp;;;2026-11-30;2026-11-27;1;\nretail;lamp;;;;;12,5o;\nretail;lamp;;;;;-1;\n"
        "retail;lamp;;;;;1.005;\nretail;lamp;;;;;1.500;right\n");
    EXPECT_EQ(report.read, 11);
    EXPECT_EQ(report.rejected, 10);
    EXPECT_EQ(report.created, 1);
    EXPECT_THAT(said(report),
                ElementsAre("0 ", "2 list", "3 sku", "4 type", "5 quantity", "6 quantity", "7 from",
                            "8 until", "9 amount", "10 amount", "11 amount"));
    EXPECT_THAT(report.issues.front().message, HasSubstr("remark"));
    for (const Issue& issue : report.issues) {
        EXPECT_EQ(issue.fix.empty(), issue.severity != Severity::error) << issue.message;
    }
    EXPECT_THROW(import_text("list;amount\nretail;1\n"), Error);
}

TEST_F(PricesOfLists, AreColumnsOfProductLists) {
    import_text(
        "list;sku;type;amount\nretail;lamp;;20.00\nretail;lamp;promotion;18.00\n"
        "retail;lamp-red;;22.50\n");
    const auto structure = catalogue->structure();
    const std::vector<std::string> names = {"price@retail", "asked@web", "asked@web[EUR]",
                                            "price@sale"};
    const auto columns = parse_columns(*structure, names, 0, 0);
    const ProductId model = catalogue->products().load(red)->parent;
    const auto rows = load_rows(*catalogue, std::vector{model, red}, columns, 0, 0);
    EXPECT_THAT(rows[0].cells, ElementsAre("20.00 EUR", "18.00 EUR", "18.00 EUR", ""));
    EXPECT_THAT(rows[1].cells, ElementsAre("22.50 EUR", "18.00 EUR", "18.00 EUR", ""));
    const auto why = [&](const std::string& name) {
        try {
            parse_columns(*structure, {&name, 1}, 0, 0);
        } catch (const Error& error) {
            return error.sentence();
        }
        return std::string();
    };
    EXPECT_THAT(why("price@retial"), HasSubstr("Did you mean retail?"));
    EXPECT_THAT(why("price@retail[USD]"), HasSubstr("There is no currency"));
    EXPECT_THAT(why("asked@retail"), HasSubstr("There is no channel"));
}

TEST_F(PricesOfLists, AreFieldsOfTheFilterLanguage) {
    import_text(
        "list;sku;type;quantity;from;amount\nretail;lamp;;;;20\nretail;lamp;promotion;;;18\n"
        "retail;lamp;;10;;15\nretail;lamp-red;;;;22.5\nretail;lamp-red;;;2090-01-01;99\n");
    const std::string parent =
        catalogue->products().code_of(catalogue->products().load(red)->parent);
    // By columns, and by documents one by one: the same.
    const auto found = [&](const std::string& filter) {
        ListRequest request;
        request.filter = filter;
        request.models = true;
        std::string codes;
        auto ids = ProductIndex().list(*catalogue, request, Progress());
        auto slow = list_products(*catalogue, request, Progress());
        std::ranges::sort(ids);
        std::ranges::sort(slow);
        EXPECT_EQ(ids, slow) << filter;
        for (const ProductId id : ids) codes += catalogue->products().code_of(id) + ' ';
        return codes;
    };
    EXPECT_THAT(found("price@retail > 20"), "lamp-red ");
    EXPECT_THAT(found("price@retail between 20 and 22"), HasSubstr(parent + ' '));
    EXPECT_THAT(found("price@retail between 20 and 22"), Not(HasSubstr("lamp-red")));
    EXPECT_THAT(found("asked@web = 18 and sku = \"lamp-red\""), "lamp-red ") << "of its model";
    EXPECT_EQ(found("asked@web[EUR] < 18"), "");
    EXPECT_EQ(found("not price@retail is empty"), found("price@retail is not empty"));
    EXPECT_EQ(found("price@retail != 20 and price@retail is not empty"), "lamp-red ");
    const auto structure = catalogue->structure();
    const auto normal = [&](const char* filter) {
        return to_text(*structure, parse_filter(*structure, filter));
    };
    EXPECT_EQ(normal("PRICE@retail>=3 or asked@web[EUR] is empty"),
              "price@retail >= 3 or asked@web[EUR] is empty");
    const auto why = [&](const char* filter) {
        try {
            parse_filter(*structure, filter);
        } catch (const Error& error) {
            return error.sentence();
        }
        return std::string();
    };
    EXPECT_THAT(why("price@retial > 3"), HasSubstr("Did you mean price@retail?"));
    EXPECT_THAT(why("price@retail contains 3"), HasSubstr("contains"));
    EXPECT_THAT(why("price@retail[EUR] > 3"), HasSubstr("leave the brackets out"));
}

TEST_F(PricesOfLists, ThatChangedSinceAreAConflictOfUndo) {
    const ChangeSetId first = import_text("list;sku;amount\nretail;lamp;20\n").change_set;
    import_text("list;sku;amount\nretail;lamp;21\n");
    const UndoReport refused = undo_change_set(*catalogue, first, OnConflict::refuse, Progress());
    ASSERT_EQ(refused.conflicts.size(), 1U);
    EXPECT_EQ(refused.conflicts.front().column, "price@retail");
    EXPECT_EQ(refused.conflicts.front().product, "lamp");
    EXPECT_EQ(asked("2026-11-26"), "21");
    undo_change_set(*catalogue, first, OnConflict::overwrite, Progress());
    EXPECT_EQ(asked("2026-11-26"), "none");
}

}  // namespace
}  // namespace vitrine
