#include "catalog/completeness.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample_structure.h"

namespace vitrine {
namespace {

using ::testing::ElementsAre;

class CompletenessOf : public ::testing::Test {
protected:
    SampleStructure sample;
    Product tv = sample.product("tv-1", "tvs");

    Completeness judge(const Lineage& lineage, std::string_view channel, std::string_view locale) {
        return completeness(sample.structure, lineage, *sample.structure.channels.find(channel),
                            sample.locale(locale));
    }
    Completeness judge(std::string_view channel, std::string_view locale) {
        return judge({&tv, nullptr, nullptr}, channel, locale);
    }
    AttributeId id(std::string_view code) { return sample.attribute(code).id; }
    void fill(ValueKey key) { tv.values.set(key, Value(std::string("x"))); }
};

TEST_F(CompletenessOf, AProductWithoutAFamilyIsAlwaysComplete) {
    tv.family = 0;
    EXPECT_EQ(judge("ecommerce", "en_US").percent(), 100);
    EXPECT_EQ(judge("ecommerce", "en_US").required, 0);
}

TEST_F(CompletenessOf, ANewProductHasItsIdentifierAndMissesTheRestInTheFamilysOrder) {
    const Completeness result = judge("ecommerce", "en_US");
    EXPECT_EQ(result.required, 4);
    EXPECT_EQ(result.filled, 1);
    EXPECT_EQ(result.percent(), 25);
    EXPECT_THAT(result.missing, ElementsAre(id("name"), id("description"), id("price")));
}

TEST_F(CompletenessOf, AProductDiffersByChannelAndLocale) {
    fill(sample.key("name", "", "en_US"));
    fill(sample.key("description", "ecommerce", "en_US"));
    EXPECT_EQ(judge("ecommerce", "en_US").filled, 3);
    EXPECT_EQ(judge("ecommerce", "fr_FR").filled, 1);
    EXPECT_EQ(judge("print", "en_US").required, 3);
}

TEST(Completeness, CountsAPriceOnlyWhenEveryCurrencyOfTheChannelHasAnAmount) {
    SampleStructure sample;
    Product tv = sample.product("tv-1", "tvs");
    const Lineage lineage{&tv, nullptr, nullptr};
    const auto missing = [&](std::string_view channel) {
        return completeness(sample.structure, lineage, *sample.structure.channels.find(channel),
                            sample.locale("de_DE"))
            .missing;
    };
    const AttributeId price = sample.attribute("price").id;
    tv.values.set(sample.key("price", "", "", "EUR"), Value(Decimal(999, 0)));
    EXPECT_THAT(missing("ecommerce"), ::testing::Contains(price));
    EXPECT_THAT(missing("print"), ::testing::Not(::testing::Contains(price)));
    tv.values.set(sample.key("price", "", "", "USD"), Value(Decimal(0, 0)));
    EXPECT_THAT(missing("ecommerce"), ::testing::Not(::testing::Contains(price)));
}

TEST(Completeness, AsksForNoAmountInACurrencyThatIsSwitchedOff) {
    SampleStructure sample;
    Currency dollar = *sample.structure.currencies.find("USD");
    dollar.activated = false;
    sample.structure.currencies.put(dollar);
    Product tv = sample.product("tv-1", "tvs");
    tv.values.set(sample.key("price", "", "", "EUR"), Value(Decimal(999, 0)));
    const auto result =
        completeness(sample.structure, {&tv, nullptr, nullptr},
                     *sample.structure.channels.find("ecommerce"), sample.locale("en_US"));
    EXPECT_EQ(result.filled, 2);
}

TEST(Completeness, DoesNotAskForAnAttributeThatTheLocaleDoesNotHave) {
    SampleStructure sample;
    const Product shirt = sample.product("shirt", "shirts");
    const auto required = [&](std::string_view channel, std::string_view locale) {
        return completeness(sample.structure, {&shirt, nullptr, nullptr},
                            *sample.structure.channels.find(channel), sample.locale(locale))
            .required;
    };
    EXPECT_EQ(required("ecommerce", "en_US"), 4);
    EXPECT_EQ(required("print", "de_DE"), 5);
}

TEST(Completeness, CountsInheritedValuesAndAsksAModelOnlyForItsOwnLevels) {
    SampleStructure sample;
    Product root = sample.model("shirt", 10);
    Product red = sample.model("shirt-red", 11, 10);
    Product small = sample.variant("shirt-red-s", 11);
    const Channel& ecommerce = *sample.structure.channels.find("ecommerce");
    const auto judge = [&](const Lineage& lineage) {
        return completeness(sample.structure, lineage, ecommerce, sample.locale("en_US"));
    };
    EXPECT_EQ(judge({&root, nullptr, nullptr}).required, 1);
    EXPECT_EQ(judge({&red, &root, nullptr}).required, 2);
    EXPECT_EQ(judge({&small, &red, &root}).required, 4);

    root.values.set(sample.key("name", "", "en_US"), Value(std::string("Shirt")));
    red.values.set(sample.key("color"), Value(Reference{sample.option("color", "red")}));
    EXPECT_TRUE(judge({&root, nullptr, nullptr}).complete());
    EXPECT_TRUE(judge({&red, &root, nullptr}).complete());
    const Completeness variant = judge({&small, &red, &root});
    EXPECT_EQ(variant.percent(), 75);
    EXPECT_THAT(variant.missing, ElementsAre(sample.attribute("size").id));
}

TEST(Completeness, IsTheSameCountedWithPreparedRequirements) {
    SampleStructure sample;
    Product tv = sample.product("tv-1", "tvs");
    tv.values.set(sample.key("name", "", "fr_FR"), Value(std::string("Télé")));
    const Lineage lineage{&tv, nullptr, nullptr};
    const Channel& channel = *sample.structure.channels.find("ecommerce");
    const auto prepared = requirements_of(sample.structure, *sample.structure.families.find("tvs"),
                                          channel, sample.locale("fr_FR"));
    const auto count = count_completeness(sample.structure, lineage, prepared);
    const auto full = completeness(sample.structure, lineage, channel, sample.locale("fr_FR"));
    EXPECT_EQ(count.filled, full.filled);
    EXPECT_EQ(count.required, full.required);
    EXPECT_EQ(count.percent(), 50);
}

TEST(Completeness, IsRoundedDownSoThatAHundredMeansComplete) {
    Completeness nearly;
    nearly.required = 1000;
    nearly.filled = 999;
    EXPECT_EQ(nearly.percent(), 99);
    EXPECT_FALSE(nearly.complete());
}

}  // namespace
}  // namespace vitrine
