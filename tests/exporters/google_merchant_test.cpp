#include <gmock/gmock.h>

#include "base/text.h"
#include "exporters/exporter_run.h"
#include "support/run_command.h"
#include "support/shared_data.h"
#include "support/stored_output.h"

namespace vitrine::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string google_merchant = "exporters/google_merchant.so";

// A chair with all there is to say, two variants of a shirt, a vase without identifiers.
std::vector<ExportItem> google_merchant_shop() {
    ExportItem chair = item_of(
        "CH-1",
        {{"title", "Chair \"Oslo\" & friends"},
         {"description",
          "Solid oak.\nSeat <45 cm> high; \xC3\x84sthetik f\xC3\xBCr zuhause \xF0\x9F\xAA\x91"},
         {"link", "https://example.com/chair?a=1&b=2"},
         {"image_link", "https://example.com/chair.jpg"},
         {"additional_image_link", "https://example.com/chair-2.jpg"},
         {"additional_image_link", "https://example.com/chair-3.jpg"},
         {"availability", "in_stock"},
         {"price", "129.00 EUR"},
         {"sale_price", "99.00 EUR"},
         {"sale_price_effective_date", "2026-11-27T00:00:00+01:00/2026-11-29T23:00:00Z"},
         {"brand", "Nordlicht"},
         {"gtin", "4006381333931"},
         {"mpn", "NL-OSLO-1"},
         {"condition", "new"},
         {"material", "Oak"},
         {"google_product_category", "Furniture > Chairs"},
         {"product_type", "Home > Seats > Chairs"},
         {"shipping_weight", "4.2"}});
    std::vector<ExportItem> items = {chair};
    for (const char* color : {"Red", "Blue"}) {
        ExportItem shirt =
            item_of(std::string("SH-") + color, {{"title", std::string("Shirt ") + color},
                                                 {"description", "Cotton."},
                                                 {"link", "https://example.com/shirt"},
                                                 {"image_link", "https://example.com/shirt.jpg"},
                                                 {"availability", "out_of_stock"},
                                                 {"price", "19.99 EUR"},
                                                 {"brand", "Kattun"},
                                                 {"mpn", std::string("K-") + color},
                                                 {"color", color},
                                                 {"size", "M"},
                                                 {"gender", "unisex"},
                                                 {"age_group", "adult"}});
        shirt.group_key = shirt.parent_key = "SH";
        items.push_back(shirt);
    }
    items.push_back(item_of("VASE", {{"id", "V/1"},
                                     {"title", "Vase"},
                                     {"description", "One of a kind."},
                                     {"link", "https://example.com/vase"},
                                     {"image_link", "https://example.com/vase.jpg"},
                                     {"availability", "preorder"},
                                     {"availability_date", "2027-01-15T00:00:00Z"},
                                     {"price", "250 EUR"}}));
    return items;
}

const std::map<std::string, std::string> store = {
    {"title", "Nordlicht & Co"}, {"link", "https://example.com"}, {"description", "All we sell"}};

TEST(GoogleMerchant, WritesTheStoredFeed) {
    const ExporterResult result = run_exporter(google_merchant, google_merchant_shop(), store);
    EXPECT_TRUE(is_stored_output(result.bytes, "exporters/google_merchant/feed.xml"));
    EXPECT_THAT(summaries(result), ElementsAre("accepted", "accepted", "accepted", "accepted"));
}

TEST(GoogleMerchant, WritesTheSameBytesAgain) {
    EXPECT_EQ(run_exporter(google_merchant, google_merchant_shop(), store).bytes,
              run_exporter(google_merchant, google_merchant_shop(), store).bytes);
}

TEST(GoogleMerchant, WritesAFeedThatTheSchemaAccepts) {
    VITRINE_SHARED_FILE(schema, "schemas/google-feed/google-product-feed-derived.rng");
    const TemporaryFolder folder;
    const auto validate = [&](const std::string& bytes) {
        const auto file = folder.write("feed.xml", bytes);
        return run_command("xmllint",
                           {"--nonet", "--noout", "--relaxng", schema.string(), file.string()});
    };
    const std::string good = run_exporter(google_merchant, google_merchant_shop(), store).bytes;
    const CommandResult result = validate(good);
    if (result.status == 127) GTEST_SKIP() << "xmllint is not installed";
    EXPECT_EQ(result.status, 0) << result.errors;
    EXPECT_EQ(validate(run_exporter(google_merchant, {}).bytes).status, 0);
    // The check is one: a feed that is wrong does not pass.
    EXPECT_NE(validate(replace_all(good, "in_stock", "in stock")).status, 0);
    EXPECT_NE(validate(replace_all(good, "129.00 EUR", "129,00")).status, 0);
    EXPECT_NE(validate(replace_all(good, "<g:id>CH-1</g:id>", "")).status, 0);
}

TEST(GoogleMerchant, StaysValidWhateverTheItemsSay) {
    VITRINE_SHARED_FILE(schema, "schemas/google-feed/google-product-feed-derived.rng");
    std::vector<ExportItem> items = google_merchant_shop();
    items[0].values[0].second = std::string(200, 'x') + "\x01\xEF\xBF\xBF";
    items[0].values.emplace_back("gender", "lady");
    for (int i = 0; i < 12; ++i) {
        items[1].values.emplace_back("additional_image_link",
                                     "https://example.com/" + std::to_string(i));
    }
    items[1].group_key = std::string(60, 'g');
    items[2].values[5].second = "cheap";
    items[3].values[0].second = std::string(51, 'i');
    const ExporterResult result = run_exporter(google_merchant, items, store);
    EXPECT_THAT(summaries(result),
                ElementsAre("accepted_with_warning shortened title",
                            "accepted_with_warning too_many additional_image_link",
                            "rejected missing price", "rejected missing id"));
    EXPECT_THAT(result.answers[1].message, HasSubstr("item_group_id"));
    const TemporaryFolder folder;
    const auto file = folder.write("feed.xml", result.bytes);
    const CommandResult checked =
        run_command("xmllint", {"--nonet", "--noout", "--relaxng", schema.string(), file.string()});
    if (checked.status == 127) GTEST_SKIP() << "xmllint is not installed";
    EXPECT_EQ(checked.status, 0) << checked.errors << result.bytes;
}

TEST(GoogleMerchant, AsksForTheDateOfAPreorder) {
    ExportItem vase = google_merchant_shop().back();
    std::erase_if(vase.values,
                  [](const auto& value) { return value.first == "availability_date"; });
    EXPECT_THAT(summaries(run_exporter(google_merchant, {vase}, store)),
                ElementsAre("accepted_with_warning missing availability_date"));
}

TEST(GoogleMerchant, LeavesARemovedItemOut) {
    const ExporterResult result = run_exporter(google_merchant, {removal_of("CH-1")}, store);
    EXPECT_THAT(summaries(result), ElementsAre("accepted"));
    EXPECT_THAT(result.bytes, Not(HasSubstr("CH-1")));
}

TEST(GoogleMerchant, SaysThatThereIsNoIdentifierOnlyIfThereIsNone) {
    std::vector<ExportItem> items = google_merchant_shop();
    const std::string all = run_exporter(google_merchant, items, store).bytes;
    EXPECT_THAT(all, HasSubstr("<g:identifier_exists>no</g:identifier_exists>"));
    items.pop_back();
    EXPECT_THAT(run_exporter(google_merchant, items, store).bytes,
                Not(HasSubstr("identifier_exists")));
}

}  // namespace
}  // namespace vitrine::test
