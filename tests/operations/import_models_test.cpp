#include "operations/import_fixture.h"

namespace vitrine::test {
namespace {

using ImportModels = ImportTest;

constexpr std::string_view two_levels =
    "code;family_variant;parent;name-en_US;color\n"
    "red-one;shirt_by_color_size;shirt-one;;red\n"
    "shirt-one;shirt_by_color_size;;Shirt;\n";

TEST_F(ImportModels, TakesModelsWhoseParentComesLaterInTheFile) {
    const auto report = models(two_levels);
    EXPECT_EQ(rules(report), "");
    EXPECT_EQ(counts(report, "product_model").created, 2);
    EXPECT_EQ(model("red-one")->parent, model("shirt-one")->id);
}

TEST_F(ImportModels, TakesModelsBeforeTheirVariantsWhateverTheOrderOfTheFiles) {
    const auto variants =
        m_folder.write("in/products.csv", "sku;parent;size\na;red-one;s\nb;RED-one;m\n");
    const auto above = m_folder.write("in/product_models.csv", two_levels);
    const auto report = import({variants, above});
    EXPECT_EQ(rules(report), "parent.other_case:1");
    EXPECT_EQ(counts(report, "product").created, 2);
    const auto a = product("a");
    EXPECT_EQ(a->kind, ProductKind::variant);
    // The model's, since the file has no column for it.
    EXPECT_EQ(structure().families.code_of(a->family), "shirt");
}

TEST_F(ImportModels, IgnoresCellsOfOtherLevelsAndTellsThoseThatDiffer) {
    models(two_levels);
    const auto report = products(
        "sku;parent;size;name-en_US;color\na;red-one;s;Shirt;blue\nb;red-one;m;Shirt;red\n");
    EXPECT_EQ(rules(report), "cell.not_owned:1");
    EXPECT_EQ(report.issues[0].column, "color");
    EXPECT_EQ(report.issues[0].value, "blue");
    EXPECT_EQ(text(product("a"), "color"), "");
    EXPECT_EQ(text(product("a"), "name", "", "en_US"), "");
}

TEST_F(ImportModels, NeedsAxisValuesThatNoSiblingHas) {
    models("code;family_variant\nplain;shirt_by_size\n");
    const auto report = products("sku;parent;size\na;plain;s\nb;plain;s\nc;plain;\nd;plain;huge\n");
    EXPECT_EQ(rules(report), "variant.axis_duplicate:1 variant.axis_missing:2");
    EXPECT_EQ(counts(report, "product").created, 1);
    // Two variants may not meet, but one may take the place that the other left.
    EXPECT_EQ(counts(products("sku;size\na;m\n"), "product").updated, 1);
    EXPECT_EQ(counts(products("sku;parent;size\nb;plain;s\n"), "product").created, 1);
    EXPECT_EQ(rules(products("sku;size\na;s\n")), "variant.axis_duplicate:1");
}

TEST_F(ImportModels, ChecksWhereModelsAndVariantsStand) {
    models(two_levels);
    const auto report = models(
        "code;family_variant;parent;color\n"
        "x;;;\n"
        "y;unknown;;\n"
        "shirt-one;shirt_by_size;;\n"
        "deep;shirt_by_color_size;red-one;blue\n"
        "orphan;shirt_by_color_size;ghost;blue\n"
        "red-two;shirt_by_color_size;shirt-one;red\n");
    EXPECT_EQ(
        rules(report),
        "family_variant.change:1 family_variant.missing:1 family_variant.unknown:1 parent.level:1 "
        "parent.unknown:1 variant.axis_duplicate:1");
    EXPECT_EQ(rules(products("sku;parent;size\na;shirt-one;s\n")), "parent.level:1");
}

TEST_F(ImportModels, DoesNotTakeAVariantAwayFromItsModel) {
    models(two_levels);
    products("sku;parent;size\na;red-one;s\n");
    EXPECT_EQ(rules(products("sku;parent\na;\n")), "parent.kept:1");
    EXPECT_NE(product("a")->parent, 0);
}

TEST_F(ImportModels, MakesASimpleProductAVariantAndMovesIt) {
    models("code;family_variant\none;shirt_by_size\ntwo;shirt_by_size\n");
    products("sku;family;size\na;shirt;s\n");
    EXPECT_EQ(counts(products("sku;parent\na;one\n"), "product").updated, 1);
    EXPECT_EQ(product("a")->kind, ProductKind::variant);
    products("sku;parent\na;two\n");
    EXPECT_EQ(product("a")->parent, model("two")->id);
    EXPECT_EQ(rules(products("sku;parent;size\nb;one;s\n")), "");
}

TEST_F(ImportModels, KeepsTheFamilyOfTheModel) {
    import_text("families.csv", "code;attributes\nhat;sku,name\n");
    models("code;family_variant\none;shirt_by_size\n");
    EXPECT_EQ(rules(products("sku;family;parent;size\na;hat;one;s\n")), "family.other:1");
}

}  // namespace
}  // namespace vitrine::test
