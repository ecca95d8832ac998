#include "publish/listing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/clock.h"
#include "publish/canonical_record.h"
#include "publish/price_text.h"
#include "publish/sample_channel.h"
#include "publish/url_text.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

Decimal decimal(std::string_view text) {
    return *Decimal::parse(text);
}

TEST(AmountText, HasExactlyTheCurrencysDecimals) {
    EXPECT_EQ(amount_text(decimal("999"), "EUR"), "999.00");
    EXPECT_EQ(amount_text(decimal("19.9"), "GBP"), "19.90");
    EXPECT_EQ(amount_text(decimal("19.9900"), "EUR"), "19.99");
    EXPECT_EQ(amount_text(decimal("19.995"), "EUR"), std::nullopt);
    EXPECT_EQ(amount_text(decimal("500"), "JPY"), "500");
    EXPECT_EQ(amount_text(decimal("500.5"), "JPY"), std::nullopt);
    EXPECT_EQ(amount_text(decimal("1.5"), "KWD"), "1.500");
}

TEST(WebAddress, IsAbsoluteAndInAsciiOnly) {
    for (const char* good :
         {"https://a.example", "http://a.example:8080/x?y=1#z", "HTTPS://a.example/%20"}) {
        EXPECT_TRUE(is_web_address(good)) << good;
    }
    for (const char* bad :
         {"", "https://", "a.example", "ftp://a.example", "https:///x", "https://a.example/a b",
          "https://a.example/é", "https://a.example/%2", "javascript:alert(1)"}) {
        EXPECT_FALSE(is_web_address(bad)) << bad;
    }
    EXPECT_EQ(join_address("https://a.example/", "/x/y"), "https://a.example/x/y");
}

class ListingOf : public testing::Test {
protected:
    std::vector<std::string> texts(FieldKind kind, const std::string& attribute, Value value,
                                   const std::string& unit = {}) {
        channel.exporter.fields.clear();
        channel.profile.fields.clear();
        channel.field("f", kind).unit = unit;
        channel.map_attribute("f", attribute);
        const bool by_locale = channel.sample.attribute(attribute).localizable;
        const bool by_channel = channel.sample.attribute(attribute).scopable;
        const bool by_currency =
            channel.sample.attribute(attribute).type == AttributeType::price_collection;
        product.values.set(channel.sample.key(attribute, by_channel ? "ecommerce" : "",
                                              by_locale ? "en_US" : "", by_currency ? "EUR" : ""),
                           std::move(value));
        return channel.texts("f", product);
    }
    std::vector<ListingFault> faults() {
        return channel.maker()->make({&product, nullptr, nullptr}, ListingRow::whole).faults;
    }
    SampleChannel channel;
    Product product = channel.sample.product("TV-1", "tvs");
};

TEST_F(ListingOf, APriceHasItsCurrency) {
    EXPECT_THAT(texts(FieldKind::price, "price", decimal("999")), ElementsAre("999.00 EUR"));
    EXPECT_THAT(texts(FieldKind::number, "price", decimal("19.9")), ElementsAre("19.90"));
    channel.profile.currency = "USD";
    EXPECT_THAT(channel.texts("f", product), IsEmpty()) << "no price in that currency";
}

TEST_F(ListingOf, APriceWithTooManyDecimalsIsAFaultAndNeverRounded) {
    EXPECT_THAT(texts(FieldKind::price, "price", decimal("19.995")), IsEmpty());
    ASSERT_THAT(faults(), SizeIs(1));
    EXPECT_EQ(faults()[0].rule, "price");
    EXPECT_EQ(faults()[0].value, "19.995");
}

TEST_F(ListingOf, AMeasurementIsConvertedToTheFieldsUnit) {
    const Measurement half_kilogram{decimal("500.0000"), find_unit("Weight", "GRAM")->id};
    EXPECT_THAT(texts(FieldKind::measurement, "weight", half_kilogram, "KGM"), ElementsAre("0.5"));
    EXPECT_THAT(texts(FieldKind::measurement, "weight", half_kilogram, "GRM"), ElementsAre("500"));
    EXPECT_THAT(texts(FieldKind::measurement, "weight", half_kilogram), ElementsAre("500 GRM"));
    EXPECT_THAT(texts(FieldKind::text, "weight", half_kilogram), ElementsAre("500 g"));
    channel.profile.fields["f"].front().unit = "KILOGRAM";
    EXPECT_THAT(channel.texts("f", product), ElementsAre("0.5 kg"));
}

TEST_F(ListingOf, AMeasurementTakesTheChannelsUnit) {
    Channel converting = *channel.sample.structure.channels.find("ecommerce");
    converting.conversion_units[channel.sample.attribute("weight").id] = "KILOGRAM";
    channel.sample.structure.channels.put(converting);
    const Measurement half_kilogram{decimal("500"), find_unit("Weight", "GRAM")->id};
    EXPECT_THAT(texts(FieldKind::measurement, "weight", half_kilogram), ElementsAre("0.5 KGM"));
}

TEST_F(ListingOf, AMeasurementOfAnotherKindIsAFault) {
    const Measurement length{decimal("5"), find_unit("Length", "INCH")->id};
    EXPECT_THAT(texts(FieldKind::measurement, "screen", length, "KGM"), IsEmpty());
    ASSERT_THAT(faults(), SizeIs(1));
    EXPECT_EQ(faults()[0].rule, "unit");
}

