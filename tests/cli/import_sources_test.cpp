// Sources of `vitrine import`: addresses, stated formats, columns that are proposed.
#include <gmock/gmock.h>

#include "cli/vitrine_command.h"
#include "support/loopback_server.h"
#include "support/stored_output.h"

namespace vitrine::test {
namespace {

using ::testing::HasSubstr;

TEST(ImportSources, AnAddressIsFetched) {
    const LoopbackServer server([](const std::string& path) {
        return path == "/feed.csv" ? LoopbackServer::ok("sku;family;name-en_US\nnew-1;lamps;Lamp\n")
                                   : LoopbackServer::status("404 Not Found");
    });
    const Shop shop;
    const auto result = shop.run({"import", server.address("/feed.csv")});
    EXPECT_EQ(result.status, 0) << result.errors;
    EXPECT_THAT(result.output, HasSubstr("Read as CSV, ; between cells, UTF-8: feed.csv"));
    EXPECT_THAT(shop.run({"show", "new-1"}).output, HasSubstr("Lamp"));
    EXPECT_THAT(shop.run({"import", server.address("/none")}).errors,
                HasSubstr("There is nothing at http://127.0.0.1"));
}

TEST(ImportSources, WhatIsStatedIsNotFoundOut) {
    const Shop shop;
    const std::string file =
        shop.folder().write("in/list.csv", "sku|name-en_US\nlamp-1|Lampe \xE9toile\n").string();
    const auto result =
        shop.run({"import", file, "--delimiter", "|", "--encoding", "windows-1252", "--preview"});
    EXPECT_THAT(result.output, HasSubstr("Read as CSV, | between cells, windows-1252: list.csv"));
    EXPECT_THAT(shop.run({"import", file, "--delimiter", "||"}).errors,
                HasSubstr("A delimiter is one character, or the word tab"));
}

TEST(ImportSources, ColumnsAreProposedKeptAndUsed) {
    const Shop shop;
    const std::string file = shop.folder()
                                 .write("supplier.csv",
                                        "Article number;Name;Weight;Remark\n"
                                        "lamp-1;Lamp of theirs;1,3 kg;soon\n")
                                 .string();
    const std::string profile = (shop.folder() / "supplier.json").string();
    const auto proposed = shop.run({"import", file, "--propose", "--save-profile", profile});
    EXPECT_EQ(proposed.status, 0) << proposed.errors;
    EXPECT_TRUE(is_stored_output(proposed.output, "cli/golden/propose.txt"));
    EXPECT_TRUE(
        is_stored_output(shop.json({"import", file, "--propose"}), "cli/golden/propose.json"));
    EXPECT_TRUE(is_stored_output(read_whole_file(profile), "cli/golden/propose_profile.json"));
    const auto result = shop.run({"import", file, "--profile", profile});
    EXPECT_EQ(result.status, 0) << result.output << result.errors;
    const std::string shown = shop.run({"show", "lamp-1"}).output;
    EXPECT_THAT(shown, HasSubstr("Lamp of theirs"));
    EXPECT_THAT(shown, HasSubstr("1.3"));
    EXPECT_THAT(shown, HasSubstr("lamps")) << "its family stays, of which the file says nothing";
    EXPECT_THAT(shop.run({"import", file, "--propose", "--locale", "xx_XX"}).errors,
                HasSubstr("There is no locale xx_XX."));
    EXPECT_THAT(shop.run({"import", test_data("cli/update").string(), "--propose"}).errors,
                HasSubstr("is not one table"));
}

}  // namespace
}  // namespace vitrine::test
