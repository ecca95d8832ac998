#include "publish/readiness.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "publish/sample_channel.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

// One row of the table: a text in a field of a kind, and the rule it breaks; empty: none.
struct RuleCase {
    FieldKind kind;
    const char* text;
    const char* rule;
};

class Readiness : public testing::Test {
protected:
    ExporterField& required_field(FieldKind kind = FieldKind::text) {
        ExporterField& field = channel.field("f", kind);
        field.required = true;
        return field;
    }
    void constant(const std::string& text) { channel.map("f", SourceKind::constant, text); }

    SampleChannel channel;
    Product product = channel.sample.product("TV-1", "tvs");
};

TEST_F(Readiness, BlocksAnEmptyRequiredFieldAndNamesTheAttributeToFill) {
    required_field();
    channel.map_attribute("f", "name");
    channel.map_attribute("f", "ean");
    const JudgedItem judged = channel.judge(product);
    EXPECT_TRUE(judged.blocked);
    ASSERT_THAT(judged.issues, SizeIs(1));
    EXPECT_EQ(judged.issues[0].rule, "required");
    EXPECT_EQ(judged.issues[0].column, "f");
    EXPECT_EQ(judged.issues[0].product, "TV-1");
    EXPECT_EQ(judged.issues[0].fix, "Fill Name (name[en_US]) or ean.");
}

TEST_F(Readiness, NamesTheModelThatOwnsTheAttribute) {
    required_field();
    channel.map_attribute("f", "brand");
    Product root = channel.sample.model("shirt", 10);
    Product red = channel.sample.model("shirt-red", 11, 10);
    Product small = channel.sample.variant("shirt-red-s", 11);
    EXPECT_EQ(channel.judge({&small, &red, &root}).issues.at(0).fix,
              "Fill brand of the model shirt.");
    channel.profile.fields["f"].front().text = "color";
    EXPECT_EQ(channel.judge({&small, &red, &root}).issues.at(0).fix,
              "Fill Colour (color) of the model shirt-red.");
    channel.profile.fields["f"].front().text = "ean";
    EXPECT_EQ(channel.judge({&small, &red, &root}).issues.at(0).fix, "Fill ean.");
}

TEST_F(Readiness, BlocksARequiredFieldThatNobodyMapped) {
    required_field();
    const JudgedItem judged = channel.judge(product);
    EXPECT_TRUE(judged.blocked);
    EXPECT_EQ(judged.issues.at(0).rule, "unmapped");
}

TEST_F(Readiness, CountsLengthInCharacters) {
    required_field().max_length = 5;
    constant("éééééé");
    EXPECT_EQ(channel.judge(product).issues.at(0).rule, "length");
    channel.profile.fields["f"].front().text = "ééééé";
    EXPECT_THAT(channel.judge(product).issues, IsEmpty());
    channel.exporter.fields.front().min_length = 6;
    channel.exporter.fields.front().max_length = 0;
    EXPECT_EQ(channel.judge(product).issues.at(0).rule, "length");
}

TEST_F(Readiness, CutsWhatIsTooLongWhereTheProfileSaysSo) {
    required_field().max_length = 10;
    channel.map("f", SourceKind::constant, "twelve characters").too_long = TooLong::cut;
    const JudgedItem judged = channel.judge(product);
    EXPECT_FALSE(judged.blocked);
    EXPECT_THAT(judged.item.values, ElementsAre(Pair("f", "twelve")));
}

TEST_F(Readiness, AppliesPatternsToTheWholeValue) {
    required_field().pattern = "[a-z]+|[0-9]+";
    constant("abc");
    EXPECT_THAT(channel.judge(product).issues, IsEmpty());
    channel.profile.fields["f"].front().text = "abc1";
    EXPECT_EQ(channel.judge(product).issues.at(0).rule, "pattern");
}

