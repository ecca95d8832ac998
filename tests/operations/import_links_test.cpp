#include "operations/import_fixture.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;

using ImportLinks = ImportTest;

TEST_F(ImportLinks, FindsProductsThatComeLater) {
    const auto report = products(
        "sku;family;X_SELL-products;77-products;X_SELL-groups\na;shirt;C,b;b;promotion\n"
        "b;shirt;;a;\nc;shirt;;;\n");
    EXPECT_EQ(rules(report), "");
    EXPECT_THAT(links("a", "X_SELL"), ElementsAre("c", "b"));
    EXPECT_THAT(links("a", "77"), ElementsAre("b"));
    EXPECT_THAT(links("b", "77"), ElementsAre("a"));
    EXPECT_EQ(
        product("a")
            ->references(property::linked_groups, structure().association_types.find("X_SELL")->id)
            .size(),
        1U);
}

TEST_F(ImportLinks, ReplacesTheListAndCountsTheRowOnce) {
    products("sku;family;X_SELL-products\na;shirt;b,c\nb;shirt;\nc;shirt;\n");
    const auto same = products("sku;X_SELL-products\na;b,c\n");
    EXPECT_EQ(counts(same, "product").unchanged, 1);
    EXPECT_EQ(same.change_set, 0);
    const auto later = products("sku;family;X_SELL-products\na;shirt;d\nd;shirt;\n");
    EXPECT_EQ(counts(later, "product").updated, 1);
    EXPECT_EQ(counts(later, "product").unchanged, 0);
    EXPECT_THAT(links("a", "X_SELL"), ElementsAre("d"));
    EXPECT_EQ(counts(products("sku;X_SELL-products\na;\n"), "product").updated, 1);
    EXPECT_THAT(links("a", "X_SELL"), ElementsAre());
}

TEST_F(ImportLinks, WarnsOfTargetsThatDoNotExist) {
    const auto report = products("sku;family;X_SELL-products\na;shirt;ghost,b\nb;shirt;\n");
    EXPECT_EQ(rules(report), "link.unknown:1");
    EXPECT_EQ(report.issues[0].row, 2);
    EXPECT_EQ(report.issues[0].value, "ghost");
    EXPECT_THAT(links("a", "X_SELL"), ElementsAre("b"));
}

TEST_F(ImportLinks, KeepsHowManyOfEachProductAPackHolds) {
    import_text("association_types.csv", "code;is_quantified;kind\nPACK;1;bundle\n");
    const AssociationTypeId pack = structure().association_types.find("PACK")->id;
    const std::string_view file =
        "sku;family;PACK-products;PACK-products-quantity;PACK-product_models\n"
        "a;shirt;b,C;5|3;\nb;shirt;c;;\nc;shirt;;;\nd;shirt;b,c;2;\ne;shirt;b;0.5;\n";
    const auto report = products(file);
    EXPECT_EQ(rules(report), "link.quantities:2");
    const auto pieces = [&](const char* code) {
        std::string text;
        const auto found = product(code);
        const Value* value = found->values.find({property::quantified_products, pack});
        if (value == nullptr) return text;
        for (const Quantity& item : std::get<Quantities>(*value).items) {
            text += item.count.to_string() + m_catalogue->products().code_of(item.product) + ' ';
        }
        return text;
    };
    EXPECT_EQ(pieces("a"), "5b 3c ");
    EXPECT_EQ(pieces("b"), "1c ");
    EXPECT_EQ(pieces("d"), "");
    EXPECT_TRUE(links("a", "PACK").empty());
    const auto same = products("sku;PACK-products;PACK-products-quantity\na;b,c;5|3\nb;c;1\n");
    EXPECT_EQ(counts(same, "product").unchanged, 2);
    const auto other = products("sku;PACK-products;PACK-products-quantity\na;b,c;5|4\nb;;\n");
    EXPECT_EQ(counts(other, "product").updated, 2);
    EXPECT_EQ(pieces("a"), "5b 4c ");
    EXPECT_EQ(pieces("b"), "");
}

TEST_F(ImportLinks, SaysThatQuantitiesAreNotRead) {
    const auto report =
        products("sku;family;X_SELL-products;X_SELL-products-quantity\na;shirt;b;5\nb;shirt;;\n");
    EXPECT_EQ(rules(report), "heading.quantity:1");
    EXPECT_THAT(links("a", "X_SELL"), ElementsAre("b"));
}

TEST_F(ImportLinks, KeepsBothEndsOfTwoWayTypesInStep) {
    const std::string file = "sku;family;PAIR-products\na;shirt;b\nb;shirt;\nc;shirt;b\n";
    products(file);
    EXPECT_THAT(links("a", "PAIR"), ElementsAre("b"));
    // Row b is empty, and yet it is named by two others: the file is taken as a set of links.
    EXPECT_THAT(links("b", "PAIR"), ElementsAre("a", "c"));
    EXPECT_EQ(products(file).change_set, 0);
    // The partner without a row of its own follows.
    products("sku;PAIR-products\na;\n");
    EXPECT_THAT(links("a", "PAIR"), ElementsAre());
    EXPECT_THAT(links("b", "PAIR"), ElementsAre("c"));
}

TEST_F(ImportLinks, PairsProductsWithModels) {
    models("code;family_variant\none;shirt_by_size\n");
    products("sku;family;PAIR-product_models\na;shirt;one\n");
    EXPECT_THAT(links("a", "PAIR", property::linked_models), ElementsAre("one"));
    const auto pair = structure().association_types.find("PAIR")->id;
    EXPECT_THAT(model("one")->references(property::linked_products, pair),
                ElementsAre(product("a")->id));
}

}  // namespace
}  // namespace vitrine::test
