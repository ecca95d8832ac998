// Stock from feeds, and what channels and stores can promise of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "interchange/table_format.h"
#include "operations/import_stock.h"
#include "operations/list_products.h"
#include "operations/product_index.h"
#include "operations/stock_view.h"
#include "store/change_set_writer.h"
#include "store/stock_store.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class StockOfLocations : public testing::Test {
protected:
    StockOfLocations() {
        Catalogue::create(file);
        reopen();
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
        Channel web;
        web.code = "web";
        web.profile = profile_with(R"("buffer": 2, "pickup": ["lyon", "berlin"])");
        web.id = channel = writer.put(web);
        Market france;
        france.code = "france";
        france.zone = "Europe/Paris";
        france.channels = {web.id};
        france.id = writer.put(france);
        for (const char* code : {"lyon", "paris", "berlin"}) {
            Location place;
            place.code = code;
            if (place.code != "berlin") place.market = france.id;
            writer.put(place);
        }
        for (const char* code : {"lamp", "shirt"}) {
            Product product;
            product.code = code;
            writer.create(product);
        }
        Product model;
        model.kind = ProductKind::model;
        model.code = "chair";
        writer.create(model);
        writer.finish();
    }
    static std::string profile_with(const std::string& availability) {
        return R"({"vitrine_channel_profile": 1, "channel": "web", "exporter": "none",)"
               R"( "availability": {)" +
               availability + "}}";
    }
    void reopen() {
        catalogue.emplace(file, sql::Access::read_write, sql::Purpose::interactive,
                          [this] { return now; });
    }
    StockImportReport import_text(const std::string& text, StockImportOptions options = {"erp"},
                                  const char* name = "stock.csv") {
        const auto table = open_table(folder.write(name, text));
        return import_stock(*catalogue, *table, name, options, Progress());
    }
    // "lyon 12, paris 3"
    std::string stock_of(const char* sku) {
        std::string all;
        const auto id = catalogue->products().find(ProductStore::Space::products, sku);
        for (const StoredStock& stock : StockStore(catalogue->connection()).of_product(*id)) {
            all += (all.empty() ? "" : ", ") +
                   catalogue->structure()->locations.code_of(stock.location) + ' ' +
                   stock.amount().to_string();
        }
        return all;
    }
    StockView::OnChannel on_web(const char* sku) {
        return view_stock(*catalogue,
                          *catalogue->products().find(ProductStore::Space::products, sku))
            .channels.front();
    }

    test::TemporaryFolder folder;
    std::filesystem::path file = folder / "stock.vitrine";
    Instant now = *parse_iso8601("2026-11-27T12:00:00Z");
    std::optional<Catalogue> catalogue;
    ChannelId channel = 0;
};

TEST_F(StockOfLocations, IsUpdatedByFeedsOfEveryFormat) {
    const auto first = import_text(
        "sku;location;quantity;as_of;sold_per_day\n"
        "lamp;lyon;12;2026-11-27T10:00:00Z;1.5\nlamp;PARIS;3.250;2026-11-27T11:30;\n");
    EXPECT_EQ(first.created, 2);
    EXPECT_THAT(first.issues, IsEmpty());
    EXPECT_EQ(stock_of("lamp"), "lyon 12, paris 3.25");
    const auto levels = view_stock(*catalogue, 1).levels;
    EXPECT_EQ(to_iso8601(levels[1].as_of), "2026-11-27T10:30:00Z") << "clocks of Paris";
    EXPECT_EQ(levels[0].feed, "erp");
    EXPECT_EQ(levels[0].sold_per_day, 1500);
    EXPECT_EQ(age_text(levels[0].as_of, now), "2 hours");

    now += std::chrono::hours(24);
    const auto second =
        import_text(R"([{"sku": "lamp", "quantity": 12}, {"sku": "shirt", "quantity": -1}])",
                    {"till", "lyon"}, "stock.json");
    EXPECT_EQ(second.confirmed, 1);
    EXPECT_EQ(second.created, 1);
    EXPECT_EQ(stock_of("lamp"), "lyon 12, paris 3.25");
    EXPECT_EQ(stock_of("shirt"), "lyon -1");

    const auto late = import_text(
        "sku;location;quantity;as_of\nlamp;lyon;99;2026-11-28T11:59:59Z\n"
        "lamp;paris;4;2026-11-28T11:59:59Z\n");
    EXPECT_EQ(late.older, 1);
    EXPECT_EQ(late.updated, 1);
    EXPECT_EQ(stock_of("lamp"), "lyon 12, paris 4");
    EXPECT_EQ(catalogue->journal().list(100).size(), 1U) << "no change of the catalogue";
}

TEST_F(StockOfLocations, OfAFullFeedIsAllThereIs) {
    import_text("sku;location;quantity\nlamp;lyon;1\nshirt;lyon;2\nlamp;paris;3\nshirt;berlin;4\n");
    now += std::chrono::hours(1);
    StockImportOptions full{"erp", "", true};
    const auto report = import_text("sku;location;quantity\nlamp;lyon;5\nlamp;berlin;x\n", full);
    EXPECT_EQ(report.removed, 1);
    EXPECT_EQ(stock_of("lamp"), "lyon 5, paris 3");
    EXPECT_EQ(stock_of("shirt"), "berlin 4") << "no row of Berlin was right";
    EXPECT_EQ(import_text("sku;location;quantity\nlamp;lyon;x\nshirt;lyon;7\n", full).removed, 0);
    EXPECT_EQ(stock_of("lamp"), "lyon 5, paris 3") << "what was refused leaves what was known";
    EXPECT_EQ(stock_of("shirt"), "lyon 7, berlin 4");
}

