#include "catalog/inheritance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample_structure.h"

namespace vitrine {
namespace {

using ::testing::ElementsAre;

class Inheritance : public ::testing::Test {
protected:
    SampleStructure sample;
    Product root = sample.model("shirt", 10);
    Product red = sample.model("shirt-red", 11, 10);
    Product red_small = sample.variant("shirt-red-s", 11);
    Lineage lineage{&red_small, &red, &root};

    ValueKey name = sample.key("name", "", "en_US");
    ValueKey brand = sample.key("brand");
};

TEST_F(Inheritance, TakesTheNearestValueGoingUp) {
    root.values.set(name, Value(std::string("Shirt")));
    EXPECT_EQ(std::get<std::string>(*lineage.find(name)), "Shirt");
    EXPECT_EQ(lineage.owner(name), &root);
    red.values.set(name, Value(std::string("Red shirt")));
    EXPECT_EQ(std::get<std::string>(*lineage.find(name)), "Red shirt");
    red_small.values.set(name, Value(std::string("Small red shirt")));
    EXPECT_EQ(lineage.owner(name), &red_small);
    red_small.values.erase(name);
    EXPECT_EQ(lineage.owner(name), &red);
    EXPECT_EQ(lineage.find(brand), nullptr);
    EXPECT_EQ(lineage.owner(brand), nullptr);
}

TEST_F(Inheritance, CountsLevelsFromTheRoot) {
    EXPECT_EQ(lineage.level(), 2);
    EXPECT_EQ((Lineage{&red, &root, nullptr}.level()), 1);
    EXPECT_EQ((Lineage{&root, nullptr, nullptr}.level()), 0);
    EXPECT_EQ(&lineage.top(), &root);
    EXPECT_EQ((&Lineage{&root, nullptr, nullptr}.top()), &root);
}

TEST_F(Inheritance, JoinsTheCategoriesOfAllLevelsOwnOnesFirst) {
    root.values.set({property::categories, 0}, Value(References{{1, 4}}));
    red_small.values.set({property::categories, 0}, Value(References{{5, 1}}));
    EXPECT_THAT(categories_of(lineage), ElementsAre(5, 1, 4));
}

TEST_F(Inheritance, OwnsWhatItsLevelOwns) {
    struct Case {
        const char* attribute;
        bool by_root, by_red, by_red_small;
    };
    const Case cases[] = {
        {"name", true, false, false},    {"color", false, true, false},
        {"picture", false, true, false}, {"size", false, false, true},
        {"ean", false, false, true},     {"sku", true, true, true},
    };
    for (const Case& c : cases) {
        const Attribute& attribute = sample.attribute(c.attribute);
        EXPECT_EQ(owns(sample.structure, {&root, nullptr, nullptr}, attribute), c.by_root)
            << c.attribute;
        EXPECT_EQ(owns(sample.structure, {&red, &root, nullptr}, attribute), c.by_red)
            << c.attribute;
        EXPECT_EQ(owns(sample.structure, lineage, attribute), c.by_red_small) << c.attribute;
    }
}

TEST_F(Inheritance, LetsASimpleProductOwnEverything) {
    const Product tv = sample.product("tv-1", "tvs");
    const Lineage simple{&tv, nullptr, nullptr};
    EXPECT_EQ(family_variant_of(sample.structure, simple), nullptr);
    EXPECT_TRUE(owns(sample.structure, simple, sample.attribute("size")));
}

TEST_F(Inheritance, FindsTheFamilyOfAVariantThatDoesNotNameOneItself) {
    red_small.family = 0;
    red.family = 0;
    EXPECT_EQ(family_of(sample.structure, lineage)->code, "shirts");
    root.family = 0;
    EXPECT_EQ(family_of(sample.structure, lineage)->code, "shirts") << "by its variant structure";
}

TEST_F(Inheritance, ShowsTheInheritedLabelAsNameElseTheCode) {
    const auto english = sample.locale("en_US");
    EXPECT_EQ(display_name(sample.structure, lineage, 0, english), "shirt-red-s");
    root.values.set(name, Value(std::string("Shirt")));
    EXPECT_EQ(display_name(sample.structure, lineage, 0, english), "Shirt");
    EXPECT_EQ(display_name(sample.structure, lineage, 0, sample.locale("fr_FR")), "shirt-red-s");
    Product loose = sample.product("loose", "tvs");
    loose.family = 0;
    EXPECT_EQ(display_name(sample.structure, {&loose, nullptr, nullptr}, 0, english), "loose");
}

}  // namespace
}  // namespace vitrine
