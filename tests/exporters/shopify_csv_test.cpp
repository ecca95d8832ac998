#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "exporters/exporter_run.h"
#include "support/shared_data.h"
#include "support/stored_output.h"

namespace vitrine::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string shopify_csv = "exporters/shopify_csv.so";

std::vector<ExportItem> shopify_csv_shop() {
    ExportItem shirt = item_of("SHIRT", {{"title", "Shirt, \"classic\""},
                                         {"description", "<p>Cotton.</p>\n<ul><li>soft</li></ul>"},
                                         {"vendor", "Kattun"},
                                         {"type", "Shirts"},
                                         {"tags", "summer"},
                                         {"tags", "cotton"},
                                         {"status", "draft"},
                                         {"published", "false"},
                                         {"image", "https://example.com/front.jpg"},
                                         {"image", "https://example.com/back.jpg"},
                                         {"image", "https://example.com/detail.jpg"},
                                         {"image_alt", "Front"},
                                         {"seo_title", "Classic shirt"}});
    shirt.variants = {
        variant_of("SHIRT-R-M", {{"Colour", "Red"}, {"Size", "M"}},
                   {{"price", "19.99 EUR"}, {"barcode", "4006381333931"}, {"weight", "180"}}),
        variant_of("SHIRT-B-M", {{"Colour", "Blue"}, {"Size", "M"}},
                   {{"price", "17.99 EUR"},
                    {"compare_at_price", "19.99 EUR"},
                    {"sku", "own-sku"},
                    {"variant_image", "https://example.com/blue.jpg"}})};
    return {shirt,
            item_of("Vase/1", {{"title", "Vase"}, {"price", "250 EUR"}, {"weight", "1200 GRM"}})};
}

TEST(ShopifyCsv, WritesTheStoredFile) {
    const ExporterResult result = run_exporter(shopify_csv, shopify_csv_shop());
    EXPECT_TRUE(is_stored_output(result.bytes, "exporters/shopify_csv/products.csv"));
    EXPECT_THAT(summaries(result), ElementsAre("accepted", "accepted"));
    EXPECT_EQ(result.answers[0].remote_id, "shirt");
}

TEST(ShopifyCsv, HasColumnsThatShopifyKnowsInItsOrder) {
    VITRINE_SHARED_FILE(header, "schemas/shopify/csv/header-2025.txt");
    const std::string known_line = read_whole_file(header);
    const std::string bytes = run_exporter(shopify_csv, {}).bytes;
    const auto known = split(trim(known_line), ',');
    auto place = known.begin();
    for (const std::string_view column : split(trim(bytes), ',')) {
        place = std::find(place, known.end(), column);
        EXPECT_NE(place, known.end()) << column;
    }
}

TEST(ShopifyCsv, GivesCodesThatLookAlikeHandlesThatDiffer) {
    std::vector<ExportItem> items;
    for (const char* key : {"A-1", "A/1", "A 1", "\xC3\x84-1", "--", "a1"}) {
        items.push_back(item_of(key, {{"title", "T"}, {"price", "1 EUR"}}));
    }
    const ExporterResult result = run_exporter(shopify_csv, items);
    std::set<std::string> handles;
    for (const ItemAnswer& answer : result.answers) {
        EXPECT_EQ(answer.status, AnswerStatus::accepted);
        handles.insert(answer.remote_id);
    }
    EXPECT_EQ(handles.size(), items.size());
    EXPECT_EQ(result.answers[0].remote_id, "a-1");
    // The handle of a code is the same without the others in the file.
    EXPECT_EQ(run_exporter(shopify_csv, {items[1]}).answers[0].remote_id,
              result.answers[1].remote_id);
}

TEST(ShopifyCsv, KeepsTheHandleThatShopifyKnows) {
    ExportItem item = item_of("A", {{"title", "T"}, {"price", "1 EUR"}, {"handle", "new-one"}});
    EXPECT_EQ(run_exporter(shopify_csv, {item}).answers[0].remote_id, "new-one");
    item.remote_id = "old-one";
    EXPECT_EQ(run_exporter(shopify_csv, {item}).answers[0].remote_id, "old-one");
}

TEST(ShopifyCsv, RejectsWhatTheFileCannotSayAndWritesTheRest) {
    ExportItem four = item_of("FOUR", {{"title", "T"}});
    four.variants = {variant_of("FOUR-1", {{"A", "1"}, {"B", "1"}, {"C", "1"}, {"D", "1"}},
                                {{"price", "1 EUR"}})};
    ExportItem twins = item_of("TWINS", {{"title", "T"}});
    twins.variants = {variant_of("TWINS-1", {{"A", "1"}}, {{"price", "1 EUR"}}),
                      variant_of("TWINS-2", {{"A", "1"}}, {{"price", "1 EUR"}})};
    const ExportItem good = item_of("GOOD", {{"title", "T"}, {"price", "1 EUR"}});
    ExportItem same = item_of("SAME", {{"title", "T"}, {"price", "1 EUR"}, {"handle", "good"}});
    const ExporterResult result = run_exporter(
        shopify_csv, {four, twins, removal_of("GONE"), item_of("NAMELESS", {{"price", "1 EUR"}}),
                      item_of("FREE", {{"title", "T"}}), good, same});
    EXPECT_THAT(summaries(result),
                ElementsAre("rejected too_many_options", "rejected same_options",
                            "rejected cannot_remove", "rejected missing title",
                            "rejected missing price", "accepted", "rejected same_handle handle"));
    EXPECT_THAT(result.bytes, HasSubstr("GOOD"));
    EXPECT_THAT(result.bytes, Not(HasSubstr("TWINS")));
}

}  // namespace
}  // namespace vitrine::test
