// What price lists and stock say, as it arrives in the files of channels.
#include "operations/listing_offers.h"

#include "operations/publish_fixture.h"
#include "store/price_writer.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class ListingOffersTest : public PublishTest {
protected:
    void SetUp() override {
        PublishTest::SetUp();
        import_channel("tills", "vitrine.pos_plu", R"("exporter_settings": {"line_end": "lf",
            "valid_from": "yes"}, "availability": {"buffer": 1, "backorder_days": 7},)",
                       R"("short_text": {"attribute": "name"}, "vat_code": {"constant": "1"},
            "price": {"property": "offer.price"}, "valid_from": {"property": "offer.price_from"})");
        import_channel("google", "vitrine.google_merchant", R"("availability": {"buffer": 1},)",
                       R"("id": {"property": "sku"}, "title": {"attribute": "name"},
            "description": {"attribute": "name"},
            "link": {"template": "https://shop.example/{sku}"},
            "image_link": {"constant": "https://shop.example/a.jpg"},
            "price": {"property": "offer.regular_price"},
            "sale_price": {"property": "offer.sale_price"},
            "sale_price_effective_date": {"property": "offer.sale_dates"},
            "availability": [{"property": "offer.availability"}, {"constant": "out_of_stock"}])");
        import_channel("shop", "vitrine.shopify_csv", "",
                       R"("title": {"attribute": "name"}, "price": {"property": "offer.price"},
            "compare_at_price": {"property": "offer.compare_at_price"})");
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
        Market france;
        france.code = "france";
        france.zone = "Europe/Paris";
        france.channels = {channel("tills"), channel("google"), channel("shop")};
        france.id = writer.put(france);
        Location lyon;
        lyon.code = "lyon";
        lyon.market = france.id;
        const LocationId place = writer.put(lyon);
        PriceList retail;
        retail.code = "retail";
        retail.currency = catalogue->structure()->currencies.find("EUR")->id;
        const PriceListId base = writer.put(retail);
        PriceList weekend = retail;
        weekend.code = "weekend";
        weekend.market = france.id;
        weekend.from = "2026-11-27";
        weekend.until = "2026-11-30";
        const PriceListId sale = writer.put(weekend);
        const auto put = [&](PriceListId list, ProductId product, PriceType type, Decimal amount) {
            StoredPrice price;
            price.key.list = list;
            price.key.product = product;
            price.key.type = type;
            price.amount = amount;
            writer.prices().put(price);
        };
        put(base, television, PriceType::regular, Decimal(999, 0));
        put(base, shirt, PriceType::regular, Decimal(199, 1));
        put(sale, television, PriceType::promotion, Decimal(89910, 2));
        writer.finish();
        StockFeed feed(*catalogue, "erp");
        StoredStock stock;
        stock.product = television;
        stock.location = place;
        stock.quantity = 3000;
        feed.put(stock);
        feed.commit();
    }
    void import_channel(const std::string& code, const std::string& exporter,
                        const std::string& more, const std::string& fields) {
        const Issues issues = import_profile(
            R"({"vitrine_channel_profile": 1, "channel": ")" + code + R"(", "exporter": ")" +
            exporter + R"(", "locales": ["en_US"], "currencies": ["EUR"], "destination": "out",)" +
            more + R"("fields": {)" + fields + "}}");
        ASSERT_TRUE(issues.empty()) << to_sentence(issues.front());
    }
};

TEST_F(ListingOffersTest, OfAWeekendGoToTheTillsAndComeBack) {
    const std::string shirts =
        "shirt-red-m;;Linen shirt;19.90;1;;\nshirt-red-s;;Linen shirt;19.90;1;;\n";
    EXPECT_EQ(publish_at("2026-11-26T22:59:59Z", "tills").plan.create, 3);
    const std::string before = output("plu.csv");
    EXPECT_EQ(before, "Article;EAN;Short text;Price;VAT code;Unit;Valid from\n" + shirts +
                          "tv;;Television;999.00;1;;\n");
    const PlanCounts weekend = publish_at("2026-11-26T23:00:00Z", "tills").plan;
    EXPECT_EQ(weekend, (PlanCounts{0, 1, 0, 2, 0, 0})) << "midnight in Paris";
    EXPECT_THAT(output("plu.csv"), HasSubstr("tv;;Television;899.10;1;;2026-11-27T00:00\n"));
    EXPECT_EQ(publish_at("2026-11-29T22:59:59Z", "tills").plan, (PlanCounts{0, 0, 0, 3, 0, 0}));
    EXPECT_EQ(publish_at("2026-11-29T23:00:00Z", "tills").plan, weekend);
    EXPECT_EQ(output("plu.csv"), before);
}

TEST_F(ListingOffersTest, GoToGoogleWithSalePriceDatesAndAvailability) {
    EXPECT_THAT(reasons(publish_at("2026-11-28T12:00:00Z", "google").readiness),
                testing::IsEmpty());
    const std::string feed = output("google_merchant.xml");
    EXPECT_THAT(feed, HasSubstr("<g:availability>in_stock</g:availability>\n"
                                "      <g:price>999.00 EUR</g:price>\n"
                                "      <g:sale_price>899.10 EUR</g:sale_price>\n"
                                "      <g:sale_price_effective_date>2026-11-27T00:00+0100/"
                                "2026-11-30T00:00+0100</g:sale_price_effective_date>\n"));
    EXPECT_THAT(feed, HasSubstr("<g:availability>out_of_stock</g:availability>\n"
                                "      <g:price>19.90 EUR</g:price>\n"));
    publish_at("2026-12-01T12:00:00Z", "google");
    EXPECT_THAT(output("google_merchant.xml"), Not(HasSubstr("sale_price")));
}

TEST_F(ListingOffersTest, CompareWithNothingThatIsNotProven) {
    publish_at("2026-11-28T12:00:00Z", "shop");
    const std::string rows = output("shopify_products.csv");
    EXPECT_THAT(rows, HasSubstr(",899.10,,"));
    EXPECT_THAT(rows, Not(HasSubstr("999.00")));
}

}  // namespace
}  // namespace vitrine::test