TEST_F(StockOfLocations, IsAsBeforeUntilTheFeedIsThrough) {
    import_text("sku;location;quantity\nlamp;lyon;1\n");
    {
        StockFeed feed(*catalogue, "erp");
        StoredStock stock;
        stock.product = 1;
        stock.location = 1;
        stock.quantity = 9000;
        stock.as_of = now;
        feed.put(stock);
        Catalogue other(file, sql::Access::read_only);
        EXPECT_EQ(StockStore(other.connection()).of_product(1).front().quantity, 1000);
    }
    EXPECT_EQ(stock_of("lamp"), "lyon 1");
    const std::int64_t run = StockStore(catalogue->connection()).last_run();
    import_text("sku;location;quantity\nlamp;lyon;9\n");
    EXPECT_EQ(StockStore(catalogue->connection()).last_run(), run + 1);
    reopen();
    EXPECT_EQ(stock_of("lamp"), "lyon 9");
}

TEST_F(StockOfLocations, IsRefusedRowByRow) {
    const auto report = import_text(
        "sku;location;quantity;as_of;sold_per_day;shelf\n"
        "lamp;lyon;5;;;A\nnothing;lyon;5;;;\nchair;lyon;5;;;\nlamp;nowhere;5;;;\nlamp;;5;;;\n"
        "lamp;lyon;5,5;;;\nlamp;lyon;1.2345;;;\nlamp;lyon;1;soon;;\nlamp;lyon;1;2027-11-27;;\n"
        "lamp;lyon;1;;-3;\n");
    EXPECT_EQ(report.read, 10);
    EXPECT_EQ(report.rejected, 9);
    std::vector<std::string> said;
    for (const Issue& issue : report.issues) {
        said.push_back(std::to_string(issue.row) + ' ' + issue.column);
        EXPECT_EQ(issue.fix.empty(), issue.severity == Severity::info) << issue.message;
        EXPECT_EQ(issue.file, "stock.csv");
    }
    EXPECT_THAT(said, ElementsAre("0 ", "3 sku", "4 sku", "5 location", "6 location", "7 quantity",
                                  "8 quantity", "9 as_of", "10 as_of", "11 sold_per_day"));
    EXPECT_THAT(report.issues.front().message, HasSubstr("shelf"));
    EXPECT_THROW(import_text("sku;quantity\nlamp;1\n"), Error);
    EXPECT_THROW(import_text("sku;quantity\nlamp;1\n", {"erp", "nowhere"}), Error);
    EXPECT_THROW(view_stock(*catalogue, 3), Error) << "a model";
}

TEST_F(StockOfLocations, IsAskedByFiltersAndColumnsWithItsAgeAndCover) {
    import_text(
        "sku,location,quantity,as_of,sold_per_day\n"
        "lamp,lyon,30,2026-11-25T12:00:00Z,4\nlamp,paris,2,2026-11-27T00:00:00Z,\n"
        "shirt,lyon,5,2026-11-27T11:00:00Z,5\n");
    const auto found = [&](const std::string& filter) {
        ListRequest request;
        request.filter = filter;
        std::string codes;
        for (const ProductId id : ProductIndex().list(*catalogue, request, Progress()))
            codes += catalogue->products().code_of(id) + ' ';
        return codes;
    };
    EXPECT_EQ(found("stock@lyon > 5"), "lamp ");
    EXPECT_EQ(found("stock@* = 32"), "lamp ");
    EXPECT_EQ(found("cover@lyon > 7"), "lamp ") << "30 at 4 a day last 7.5 days";
    EXPECT_EQ(found("cover@lyon = 1"), "shirt ");
    EXPECT_EQ(found("age@lyon >= 2"), "lamp ");
    EXPECT_EQ(found("age@paris < 1"), "lamp ");
    EXPECT_EQ(found("stock@paris is empty and stock@lyon is not empty"), "shirt ");
    const std::vector<std::string> names = {"stock@lyon", "age@*", "cover@lyon", "stock@paris"};
    const auto columns = parse_columns(*catalogue->structure(), names, 0, 0);
    const auto id = [&](const char* sku) {
        return *catalogue->products().find(ProductStore::Space::products, sku);
    };
    const auto rows = load_rows(*catalogue, std::vector{id("lamp"), id("shirt")}, columns, 0, 0);
    EXPECT_THAT(rows[0].cells, ElementsAre("30", "2.00", "7.5", "2"));
    EXPECT_THAT(rows[1].cells, ElementsAre("5", "0.04", "1.0", ""));
}

TEST_F(StockOfLocations, SaysWhatChannelsAndStoresCanPromise) {
    import_text("sku;location;quantity\nlamp;lyon;2\nlamp;berlin;50\nshirt;paris;9\n");
    auto lamp = on_web("lamp");
    EXPECT_EQ(lamp.availability.reason, AvailabilityReason::only_buffer) << "Berlin does not count";
    ASSERT_EQ(lamp.pickup.size(), 3U);
    EXPECT_EQ(lamp.pickup[0].second, PickupVerdict::eligible);
    EXPECT_EQ(lamp.pickup[1].second, PickupVerdict::no_pickup);
    EXPECT_EQ(lamp.pickup[2].second, PickupVerdict::other_market);
    EXPECT_EQ(on_web("shirt").availability.quantity, Decimal(7, 0));

    ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
    Channel web = *catalogue->structure()->channels.find(channel);
    web.profile = profile_with(R"("locations": ["berlin"], "buffer": 2, "backorder_days": 7)");
    writer.put(web);
    writer.finish();
    EXPECT_EQ(on_web("lamp").availability.quantity, Decimal(48, 0));
    const auto shirt = on_web("shirt").availability;
    EXPECT_EQ(shirt.availability, Availability::backorder);
    EXPECT_EQ(shirt.from, now + std::chrono::days(7));
}

}  // namespace
}  // namespace vitrine
