// Computed attributes where the structure changes that they read.
#include <gtest/gtest.h>

#include "operations/change_axes.h"
#include "operations/computed_attributes.h"
#include "operations/convert_attribute.h"
#include "operations/delete_entity.h"
#include "operations/merge_entities.h"
#include "operations/rename_code.h"
#include "operations/structure_fixture.h"

namespace vitrine {
namespace {

using testing::HasSubstr;

class ComputedStructure : public test::StructureFixture {
protected:
    void SetUp() override {
        StructureFixture::SetUp();
        ChangeSetWriter writer(*catalogue, {"ada", "structure", {}, "A title", 0});
        std::vector<AttributeId> added;
        for (const char* code : {"title", "subtitle"}) {
            Attribute attribute;
            attribute.code = code;
            added.push_back(writer.put(attribute));
        }
        for (const Family* known : writer.structure().families.all()) {
            Family family = *known;
            family.attributes.insert(family.attributes.end(), added.begin(), added.end());
            writer.put(family);
        }
        writer.finish();
    }
    void compute(std::string_view code, std::string_view expression) {
        const auto report = set_expression(*catalogue, entity("attribute", code).id, expression,
                                           ChangeIntent::save);
        ASSERT_FALSE(report.refused()) << report.issues.front().message;
    }
    const std::string& expression(std::string_view code) {
        return catalogue->structure()->attributes.find(code)->expression;
    }
    StructureChangeReport rename(std::string_view kind, std::string_view code,
                                 std::string_view other) {
        const EntityAddress what = entity(kind, code);
        return check(
            [&](ChangeIntent intent) { return rename_code(*catalogue, what, other, intent); });
    }
    StructureChangeReport remove(std::string_view kind, std::string_view code) {
        const Deletion deletion{entity(kind, code), Subcategories::move_up};
        return check([&](ChangeIntent intent) {
            return delete_entity(*catalogue, deletion, intent, Progress());
        });
    }
    StructureChangeReport merge(std::string_view kind, std::string_view from,
                                std::string_view into) {
        Merge merging;
        merging.from = entity(kind, from);
        merging.into = entity(kind, into);
        return check([&](ChangeIntent intent) {
            return merge_entities(*catalogue, merging, intent, Progress());
        });
    }
};

TEST_F(ComputedStructure, ALocaleThatAnExpressionNamesIsRenamedInIt) {
    compute("title", "attr['NAME[en_us]'] .. '!'");
    const auto report = rename("locale", "en_US", "en_GB");
    EXPECT_EQ(report.count("expressions"), 1);
    EXPECT_EQ(report.products_changed, 0);
    EXPECT_EQ(expression("title"), "attr[\"NAME[en_GB]\"] .. '!'");
    EXPECT_EQ(own(television, "title"), "Television!");
}

TEST_F(ComputedStructure, ChannelsAndCurrenciesAreRenamedInExpressions) {
    edit(television, "price[EUR]", "10");
    compute("title", "attr[\"price[EUR]\"] .. ''");
    rename("currency", "EUR", "EUX");
    EXPECT_EQ(expression("title"), "attr[\"price[EUX]\"] .. ''");
    EXPECT_EQ(own(television, "title"), "10");
    compute("title", "attr[\"description[ecommerce,en_US]\"]");
    rename("channel", "ecommerce", "shop");
    EXPECT_EQ(expression("title"), "attr[\"description[shop,en_US]\"]");
}

TEST_F(ComputedStructure, WhatAnExpressionNamesIsNotDeleted) {
    compute("title", "attr['name[fr_FR]'] .. attr.brand");
    for (const auto& [kind, code] : {std::pair{"locale", "fr_FR"}, {"attribute", "brand"}}) {
        const auto report = remove(kind, code);
        EXPECT_EQ(rules(report), "structure.in_use:1") << code;
        EXPECT_THAT(report.issues.front().fix, HasSubstr("expression")) << code;
    }
}

TEST_F(ComputedStructure, ADeletedAttributeTakesItsComputedValuesAlong) {
    compute("title", "product.code");
    EXPECT_EQ(own(television, "title"), "tv");
    EXPECT_EQ(remove("attribute", "title").products_changed, 5);
}

TEST_F(ComputedStructure, AMergedAttributeTakesItsComputedValuesAlong) {
    compute("title", "product.code");
    EXPECT_EQ(merge("attribute", "title", "subtitle").products_changed, 5);
    EXPECT_EQ(own(television, "subtitle"), "tv");
    EXPECT_EQ(expression("subtitle"), "");
}

TEST_F(ComputedStructure, NothingIsMergedIntoAComputedAttribute) {
    compute("title", "product.code");
    EXPECT_EQ(rules(merge("attribute", "subtitle", "title")), "merge.computed:1");
    compute("title", "attr.subtitle");
    EXPECT_EQ(rules(merge("attribute", "subtitle", "title")), "merge.computed:1");
}

TEST_F(ComputedStructure, WhatIsComputedOfAMergedAttributeStays) {
    edit(shirt, "subtitle", "Linen");
    edit(television, "subtitle", "LED");
    ChangeSetWriter writer(*catalogue, {"ada", "structure", {}, {}, 0});
    Attribute other;
    other.code = "strapline";
    writer.put(other);
    writer.finish();
    compute("title", "attr.subtitle .. '!'");
    const auto report = merge("attribute", "subtitle", "strapline");
    EXPECT_EQ(expression("title"), "attr.strapline .. '!'");
    EXPECT_EQ(own(shirt, "title"), "Linen!");
    EXPECT_EQ(report.products_changed, 2);
}

TEST_F(ComputedStructure, ARenamedCategoryIsComputedAnew) {
    edit(television, "categories", "led_tvs");
    compute("title", "product.categories");
    const auto report = rename("category", "led_tvs", "flat_tvs");
    EXPECT_EQ(report.products_changed, 1);
    EXPECT_EQ(own(television, "title"), "flat_tvs");
    EXPECT_EQ(merge("category", "flat_tvs", "clothing").products_changed, 1);
    EXPECT_EQ(own(television, "title"), "clothing");
    EXPECT_EQ(remove("category", "clothing").products_changed, 1);
    EXPECT_EQ(own(television, "title"), "");
}

TEST_F(ComputedStructure, AComputedAttributeIsNoAxis) {
    compute("title", "product.code");
    const Structure& structure = *catalogue->structure();
    AxesChange wanted;
    wanted.family_variant = entity("family_variant", "shirts_color_size").id;
    wanted.levels = structure.family_variants.find(wanted.family_variant)->levels;
    wanted.levels[1].axes.push_back(entity("attribute", "title").id);
    EXPECT_THAT(
        refusal([&] { change_axes(*catalogue, wanted, ChangeIntent::preview, {}, Progress()); }),
        HasSubstr("title is computed"));
}

TEST_F(ComputedStructure, AConversionCountsWhatIsComputedOfIt) {
    edit(shirt, "in", "007");
    edit(television, "in", "12");
    compute("title", "attr['in'] .. attr.size");
    EXPECT_EQ(own(shirt_red_s, "title"), "007s");
    AttributeConversion conversion =
        unchanged(*catalogue->structure(), entity("attribute", "in").id);
    conversion.type = AttributeType::number;
    const auto report = check([&](ChangeIntent intent) {
        return convert_attribute(*catalogue, conversion, intent, Progress());
    });
    EXPECT_EQ(report.count("products"), 2);
    EXPECT_EQ(report.products_changed, 4);  // and the two variants of the shirt
    EXPECT_THAT(report.values,
                testing::Contains(ChangedValue{shirt_red_s, "shirt-red-s", "title", "007s", "7s"}));
    EXPECT_EQ(own(shirt_red_m, "title"), "7m");
}

TEST_F(ComputedStructure, AConversionThatLeavesAnExpressionWithoutValuesIsRefused) {
    edit(shirt_red_s, "ean", "4006381333931");
    compute("title", "attr.ean");
    AttributeConversion conversion =
        unchanged(*catalogue->structure(), entity("attribute", "ean").id);
    conversion.localizable = true;
    const auto convert = [&] {
        return check([&](ChangeIntent intent) {
            return convert_attribute(*catalogue, conversion, intent, Progress());
        });
    };
    const auto refused = convert();
    EXPECT_TRUE(refused.refused());
    EXPECT_THAT(rules(refused), HasSubstr("structure.expression:1"));
    // Which locale it shall be can be said beforehand.
    compute("title", "attr['ean[en_US]']");
    EXPECT_FALSE(convert().refused());
    EXPECT_EQ(own(shirt_red_s, "title"), "4006381333931");
}

}  // namespace
}  // namespace vitrine
