#include "catalog/structure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalog/shown_name.h"
#include "catalog/value_text.h"
#include "sample_structure.h"

namespace vitrine {
namespace {

using ::testing::ElementsAre;

TEST(Entities, FindACodeWithoutRegardToCaseAndKeepItsSpelling) {
    Entities<Category> categories;
    const CategoryId id = categories.put({0, "Led_TVs", 0, {}, 0});
    ASSERT_NE(categories.find("LED_tvs"), nullptr);
    EXPECT_EQ(categories.find("LED_tvs")->id, id);
    EXPECT_EQ(categories.code_of(id), "Led_TVs");
    EXPECT_EQ(categories.code_of(99), "");
}

TEST(Entities, ForgetTheOldCodeWhenAnEntityIsRenamed) {
    Entities<Category> categories;
    const CategoryId id = categories.put({0, "old", 0, {}, 0});
    categories.put({id, "new", 0, {}, 0});
    EXPECT_EQ(categories.find("old"), nullptr);
    EXPECT_EQ(categories.find("new")->id, id);
    EXPECT_EQ(categories.size(), 1U);
}

TEST(Entities, NeverGiveTheIdOfARemovedEntityAgain) {
    Entities<Category> categories;
    const CategoryId first = categories.put({0, "a", 0, {}, 0});
    const CategoryId second = categories.put({0, "b", 0, {}, 0});
    categories.remove(second);
    EXPECT_EQ(categories.find(second), nullptr);
    EXPECT_EQ(categories.find("b"), nullptr);
    EXPECT_GT(categories.put({0, "c", 0, {}, 0}), second);
    EXPECT_EQ(categories.all().size(), 2U);
    EXPECT_EQ(categories.all().front()->id, first);
}

TEST(Structure, KeepsOptionsOfTheSameCodeApartByAttribute) {
    SampleStructure sample;
    Option red;
    red.attribute = sample.attribute("brand").id;
    red.code = "Red";
    const OptionId brand_red = sample.structure.options.put(red);
    const AttributeId color = sample.attribute("color").id;
    EXPECT_NE(sample.structure.find_option(color, "RED")->id, brand_red);
    EXPECT_EQ(sample.structure.find_option(sample.attribute("brand").id, "red")->id, brand_red);
    EXPECT_EQ(sample.structure.find_option(color, "green"), nullptr);
}

TEST(Structure, LabelsComeFromTheLocalesThatStandIn) {
    SampleStructure sample;
    Structure& structure = sample.structure;
    Locale french = *structure.locales.find("fr_FR");
    french.fallback = sample.locale("de_DE");
    structure.locales.put(french);
    Labels labels = {{"de_DE", "Farbe"}, {"en_US", "Colour"}, {"fr_CH", "Teinte"}};
    EXPECT_EQ(label_of(structure, labels, "color", "fr_FR"), "Farbe") << "as its values do";
    EXPECT_EQ(label_of(structure, labels, "color", "fr_CA"), "Teinte") << "nothing stands in";
    labels["fr_FR"] = "Couleur";
    EXPECT_EQ(label_of(structure, labels, "color", "fr_FR"), "Couleur");
    labels = {{"en_US", "Colour"}, {"fr_CH", "Teinte"}, {"de_DE", ""}};
    EXPECT_EQ(label_of(structure, labels, "color", "fr_FR"), "Teinte") << "of the same language";
    labels.erase("fr_CH");
    EXPECT_EQ(label_of(structure, labels, "color", "fr_FR"), "[color]");
    const Reference sony{sample.option("brand", "sony")};
    EXPECT_EQ(value_to_label(structure, sample.attribute("brand"), sony, "fr_FR"), "Sony-Gruppe");
}

TEST(Structure, ListsOptionsBySortOrderThenCode) {
    SampleStructure sample;
    Option last;
    last.attribute = sample.attribute("size").id;
    last.code = "a_late_one";
    last.sort_order = 3;
    sample.structure.options.put(last);
    std::vector<std::string> codes;
    for (const Option* option : sample.structure.options_of(last.attribute))
        codes.push_back(option->code);
    EXPECT_THAT(codes, ElementsAre("s", "m", "a_late_one", "xl"));
}

TEST(Structure, LeavesThePartsForWhichAnAttributeDoesNotVaryOutOfItsKey) {
    SampleStructure sample;
    const Structure& structure = sample.structure;
    const auto ecommerce = sample.channel("ecommerce");
    const auto english = sample.locale("en_US");
    const Attribute& brand = sample.attribute("brand");
    EXPECT_EQ(structure.key_for(brand, ecommerce, english, 1), (ValueKey{brand.id, 0}));

    const Attribute& description = sample.attribute("description");
    EXPECT_EQ(structure.key_for(description, ecommerce, english), std::nullopt) << "never kept yet";
    const ValueKey key = sample.key("description", "ecommerce", "en_US");
    EXPECT_EQ(structure.key_for(description, ecommerce, english), key);
    EXPECT_EQ(structure.key_for(description, ecommerce, english, 2), key);
    EXPECT_EQ(structure.key_for(description, sample.channel("print"), english), std::nullopt);
}

TEST(Structure, InternsAScopeOnce) {
    SampleStructure sample;
    const ScopeId scope = sample.structure.intern_scope(1, 2, 0);
    EXPECT_EQ(sample.structure.intern_scope(1, 2, 0), scope);
    EXPECT_EQ(sample.structure.intern_scope(0, 0, 0), 0);
    EXPECT_EQ(sample.structure.scope(scope).channel, 1);
    EXPECT_EQ(sample.structure.scope(scope).locale, 2);
    EXPECT_EQ(sample.structure.scope(0).channel, 0);
}

TEST(Structure, KnowsWhatLiesUnderACategory) {
    SampleStructure sample;
    const Structure& structure = sample.structure;
    EXPECT_TRUE(structure.is_under(sample.category("led_tvs"), sample.category("master")));
    EXPECT_TRUE(structure.is_under(sample.category("tvs"), sample.category("tvs")));
    EXPECT_FALSE(structure.is_under(sample.category("tvs"), sample.category("led_tvs")));
    EXPECT_FALSE(structure.is_under(sample.category("outlet"), sample.category("master")));
    EXPECT_THAT(
        structure.path_of(sample.category("led_tvs")),
        ElementsAre(sample.category("master"), sample.category("tvs"), sample.category("led_tvs")));
    EXPECT_TRUE(structure.path_of(99).empty());
}

TEST(Structure, EndsInALoopOfCategoriesToo) {
    Structure structure;
    structure.categories.put({1, "a", 2, {}, 0});
    structure.categories.put({2, "b", 1, {}, 0});
    EXPECT_FALSE(structure.is_under(1, 3));
    EXPECT_EQ(structure.path_of(1).size(), 2U);
}

TEST(Structure, ListsTheLocalesThatSomeChannelUses) {
    SampleStructure sample;
    sample.structure.locales.put({0, "it_IT"});
    EXPECT_THAT(
        sample.structure.active_locales(),
        ElementsAre(sample.locale("en_US"), sample.locale("fr_FR"), sample.locale("de_DE")));
}

TEST(Structure, NamesFieldsAsPeopleWriteThem) {
    SampleStructure sample;
    const auto name = [&](ValueKey key) { return field_name(sample.structure, key); };
    EXPECT_EQ(name(sample.key("brand")), "brand");
    EXPECT_EQ(name(sample.key("name", "", "en_US")), "name[en_US]");
    EXPECT_EQ(name(sample.key("description", "print", "de_DE")), "description[print,de_DE]");
    EXPECT_EQ(name(sample.key("price", "", "", "EUR")), "price[EUR]");
    EXPECT_EQ(name({property::family, 0}), "family");
    EXPECT_EQ(name({property::categories, 0}), "categories");
    EXPECT_EQ(name({property::linked_products, 1}), "X_SELL.products");
    EXPECT_EQ(name({property::linked_models, 1}), "X_SELL.product_models");
    EXPECT_EQ(name({property::linked_groups, 9}), "#9.groups");
    EXPECT_EQ(name({9999, 0}), "#9999");
}

TEST(FamilyVariant, SaysWhichLevelOwnsAnAttribute) {
    SampleStructure sample;
    const FamilyVariant& variant = *sample.structure.family_variants.find("shirts_color_size");
    EXPECT_EQ(variant.level_of(sample.attribute("name").id), 0);
    EXPECT_EQ(variant.level_of(sample.attribute("picture").id), 1);
    EXPECT_EQ(variant.level_of(sample.attribute("size").id), 2);
    EXPECT_TRUE(sample.structure.families.find("shirts")->has(sample.attribute("ean").id));
    EXPECT_FALSE(sample.structure.families.find("shirts")->has(sample.attribute("screen").id));
}

}  // namespace
}  // namespace vitrine
