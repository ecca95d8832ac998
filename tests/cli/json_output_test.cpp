// The JSON of every command is a contract: each has a stored file.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/vitrine_command.h"
#include "support/stored_output.h"

namespace vitrine::test {
namespace {

TEST(JsonOutput, OfNewNamesTheFile) {
    const TemporaryFolder folder;
    const auto result = vitrine({"new", (folder / "shop.vitrine").string(), "--json"});
    EXPECT_EQ(result.status, 0);
    EXPECT_TRUE(
        is_stored_output(without_chance(result.output, folder.path()), "cli/golden/new.json"));
}

TEST(JsonOutput, OfImportCountsRows) {
    const TemporaryFolder folder;
    const std::string file = (folder / "shop.vitrine").string();
    ASSERT_EQ(vitrine({"new", file}).status, 0);
    const auto first =
        vitrine({"-c", file, "import", test_data("cli/catalogue").string(), "--json"});
    EXPECT_EQ(first.status, 0) << first.errors;
    EXPECT_TRUE(
        is_stored_output(without_chance(first.output, folder.path()), "cli/golden/import.json"));
    const auto again =
        vitrine({"-c", file, "import", test_data("cli/catalogue").string(), "--json"});
    EXPECT_EQ(again.status, 0);
    EXPECT_TRUE(is_stored_output(without_chance(again.output, folder.path()),
                                 "cli/golden/import_again.json"));
}

TEST(JsonOutput, OfImportWithRejectedRows) {
    const Shop shop;
    EXPECT_TRUE(is_stored_output(shop.json({"import", test_data("cli/rejected").string()}),
                                 "cli/golden/import_rejected.json"));
}

TEST(JsonOutput, OfAPreviewIsThatOfTheImport) {
    const Shop shop;
    const Words words = {"import", test_data("cli/update").string()};
    std::string preview = shop.json({"import", test_data("cli/update").string(), "--preview"});
    EXPECT_NE(preview.find("\"preview\": true"), std::string::npos);
    const std::string import = shop.json(words);
    EXPECT_EQ(preview.substr(0, preview.find("\"preview\"")),
              import.substr(0, import.find("\"preview\"")));
}

TEST(JsonOutput, OfList) {
    const Shop shop;
    EXPECT_TRUE(is_stored_output(shop.json({"list"}), "cli/golden/list.json"));
    EXPECT_TRUE(is_stored_output(
        shop.json({"list", "--filter", "price[EUR] < 100", "--sort", "price[EUR]:desc", "--columns",
                   "sku,price[EUR],weight,description,categories", "--limit", "2"}),
        "cli/golden/list_columns.json"));
    EXPECT_EQ(shop.json({"list", "--count"}), "{\n  \"count\": 9\n}\n");
}

TEST(JsonOutput, OfShow) {
    const Shop shop;
    EXPECT_TRUE(is_stored_output(shop.json({"show", "lamp-1"}), "cli/golden/show.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"show", "oxford-red-s", "--locale", "fr_FR"}),
                                 "cli/golden/show_variant.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"show", "oxford"}), "cli/golden/show_model.json"));
}

TEST(JsonOutput, OfSetHistoryUndoAndRedo) {
    const Shop shop;
    EXPECT_TRUE(is_stored_output(
        shop.json({"set", "lamp-1", "price[EUR]=36.5", "name[fr_FR]=", "brand=acme"}),
        "cli/golden/set.json"));
    EXPECT_TRUE(
        is_stored_output(shop.json({"set", "lamp-1", "price[EUR]=abc", "weight=2 KILOGRAM"}),
                         "cli/golden/set_refused.json"));
    EXPECT_TRUE(
        is_stored_output(shop.json({"history", "lamp-1"}), "cli/golden/history_product.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"undo", "2"}), "cli/golden/undo.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"redo", "2"}), "cli/golden/redo.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"history"}), "cli/golden/history.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"history", "--kind", "EDIT", "--since", "2020-01-01",
                                            "--until", "2999-12-31", "--text", "values"}),
                                 "cli/golden/history_edits.json"));
}

TEST(JsonOutput, OfBulk) {
    const Shop shop;
    const Words words = {"bulk",
                         "--filter",
                         "all",
                         "price[EUR]+=10%",
                         "brand=nordlys",
                         "name[fr_FR]~s/lampe (.*)/$1 (lampe)/i",
                         "weight+=1 GRAM",
                         "name[en_US]=@ean"};
    Words preview_words = words;
    preview_words.emplace_back("--preview");
    const std::string preview = shop.json(preview_words);
    EXPECT_TRUE(is_stored_output(preview, "cli/golden/bulk_preview.json"));
    const std::string bulk = shop.json(words);
    EXPECT_TRUE(is_stored_output(bulk, "cli/golden/bulk.json"));
    // What was shown is what was done.
    EXPECT_EQ(preview.substr(preview.find("\"values\"")), bulk.substr(bulk.find("\"values\"")));
    EXPECT_TRUE(is_stored_output(
        shop.json({"bulk", "--filter", "family = lamps", "released=@name[en_US]", "enabled=0"}),
        "cli/golden/bulk_refused.json"));
}