TEST_F(Readiness, KnowsWhatEachKindOfFieldTakes) {
    const RuleCase cases[] = {
        {FieldKind::gtin, "4006381333931", ""},
        {FieldKind::gtin, "4006381333932", "gtin"},
        {FieldKind::gtin, "123", "gtin"},
        {FieldKind::gtin, "400638133393X", "gtin"},
        {FieldKind::url, "https://a.example/x", ""},
        {FieldKind::url, "www.a.example", "url"},
        {FieldKind::image, "x.jpg", "url"},
        {FieldKind::price, "19.99 EUR", ""},
        {FieldKind::price, "0.00 EUR", "price"},
        {FieldKind::price, "-1.00 EUR", "price"},
        {FieldKind::price, "19.99", "price"},
        {FieldKind::price, "19.999 EUR", "price"},
        {FieldKind::price, "abc EUR", "price"},
        {FieldKind::number, "12.5", ""},
        {FieldKind::number, "12,5", "number"},
        {FieldKind::boolean, "true", ""},
        {FieldKind::boolean, "1", "choice"},
        {FieldKind::date, "2026-11-22", ""},
        {FieldKind::date, "22.11.2026", "date"},
        {FieldKind::measurement, "1.2 KGM", ""},
        {FieldKind::measurement, "1.2", "number"},
        {FieldKind::text, "anything", ""},
    };
    for (const RuleCase& row : cases) {
        channel.exporter.fields.clear();
        channel.profile.fields.clear();
        required_field(row.kind);
        constant(row.text);
        const JudgedItem judged = channel.judge(product);
        EXPECT_EQ(judged.blocked, *row.rule != '\0') << row.text;
        EXPECT_EQ(judged.issues.empty() ? "" : judged.issues.front().rule, row.rule) << row.text;
    }
}

TEST_F(Readiness, WantsOneOfTheChoices) {
    required_field(FieldKind::choice).choices = {"new", "used"};
    constant("old");
    const JudgedItem judged = channel.judge(product);
    EXPECT_EQ(judged.issues.at(0).rule, "choice");
    EXPECT_THAT(judged.issues.at(0).fix, HasSubstr("new, used"));
}

TEST_F(Readiness, LeavesAWrongOptionalValueOutAndSaysSo) {
    channel.field("f", FieldKind::gtin);
    constant("4006381333932");
    const JudgedItem judged = channel.judge(product);
    EXPECT_FALSE(judged.blocked);
    EXPECT_THAT(judged.item.values, IsEmpty());
    ASSERT_THAT(judged.issues, SizeIs(1));
    EXPECT_EQ(judged.issues[0].severity, Severity::warning);
    EXPECT_EQ(judged.issues[0].rule, "gtin");
}

TEST_F(Readiness, SaysThatAPictureIsMissingRatherThanEmpty) {
    required_field(FieldKind::image);
    channel.map_attribute("f", "picture");
    EXPECT_EQ(channel.judge(product).issues.at(0).rule, "required");
    product.values.set(channel.sample.key("picture"), FileReference{"x.jpg", ""});
    const JudgedItem judged = channel.judge(product);
    EXPECT_TRUE(judged.blocked);
    ASSERT_THAT(judged.issues, SizeIs(1));
    EXPECT_EQ(judged.issues[0].rule, "image");
}

TEST_F(Readiness, KeepsTheFirstValuesOfAFieldThatHasTooMany) {
    ExporterField& field = channel.field("f", FieldKind::text);
    field.repeated = true;
    field.max_values = 2;
    for (const char* text : {"a", "b", "c"}) constant(text);
    const JudgedItem judged = channel.judge(product);
    EXPECT_THAT(judged.item.values, ElementsAre(Pair("f", "a"), Pair("f", "b")));
    EXPECT_EQ(judged.issues.at(0).rule, "count");
    EXPECT_FALSE(judged.blocked);
}