TEST_F(ListingOf, NumbersBooleansAndDatesHaveOneSpelling) {
    EXPECT_THAT(texts(FieldKind::number, "rating", decimal("4.50")), ElementsAre("4.5"));
    EXPECT_THAT(texts(FieldKind::boolean, "waterproof", true), ElementsAre("true"));
    EXPECT_THAT(texts(FieldKind::text, "waterproof", false), ElementsAre("0"));
    EXPECT_THAT(texts(FieldKind::date, "release_date", Date{*parse_date("2026-11-22")}),
                ElementsAre("2026-11-22"));
}

TEST_F(ListingOf, HtmlBecomesPlainWhereTheChannelWantsNone) {
    const std::string html = "<p>Bright &amp; large</p>\\n<ul><li>HDR</li></ul>";
    EXPECT_THAT(texts(FieldKind::plain_text, "description", html),
                ElementsAre("Bright & large\n\nHDR"));
    EXPECT_THAT(texts(FieldKind::html, "description", html),
                ElementsAre("<p>Bright &amp; large</p><br>\n<ul><li>HDR</li></ul>"));
    EXPECT_THAT(texts(FieldKind::html, "description", std::string("1 < 2\\nnext")),
                ElementsAre("1 &lt; 2<br>\nnext"));
    EXPECT_THAT(texts(FieldKind::plain_text, "description", std::string("Sizes <M> and <L>")),
                ElementsAre("Sizes <M> and <L>"));
    EXPECT_THAT(texts(FieldKind::text, "name", std::string(" two\n lines ")),
                ElementsAre("two lines"));
}

TEST_F(ListingOf, APictureHasAnAddressOnceItIsStored) {
    EXPECT_THAT(texts(FieldKind::image, "picture", FileReference{"files/a b/é.jpg", "abc"}),
                ElementsAre("https://img.example/files/a%20b/%C3%A9.jpg"));
    EXPECT_THAT(texts(FieldKind::image, "picture", FileReference{"files/x.jpg", ""}), IsEmpty());
    ASSERT_THAT(faults(), SizeIs(1));
    EXPECT_EQ(faults()[0].rule, "image");
    channel.profile.pictures = PictureRule::named;
    EXPECT_THAT(channel.texts("f", product), ElementsAre("https://img.example/files/x.jpg"));
}

TEST_F(ListingOf, AVariantKnowsItsGroupAndItsOptions) {
    Product root = channel.sample.model("shirt", 10);
    Product red = channel.sample.model("shirt-red", 11, 10);
    Product small = channel.sample.variant("shirt-red-s", 11);
    red.values.set(channel.sample.key("color"), Reference{channel.sample.option("color", "red")});
    small.values.set(channel.sample.key("size"), Reference{channel.sample.option("size", "s")});
    const Listing listing = channel.maker()->make({&small, &red, &root}, ListingRow::whole);
    EXPECT_EQ(listing.key, "shirt-red-s");
    EXPECT_EQ(listing.parent_key, "shirt-red");
    EXPECT_EQ(listing.group_key, "shirt");
    EXPECT_THAT(listing.options, ElementsAre(Pair("Colour", "red"), Pair("Size", "s")));
}

TEST_F(ListingOf, ARowHasTheFieldsOfItsLevel) {
    channel.field("item", FieldKind::text).level = FieldLevel::item;
    channel.field("variant", FieldKind::text).level = FieldLevel::variant;
    channel.field("both", FieldKind::text).level = FieldLevel::both;
    for (const char* id : {"item", "variant", "both"}) channel.map(id, SourceKind::constant, id);
    const auto maker = channel.maker();
    const auto fields_on = [&](ListingRow row) {
        std::vector<std::string> found;
        for (const auto& value : maker->make({&product, nullptr, nullptr}, row).values)
            found.push_back(value.text);
        return found;
    };
    EXPECT_THAT(fields_on(ListingRow::whole), ElementsAre("item", "variant", "both"));
    EXPECT_THAT(fields_on(ListingRow::item), ElementsAre("item", "both"));
    EXPECT_THAT(fields_on(ListingRow::variant), ElementsAre("variant", "both"));
}

TEST(CanonicalRecord, IsTheSameForTheSameContentOnly) {
    ExporterDescription exporter;
    exporter.id = "e";
    exporter.payload_version = "1";
    ExportItem item;
    item.key = "A";
    item.values = {{"title", "T"}, {"image", "1"}, {"image", "2"}};
    const std::string hash = record_hash(item, exporter, {});
    // printf '%s'
    // '["vitrine.record/1","e","1",{},["A","","",[["image","1"],["image","2"],["title","T"]],[],[]]]'
    // | sha256sum: a change here sends every item of every channel again.
    EXPECT_EQ(hash, "3aa7242c2eb683028d29c12f73e7dd0256fa8bff06cfb5584a945ac11ce9cc96");

    ExportItem same = item;
    same.kind = ExportKind::update;
    same.remote_id = "77";
    same.values = {{"image", "1"}, {"image", "2"}, {"title", "T"}};
    EXPECT_EQ(record_hash(same, exporter, {}), hash);

    ExportItem other = item;
    std::swap(other.values[1], other.values[2]);
    EXPECT_NE(record_hash(other, exporter, {}), hash) << "the order of images means something";
    other = item;
    other.group_key = "G";
    EXPECT_NE(record_hash(other, exporter, {}), hash);
    EXPECT_NE(record_hash(item, exporter, {{"decimal_sign", ","}}), hash);
    exporter.payload_version = "2";
    EXPECT_NE(record_hash(item, exporter, {}), hash);
}

}  // namespace
}  // namespace vitrine