TEST(JsonOutput, OfFilters) {
    const Shop shop;
    EXPECT_EQ(shop.json({"filter", "list"}), "[]\n");
    EXPECT_TRUE(is_stored_output(shop.json({"filter", "save", "lamps", "family = lamps"}),
                                 "cli/golden/filter_save.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"filter", "save", "lamps", "family = lamps"}),
                                 "cli/golden/filter_save_again.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"filter", "list"}), "cli/golden/filter_list.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"filter", "remove", "lamps"}),
                                 "cli/golden/filter_remove.json"));
}

TEST(JsonOutput, OfAnUndoThatMeetsLaterEdits) {
    const Shop shop;
    ASSERT_EQ(shop.run({"set", "lamp-1", "brand=acme"}).status, 0);
    ASSERT_EQ(shop.run({"set", "lamp-1", "brand=nordlys"}).status, 0);
    EXPECT_TRUE(is_stored_output(shop.json({"undo", "2"}), "cli/golden/undo_conflict.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"undo", "2", "--overwrite"}),
                                 "cli/golden/undo_overwrite.json"));
    EXPECT_EQ(shop.run({"undo", "3", "--overwrite", "--keep-later"}).status, 2);
}

TEST(JsonOutput, OfAnEarlierState) {
    const Shop shop;
    const std::string list =
        shop.json({"list", "--filter", "brand = nordlys", "--columns", "brand"});
    const std::string show = shop.json({"show", "lamp-1", "--at", "1"});
    ASSERT_EQ(shop.run({"set", "lamp-1", "brand=acme", "name[en_US]=Lamp"}).status, 0);
    EXPECT_TRUE(is_stored_output(shop.json({"history", "lamp-1", "name[en_US]"}),
                                 "cli/golden/history_field.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"history", "--change-set", "2"}),
                                 "cli/golden/history_change_set.json"));
    EXPECT_EQ(shop.json({"show", "lamp-1", "--at", "1"}), show);
    EXPECT_EQ(shop.json({"list", "--filter", "brand = nordlys", "--columns", "brand", "--at", "1"}),
              list);
    EXPECT_NE(shop.json({"list", "--filter", "brand = nordlys", "--columns", "brand"}), list);
    EXPECT_EQ(shop.json({"list", "--count", "--at", "2000-01-01"}),
              shop.json({"list", "--count", "--filter", "sku = nothing"}));
    const auto edited = [&](const char* at) {
        return shop.run({"list", "--count", "--filter", "changed by edit", "--at", at}).output;
    };
    EXPECT_EQ(edited("1"), "0\n") << "what came later was not history then";
    EXPECT_EQ(edited("2"), "1\n");
    EXPECT_EQ(shop.run({"list", "--at", "yesterday"}).status, 2);
    EXPECT_EQ(shop.run({"show", "lamp-1", "--at", "99"}).status, 2);
}

TEST(JsonOutput, OfWhatChangedSince) {
    const Shop shop;
    ASSERT_EQ(shop.run({"set", "lamp-1", "brand=acme"}).status, 0);
    const auto head =
        nlohmann::json::parse(shop.json({"list", "--count", "--changed-since", "0"}))["head"];
    ASSERT_EQ(shop.run({"set", "lamp-2", "brand=nordlys"}).status, 0);
    EXPECT_TRUE(is_stored_output(
        shop.json({"list", "--changed-since", std::to_string(head.get<std::int64_t>())}),
        "cli/golden/list_changed_since.json"));
    EXPECT_EQ(shop.run({"list", "--changed-since", "100000"}).status, 2);
}

TEST(JsonOutput, OfPrune) {
    const Shop shop;
    EXPECT_TRUE(is_stored_output(shop.json({"prune"}), "cli/golden/prune.json"));
    EXPECT_TRUE(
        is_stored_output(shop.json({"prune", "--keep", "30"}), "cli/golden/prune_keep.json"));
    EXPECT_EQ(shop.run({"prune", "--keep", "some"}).status, 2);
}

