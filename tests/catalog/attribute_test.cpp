#include "catalog/attribute.h"

#include <gtest/gtest.h>

namespace vitrine {
namespace {

TEST(Label, IsThatOfTheLocaleThenOfTheLanguageThenTheCodeInBrackets) {
    const Labels labels = {
        {"de_DE", "Farbe"}, {"en_GB", "Colour"}, {"en_US", "Color"}, {"fr_FR", ""}};
    EXPECT_EQ(label_of(labels, "color", "en_US"), "Color");
    EXPECT_EQ(label_of(labels, "color", "de_AT"), "Farbe");
    EXPECT_EQ(label_of(labels, "color", "en_AU"), "Colour");
    EXPECT_EQ(label_of(labels, "color", "fr_FR"), "[color]");
    EXPECT_EQ(label_of({}, "color", "en_US"), "[color]");
}

TEST(AttributeTypes, AreNamedAndReadBackUnderTheSameName) {
    for (int i = 0; i <= static_cast<int>(AttributeType::file); ++i) {
        const auto type = static_cast<AttributeType>(i);
        EXPECT_EQ(parse_attribute_type(attribute_type_name(type)), type);
    }
    EXPECT_EQ(attribute_type_name(AttributeType::price_collection), "price_collection");
    EXPECT_EQ(parse_attribute_type("pim_catalog_text"), std::nullopt);
}

}  // namespace
}  // namespace vitrine