class GroupReadiness : public Readiness {
protected:
    GroupReadiness() {
        channel.exporter.grouping = Grouping::grouped;
        ExporterField& title = channel.field("title", FieldKind::text);
        title.required = true;
        title.level = FieldLevel::item;
        ExporterField& barcode = channel.field("barcode", FieldKind::gtin);
        barcode.required = true;
        barcode.level = FieldLevel::variant;
        channel.map_attribute("title", "name");
        channel.map_attribute("barcode", "ean");
        red.values.set(channel.sample.key("color"),
                       Reference{channel.sample.option("color", "red")});
        root.values.set(channel.sample.key("name", {}, "en_US"), std::string("Shirt"));
        for (Product* variant : {&small, &large}) {
            variant->values.set(channel.sample.key("ean"), std::string("4006381333931"));
        }
        small.values.set(channel.sample.key("size"), Reference{channel.sample.option("size", "s")});
        large.values.set(channel.sample.key("size"),
                         Reference{channel.sample.option("size", "xl")});
    }
    JudgedItem judge() {
        const auto maker = channel.maker();
        const std::vector<Listing> variants = {
            maker->make({&small, &red, &root}, ListingRow::variant),
            maker->make({&large, &red, &root}, ListingRow::variant)};
        return ReadinessRules(*maker).judge_group(
            maker->make_group({&root, nullptr, nullptr},
                              {{&small, &red, &root}, {&large, &red, &root}}),
            variants);
    }
    Product root = channel.sample.model("shirt", 10);
    Product red = channel.sample.model("shirt-red", 11, 10);
    Product small = channel.sample.variant("shirt-s", 11);
    Product large = channel.sample.variant("shirt-xl", 11);
};

TEST_F(GroupReadiness, CarriesItsVariants) {
    const JudgedItem judged = judge();
    EXPECT_FALSE(judged.blocked);
    EXPECT_EQ(judged.item.key, "shirt");
    EXPECT_THAT(judged.item.values, ElementsAre(Pair("title", "Shirt")));
    ASSERT_THAT(judged.item.variants, SizeIs(2));
    EXPECT_THAT(judged.item.variants[1].options,
                ElementsAre(Pair("Colour", "red"), Pair("Size", "xl")));
    EXPECT_THAT(judged.item.variants[1].values, ElementsAre(Pair("barcode", "4006381333931")));
}

TEST_F(GroupReadiness, TakesPicturesOfTheVariantsWhereTheModelHasNone) {
    ExporterField& image = channel.field("image", FieldKind::image);
    image.level = FieldLevel::item;
    image.repeated = true;
    channel.map_attribute("image", "picture");
    red.values.set(channel.sample.key("picture"), FileReference{"red.jpg", "abc"});
    EXPECT_THAT(judge().item.values,
                ElementsAre(Pair("title", "Shirt"), Pair("image", "https://img.example/red.jpg")));
}

TEST_F(GroupReadiness, LeavesOutAVariantThatIsNotReady) {
    small.values.erase(channel.sample.key("ean"));
    const JudgedItem judged = judge();
    EXPECT_FALSE(judged.blocked);
    EXPECT_EQ(judged.variants_left_out, 1);
    EXPECT_THAT(judged.item.variants, SizeIs(1));
    ASSERT_THAT(judged.issues, SizeIs(1));
    EXPECT_EQ(judged.issues[0].product, "shirt-s");
}

TEST_F(GroupReadiness, IsBlockedWithoutAReadyVariant) {
    small.values.erase(channel.sample.key("ean"));
    large.values.erase(channel.sample.key("ean"));
    const JudgedItem judged = judge();
    EXPECT_TRUE(judged.blocked);
    EXPECT_EQ(judged.issues.back().rule, "variants");
}

TEST_F(GroupReadiness, IsBlockedByWhatTheModelLacks) {
    root.values.erase(channel.sample.key("name", {}, "en_US"));
    EXPECT_TRUE(judge().blocked);
}

TEST_F(GroupReadiness, IsBlockedWithMoreAxesThanTheChannelTakes) {
    channel.exporter.max_options = 1;
    const JudgedItem judged = judge();
    EXPECT_TRUE(judged.blocked);
    EXPECT_EQ(judged.issues.front().rule, "options");
}

}  // namespace
}  // namespace vitrine
