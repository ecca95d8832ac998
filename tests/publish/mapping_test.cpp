#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "publish/field_mapping.h"
#include "publish/sample_channel.h"

namespace vitrine {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

testing::Matcher<Issue> issue(const std::string& rule, const std::string& column) {
    return testing::AllOf(Field("rule", &Issue::rule, rule),
                          Field("column", &Issue::column, column));
}

class Mapping : public testing::Test {
protected:
    Mapping() { channel.field("title", FieldKind::text); }
    SampleChannel channel;
    Product product = channel.sample.product("TV-1", "tvs");
};

TEST_F(Mapping, TakesAnAttributeInThePublishLocale) {
    product.values.set(channel.sample.key("name", {}, "en_US"), std::string("Television"));
    product.values.set(channel.sample.key("name", {}, "fr_FR"), std::string("Téléviseur"));
    channel.map_attribute("title", "name");
    EXPECT_THAT(channel.texts("title", product), ElementsAre("Television"));
    channel.profile.locale = "fr_FR";
    EXPECT_THAT(channel.texts("title", product), ElementsAre("Téléviseur"));
    channel.profile.fields["title"].front().locale = "en_US";
    EXPECT_THAT(channel.texts("title", product), ElementsAre("Television"));
}

TEST_F(Mapping, TakesAValueOfAnotherChannelWhereTheSourceSaysSo) {
    product.values.set(channel.sample.key("description", "print", "de_DE"),
                       std::string("Gedruckt"));
    FieldSource& source = channel.map_attribute("title", "description");
    EXPECT_THAT(channel.texts("title", product), IsEmpty());
    source.channel = "print";
    source.locale = "de_DE";
    EXPECT_THAT(channel.texts("title", product), ElementsAre("Gedruckt"));
}

TEST_F(Mapping, TakesTheFirstSourceThatIsFilled) {
    channel.map_attribute("title", "name");
    channel.map_attribute("title", "ean");
    channel.map("title", SourceKind::constant, "nameless");
    EXPECT_THAT(channel.texts("title", product), ElementsAre("nameless"));
    product.values.set(channel.sample.key("ean"), std::string("4006381333931"));
    EXPECT_THAT(channel.texts("title", product), ElementsAre("4006381333931"));
}

TEST_F(Mapping, TakesEverySourceOfARepeatedField) {
    channel.exporter.fields.front().repeated = true;
    product.values.set(channel.sample.key("features"),
                       References{{channel.sample.option("features", "wifi"),
                                   channel.sample.option("features", "hdr")}});
    channel.map_attribute("title", "features");
    channel.map("title", SourceKind::constant, "new");
    EXPECT_THAT(channel.texts("title", product), ElementsAre("wifi", "hdr", "new"));
}

TEST_F(Mapping, InheritsFromTheModelsAbove) {
    Product root = channel.sample.model("shirt", 10);
    Product red = channel.sample.model("shirt-red", 11, 10);
    Product small = channel.sample.variant("shirt-red-s", 11);
    root.values.set(channel.sample.key("name", {}, "en_US"), std::string("Shirt"));
    red.values.set(channel.sample.key("color"), Reference{channel.sample.option("color", "red")});
    channel.map_attribute("title", "name");
    EXPECT_THAT(channel.texts("title", Lineage{&small, &red, &root}), ElementsAre("Shirt"));
}

TEST_F(Mapping, WritesLabelsOfOptionsOrTheirCodes) {
    product.values.set(channel.sample.key("brand"),
                       Reference{channel.sample.option("brand", "sony")});
    FieldSource& source = channel.map_attribute("title", "brand");
    EXPECT_THAT(channel.texts("title", product), ElementsAre("Sony Group"));
    source.locale = "de_DE";
    EXPECT_THAT(channel.texts("title", product), ElementsAre("Sony-Gruppe"));
    source.option = OptionText::code;
    EXPECT_THAT(channel.texts("title", product), ElementsAre("sony"));
    product.values.set(channel.sample.key("brand"),
                       Reference{channel.sample.option("brand", "lg")});
    source.option = OptionText::label;
    EXPECT_THAT(channel.texts("title", product), ElementsAre("lg"))
        << "no label: the code, without brackets";
}

TEST_F(Mapping, TranslatesByAValueTable) {
    product.values.set(channel.sample.key("brand"),
                       Reference{channel.sample.option("brand", "sony")});
    FieldSource& source = channel.map_attribute("title", "brand");
    source.values = {{"SONY", "Sony Corporation"}};
    EXPECT_THAT(channel.texts("title", product), ElementsAre("Sony Corporation"));
    source.values = {{"lg", "LG"}};
    EXPECT_THAT(channel.texts("title", product), IsEmpty());
    source.unlisted = Unlisted::keep;
    EXPECT_THAT(channel.texts("title", product), ElementsAre("Sony Group"));
}

TEST_F(Mapping, KnowsTheProductsProperties) {
    product.values.set(channel.sample.key("name", {}, "en_US"), std::string("Television"));
    product.values.set({property::categories, 0}, References{{channel.sample.category("led_tvs")}});
    channel.map("title", SourceKind::property, "sku");
    std::string& property = channel.profile.fields["title"].front().text;
    const std::pair<const char*, std::vector<std::string>> expected[] = {
        {"sku", {"TV-1"}},
        {"name", {"Television"}},
        {"family", {"TV sets"}},
        {"category", {"led_tvs"}},
        {"category_path", {"Televisions > led_tvs"}},
        {"parent", {}},
        {"root", {}},
        {"enabled", {"1"}}};
    for (const auto& [name, texts] : expected) {
        property = name;
        EXPECT_EQ(channel.texts("title", product), texts) << name;
    }
}

TEST_F(Mapping, FindsACategoryOfTheTableAmongThoseAbove) {
    product.values.set({property::categories, 0}, References{{channel.sample.category("outlet"),
                                                              channel.sample.category("led_tvs")}});
    FieldSource& source = channel.map("title", SourceKind::property, "category");
    source.values = {{"tvs", "Electronics > Video"}, {"outlet", "never: another tree"}};
    EXPECT_THAT(channel.texts("title", product), ElementsAre("Electronics > Video"));
}

TEST_F(Mapping, TurnsEnabledIntoAvailability) {
    FieldSource& source = channel.map("title", SourceKind::property, "enabled");
    source.values = {{"1", "in_stock"}, {"0", "out_of_stock"}};
    EXPECT_THAT(channel.texts("title", product), ElementsAre("in_stock"));
    product.enabled = false;
    EXPECT_THAT(channel.texts("title", product), ElementsAre("out_of_stock"));
}

TEST_F(Mapping, FillsTemplatesAndEncodesWhatGoesIntoAddresses) {
    product.code = "TV/1 é";
    channel.map("title", SourceKind::text_template, "{link_base}/{sku}.html");
    EXPECT_THAT(channel.texts("title", product), ElementsAre("https://shop.example/TV/1 é.html"));
    channel.exporter.fields.front().kind = FieldKind::url;
    EXPECT_THAT(channel.texts("title", product),
                ElementsAre("https://shop.example/TV%2F1%20%C3%A9.html"));
}

TEST_F(Mapping, LeavesATemplateOutWhereAHoleIsEmpty) {
    channel.map("title", SourceKind::text_template, "{brand} {name}");
    EXPECT_THAT(channel.texts("title", product), IsEmpty());
    product.values.set(channel.sample.key("name", {}, "en_US"), std::string("Television"));
    product.values.set(channel.sample.key("brand"),
                       Reference{channel.sample.option("brand", "sony")});
    EXPECT_THAT(channel.texts("title", product), ElementsAre("Sony Group Television"));
}

TEST_F(Mapping, NamesWhatTheCatalogueOrTheExporterDoesNotKnow) {
    channel.map_attribute("title", "nme");
    channel.map_attribute("title", "name").locale = "xx_XX";
    channel.map("headline", SourceKind::constant, "x");
    channel.profile.exporter_settings = {{"code_page", "utf-8"}};
    channel.profile.assortment.filter = "nonsense = 1";
    const Issues issues = channel.maker()->issues();
    EXPECT_THAT(issues, Contains(issue("profile.unknown_attribute", "fields.title[0]")));
    EXPECT_THAT(issues, Contains(issue("profile.unknown_name", "fields.title[1].locale")));
    EXPECT_THAT(issues, Contains(issue("profile.unknown_field", "fields.headline")));
    EXPECT_THAT(issues, Contains(issue("profile.unknown_setting", "exporter_settings.code_page")));
    EXPECT_THAT(issues, Contains(issue("profile.filter", "assortment.filter")));
}

TEST_F(Mapping, RefusesAUnitOfAnotherFamily) {
    channel.map_attribute("title", "weight").unit = "METER";
    EXPECT_THAT(channel.maker()->issues(), Contains(issue("profile.unit", "fields.title.unit")));
}

}  // namespace
}  // namespace vitrine
