#include "operations/rename_code.h"

#include <gtest/gtest.h>

#include "catalog/lifecycle.h"
#include "operations/structure_fixture.h"
#include "publish/channel_profile.h"

namespace vitrine {
namespace {

using testing::HasSubstr;

class RenameCode : public test::StructureFixture {
protected:
    StructureChangeReport rename(std::string_view kind, std::string_view code,
                                 std::string_view other) {
        const EntityAddress what = entity(kind, code);
        auto report = check(
            [&](ChangeIntent intent) { return rename_code(*catalogue, what, other, intent); });
        if (report.change_set != 0) {
            EXPECT_EQ(entity(kind, kind == "option" ? option_code(code, other) : other), what);
        }
        return report;
    }
    static std::string option_code(std::string_view code, std::string_view other) {
        return std::string(code.substr(0, code.find(':') + 1)) + std::string(other);
    }
};

TEST_F(RenameCode, KeepsWhatRefersById) {
    const auto before = own(shirt_red_s, "size");
    const auto report = rename("attribute", "size", "shirt_size");
    EXPECT_EQ(report.entities_changed, 1);
    EXPECT_EQ(report.products_changed, 0);
    EXPECT_EQ(own(shirt_red_s, "shirt_size"), before);
    rename("option", "shirt_size:s", "small");
    EXPECT_EQ(own(shirt_red_s, "shirt_size"), "small");
}

TEST_F(RenameCode, WorksForEveryKind) {
    save_filter(*catalogue, "sale", "enabled = true");
    for (const auto& [kind, code] : {std::pair{"attribute", "rating"},
                                     {"option", "brand:lg"},
                                     {"family", "tvs"},
                                     {"family_variant", "shirts_color_size"},
                                     {"category", "tvs"},
                                     {"channel", "print"},
                                     {"locale", "fr_FR"},
                                     {"currency", "USD"},
                                     {"association_type", "X_SELL"},
                                     {"group_type", "RELATED"},
                                     {"group", "promo"},
                                     {"saved_filter", "sale"},
                                     {"product", "tv"}}) {
        EXPECT_NE(rename(kind, code, "another").change_set, 0) << kind;
    }
    EXPECT_NE(rename("product", "shirt", "another_model").change_set, 0);
    // A change of capitals is one, too.
    EXPECT_NE(rename("family", "another", "Another").change_set, 0);
    EXPECT_EQ(rename("family", "another", "Another").change_set, 0);
}

TEST_F(RenameCode, WarnsWhereTheLifecycleKnowsAnOptionByItsCode) {
    {
        ChangeSetWriter writer(*catalogue, {"ada", "new", {}, {}, 0});
        StandardAttribute status = standard_attribute(AttributeRole::status);
        const AttributeId id = writer.put(status.attribute);
        for (Option& option : status.options) {
            option.attribute = id;
            writer.put(option);
        }
        writer.finish();
    }
    EXPECT_EQ(rules(rename("option", "lifecycle:discontinued", "gone")), "structure.lifecycle:1");
    EXPECT_EQ(rules(rename("option", "lifecycle:gone", "Discontinued")), "structure.lifecycle:1");
    EXPECT_EQ(rules(rename("option", "lifecycle:active", "sold")), "");
}

TEST_F(RenameCode, RefusesACodeThatIsTakenOrNone) {
    const auto refused = [&](std::string_view kind, std::string_view code, std::string_view to) {
        const EntityAddress what = entity(kind, code);
        return refusal([&] { rename_code(*catalogue, what, to, ChangeIntent::save); });
    };
    EXPECT_THAT(refused("attribute", "size", "COLOR"), HasSubstr("is taken"));
    EXPECT_THAT(refused("option", "size:s", "M"), HasSubstr("is taken"));
    EXPECT_THAT(refused("product", "tv", "Shirt-Red-S"), HasSubstr("is taken"));
    EXPECT_THAT(refused("attribute", "size", " "), HasSubstr("blank"));
    EXPECT_THAT(refused("attribute", "size", "two-words"), HasSubstr("hyphens"));
    EXPECT_THAT(refused("category", "tvs", "a,b"), HasSubstr("comma"));
    EXPECT_THAT(refused("family", "tvs", "a\nb"), HasSubstr("one line"));
    // Models and products have codes of their own, and so have the options of each attribute.
    EXPECT_EQ(refused("product", "tv", "shirt"), "");
    EXPECT_EQ(refused("option", "size:s", "red"), "");
    EXPECT_THAT(refusal([&] { entity("atribute", "size"); }), HasSubstr("attribute?"));
    EXPECT_THAT(refusal([&] { entity("attribute", "sizes"); }), HasSubstr("size?"));
    EXPECT_THAT(refusal([&] { entity("option", "size"); }), HasSubstr("color:red"));
}

TEST_F(RenameCode, LetsSavedFiltersFollow) {
    save_filter(*catalogue, "a", "color  =  red  and size = s");
    save_filter(*catalogue, "b", "@a or name[en_US] contains \"color\"");
    save_filter(*catalogue, "c", "sku = tv or sku contains tv");
    const auto report = rename("attribute", "color", "and");
    EXPECT_EQ(report.count("filters"), 1);
    EXPECT_EQ(filter("a"), "`and` = red and size = s");
    EXPECT_EQ(filter("b"), "@a or name[en_US] contains \"color\"");
    rename("option", "and:red", "dark red");
    EXPECT_EQ(filter("a"), "`and` = \"dark red\" and size = s");
    rename("saved_filter", "a", "one and all");
    EXPECT_EQ(filter("b"), "@\"one and all\" or name[en_US] contains color");
    rename("locale", "en_US", "en_GB");
    EXPECT_EQ(filter("b"), "@\"one and all\" or name[en_GB] contains color");
    EXPECT_EQ(rename("product", "tv", "screen").count("filters"), 1);
    EXPECT_EQ(filter("c"), "sku = screen or sku contains tv");
}

TEST_F(RenameCode, LetsChannelProfilesFollow) {
    set_profile("print", R"({"vitrine_channel_profile": 1, "channel": "print", "exporter": "x",
        "locales": ["de_DE"], "tree": "master", "conversion_units": {"weight": "KILOGRAM"},
        "settings": {"base": "https://x"},
        "locale": "de_DE", "currency": "EUR",
        "assortment": {"filter": "family = tvs and color = red", "families": ["tvs"]},
        "fields": {
          "a": [{"attribute": "Color", "values": {"red": "R", "blue": "B"}},
                {"attribute": "name", "locale": "de_DE", "channel": "print"}],
          "b": {"template": "{base}/{{{color}}}/{sku}"},
          "c": {"property": "family", "values": {"tvs": "TV"}},
          "d": {"property": "category", "values": {"led_tvs": "LED"}}}})");
    for (const auto& [kind, code, other] : {std::tuple{"attribute", "color", "colour"},
                                            {"option", "colour:red", "crimson"},
                                            {"family", "tvs", "screens"},
                                            {"category", "led_tvs", "flat"},
                                            {"locale", "de_DE", "de_AT"},
                                            {"channel", "print", "paper"},
                                            {"currency", "EUR", "CHF"},
                                            {"attribute", "weight", "mass"},
                                            {"category", "master", "shop"}}) {
        EXPECT_EQ(rename(kind, code, other).count("profiles"), 1) << kind << ' ' << code;
    }
    const auto reading = read_channel_profile(profile("paper"));
    ASSERT_TRUE(reading.is_usable());
    const ChannelProfile& now = reading.profile;
    EXPECT_EQ(now.channel, "paper");
    EXPECT_EQ(now.locale, "de_AT");
    EXPECT_EQ(now.currency, "CHF");
    EXPECT_EQ(now.tree, "shop");
    EXPECT_EQ(now.conversion_units.count("mass"), 1U);
    EXPECT_EQ(now.assortment.filter, "family = screens and colour = crimson");
    EXPECT_THAT(now.assortment.families, testing::ElementsAre("screens"));
    EXPECT_EQ(now.fields.at("a")[0].text, "colour");
    EXPECT_EQ(now.fields.at("a")[0].values.count("crimson"), 1U);
    EXPECT_EQ(now.fields.at("a")[1].locale, "de_AT");
    EXPECT_EQ(now.fields.at("a")[1].channel, "paper");
    EXPECT_EQ(now.fields.at("b")[0].text, "{base}/{{{colour}}}/{sku}");
    EXPECT_EQ(now.fields.at("c")[0].values.count("screens"), 1U);
    EXPECT_EQ(now.fields.at("d")[0].values.count("flat"), 1U);
    // A hole of the new name would be the setting.
    const EntityAddress colour = entity("attribute", "colour");
    EXPECT_EQ(rules(rename_code(*catalogue, colour, "base", ChangeIntent::save)),
              "rename.setting:1");
}

TEST_F(RenameCode, LetsLabelsAndAttributeGroupsFollow) {
    {
        ChangeSetWriter writer(*catalogue, {"ada", "new", {}, {}, 0});
        AttributeGroup group;
        group.code = "looks";
        group.attributes = {"size", "Color"};
        writer.put(group);
        writer.finish();
    }
    rename("attribute", "color", "colour");
    EXPECT_THAT(catalogue->structure()->attribute_groups.find("looks")->attributes,
                testing::ElementsAre("size", "colour"));
    EXPECT_GT(rename("locale", "en_US", "en_GB").count("labels"), 3);
    EXPECT_EQ(catalogue->structure()->families.find("tvs")->labels.at("en_GB"), "TV sets");
}

TEST_F(RenameCode, WarnsWhereACodeHasAMeaning) {
    EXPECT_EQ(rules(rename("attribute", "ean", "number_below_the_bars")), "rename.gtin:1");
    EXPECT_EQ(rules(rename("attribute", "in", "gtin")), "rename.gtin:1");
}

}  // namespace
}  // namespace vitrine
