// Prices in files and stock from feeds, on the command line.
#include <gmock/gmock.h>

#include "cli/vitrine_command.h"
#include "support/loopback_server.h"

namespace vitrine::test {
namespace {

using ::testing::HasSubstr;

TEST(PriceFilesOnTheCommandLine, GoOutAndComeBack) {
    const Shop shop;
    shop.run({"change", "create", "price_list", "retail", "currency=EUR", "--yes"});
    const std::string file = shop.folder().write("woo.csv", "SKU,Regular price\nlamp-1,\"9,90\"\n");
    EXPECT_THAT(shop.run({"price", "import", file}).errors, HasSubstr("names no price lists"));
    const auto read = shop.run({"price", "import", file, "--list", "retail"});
    EXPECT_THAT(read.output, HasSubstr("Read 1: 1 new")) << read.errors;
    const std::string out = (shop.folder() / "prices.csv").string();
    EXPECT_THAT(shop.run({"price", "export", out, "--list", "retail"}).output,
                HasSubstr("1 price is in " + out));
    EXPECT_THAT(read_whole_file(out), HasSubstr("\nretail;lamp-1;regular;;;;9.90\n"));
    EXPECT_THAT(shop.run({"price", "import", out}).output, HasSubstr("1 unchanged"));
    EXPECT_EQ(shop.run({"price", "export", out + ".txt"}).status, 2);
}

TEST(StockOnTheCommandLine, IsFetchedAndShownWithItsAge) {
    const LoopbackServer server([](const std::string&) {
        return LoopbackServer::ok(
            "sku;quantity;as_of;sold_per_day\nlamp-1;12;2026-01-01;5\nx;1;;\n");
    });
    const Shop shop;
    EXPECT_THAT(shop.run({"stock", "show", "lamp-1"}).output, HasSubstr("No feed said anything"));
    shop.run({"change", "create", "location", "lyon", "--yes"});
    const auto read = shop.run({"stock", "import", server.address("/stock.csv"), "--location",
                                "lyon", "--feed", "erp", "--full"});
    EXPECT_EQ(read.status, 1) << read.errors;
    EXPECT_THAT(read.output, HasSubstr("Read 2: 1 new, 0 changed"));
    EXPECT_THAT(read.output, HasSubstr("There is no product \"x\"."));
    const std::string shown = shop.run({"stock", "show", "lamp-1"}).output;
    EXPECT_THAT(shown,
                ::testing::ContainsRegex("lyon +12 +2026-01-01 00:00 +[0-9]+ days +2.4 +erp"));
    const std::string json = shop.json({"stock", "show", "lamp-1"});
    EXPECT_THAT(json, HasSubstr("\"reason\": \"not_counted\"")) << "in no market";
}

}  // namespace
}  // namespace vitrine::test