TEST(JsonOutput, OfAssets) {
    const Shop shop;
    const auto attributes = shop.folder().write(
        "attributes.csv", "code;type;group\npicture;pim_catalog_image;general\n");
    ASSERT_EQ(shop.run({"import", attributes.string()}).status, 0);
    shop.folder().write("pictures/LAMP-1_front.svg",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"48\"/>");
    shop.folder().write("pictures/nobody.svg", "<svg/>");
    const std::string folder = (shop.folder() / "pictures").string();
    EXPECT_TRUE(is_stored_output(shop.json({"assets", "match", folder, "picture", "--preview"}),
                                 "cli/golden/assets_match_preview.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"assets", "match", folder, "picture"}),
                                 "cli/golden/assets_match.json"));
    EXPECT_EQ(shop.run({"assets", "match", folder, "picture"}).status, 1) << "nobody.svg";
    EXPECT_EQ(shop.run({"assets", "match", folder, "name"}).status, 2);
    const std::string picture = (shop.folder() / "small.jpg").string();
    EXPECT_TRUE(is_stored_output(
        shop.json({"assets", "render", "LAMP-1", "picture", picture, "--edge", "32"}),
        "cli/golden/assets_render.json"));
    EXPECT_EQ(shop.run({"assets", "render", "LAMP-1", "picture", picture + ".pdf"}).status, 2);
    ASSERT_EQ(shop.run({"set", "LAMP-1", "picture="}).status, 0);
    EXPECT_TRUE(is_stored_output(shop.json({"assets", "list"}), "cli/golden/assets_list.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"assets", "clean"}), "cli/golden/assets_clean.json"));
}

TEST(JsonOutput, OfQuality) {
    const Shop shop;
    // What words are unknown depends on the dictionaries that are installed.
    EXPECT_TRUE(is_stored_output(shop.json({"quality", "set", "spelling", "--severity", "off"}),
                                 "cli/golden/quality_set.json"));
    ASSERT_EQ(shop.run({"set", "lamp-2", "ean=4006381333931"}).status, 0);
    EXPECT_TRUE(is_stored_output(shop.json({"quality", "list"}), "cli/golden/quality_list.json"));
    EXPECT_EQ(shop.run({"quality", "list"}).status, 1) << "two products have the same GTIN";
    EXPECT_EQ(shop.run({"quality", "list", "--severity", "warning"}).status, 0);
    EXPECT_TRUE(is_stored_output(shop.json({"list", "--filter", "problems[error] > 0", "--sort",
                                            "problems:desc", "--columns", "sku,problems"}),
                                 "cli/golden/quality_products.json"));
    EXPECT_TRUE(
        is_stored_output(shop.json({"quality", "checks"}), "cli/golden/quality_checks.json"));
    EXPECT_EQ(shop.run({"quality", "list", "--check", "speling"}).status, 2);
    EXPECT_EQ(shop.run({"quality", "set", "over_length", "--limits", "name=x"}).status, 2);
}

TEST(JsonOutput, OfVerify) {
    const Shop shop;
    EXPECT_TRUE(is_stored_output(shop.json({"verify"}), "cli/golden/verify.json"));
}

TEST(JsonOutput, OfChannels) {
    const Shop shop;
    EXPECT_TRUE(is_stored_output(shop.json({"channel", "list"}), "cli/golden/channel_list.json"));
    EXPECT_TRUE(is_stored_output(
        shop.json({"channel", "import", test_data("cli/profiles/shop.json").string()}),
        "cli/golden/channel_import.json"));
    EXPECT_TRUE(
        is_stored_output(shop.json({"channel", "show", "shop"}), "cli/golden/channel_show.json"));
    EXPECT_TRUE(is_stored_output(
        shop.json({"channel", "set", "shop", "destination=elsewhere", "field.mpn=property:sku"}),
        "cli/golden/channel_set.json"));
    const auto exported = shop.run({"channel", "export", "shop"});
    EXPECT_TRUE(is_stored_output(exported.output, "cli/golden/channel_export.json"));
}

TEST(JsonOutput, OfReadyPlanAndPublish) {
    const Shop shop;
    ASSERT_EQ(shop.run({"channel", "import", test_data("cli/profiles/shop.json").string()}).status,
              0);
    EXPECT_TRUE(is_stored_output(shop.json({"ready", "shop"}), "cli/golden/ready.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"plan", "shop"}), "cli/golden/plan.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"publish", "shop"}), "cli/golden/publish.json"));
    EXPECT_TRUE(
        is_stored_output(shop.json({"plan", "shop", "--items"}), "cli/golden/plan_items.json"));
}

TEST(JsonOutput, OfPluginCheckCountsErrors) {
    const TemporaryFolder folder;
    const auto file = folder.write("none.so", "not a library");
    const auto result = vitrine({"plugin", "check", file.string(), "--json"});
    EXPECT_EQ(result.status, 3);
    EXPECT_NE(result.output.find("\"errors\": 1"), std::string::npos)
        << result.output << result.errors;
}

TEST(JsonOutput, OfPluginListNamesWhatIsShipped) {
    const auto result = vitrine({"plugin", "list", "--json"});
    EXPECT_EQ(result.status, 0);
    EXPECT_NE(result.output.find("\"id\": \"vitrine.google_merchant\""), std::string::npos)
        << result.output;
}

}  // namespace
}  // namespace vitrine::test
