// The rows of the product grid as a tree of models and variants.
#include <gmock/gmock.h>

#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

class ProductGridTree : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        list_all();
        flat = grid().row_count();
        grid().group_by_model(true);
        wait_for_list();
        model = row_of("brume_mug");
    }
    void wait_for_list() {
        ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    }
    std::size_t below() {
        std::size_t last = model;
        while (last + 1 < grid().row_count() && grid().place(last + 1).depth > 0) ++last;
        return last - model;
    }

    std::size_t flat = 0, model = 0;
};

TEST_F(ProductGridTree, StandsVariantsBelowTheirModels) {
    EXPECT_EQ(grid().row_count(), flat);
    EXPECT_TRUE(grid().place(model).has_rows_below);
    const std::size_t variants = below();
    ASSERT_GT(variants, 0U);
    for (std::size_t i = model + 1; i <= model + variants; ++i) {
        EXPECT_EQ(row(i)->kind, ProductKind::variant);
        EXPECT_EQ(grid().row_above(i), model);
    }
    EXPECT_EQ(grid().row_above(model), std::nullopt);
    EXPECT_EQ(grid().spoken_text(model, 0), "brume_mug, expanded, level 1");
    grid().group_by_model(false);
    wait_for_list();
    EXPECT_FALSE(grid().place(row_of("brume_mug")).has_rows_below);
}

TEST_F(ProductGridTree, CollapsedModelsHideTheirVariantsAndStayCollapsed) {
    const std::size_t variants = below();
    const ProductId first = grid().product_at(model + 1);
    const auto number = grid().list_number();
    grid().collapse(model, true);
    EXPECT_EQ(grid().row_count(), flat - variants);
    EXPECT_NE(grid().list_number(), number);
    EXPECT_TRUE(grid().is_collapsed(model));
    EXPECT_NE(grid().row(model), nullptr) << "what was read is shown at once";
    EXPECT_EQ(grid().listed().size(), flat) << "bulk edits are of what was found";
    grid().reload();
    wait_for_list();
    EXPECT_EQ(grid().row_count(), flat - variants);
    EXPECT_EQ(grid().row_of(first), std::nullopt);
    EXPECT_EQ(grid().row_that_shows(first), model);
    grid().reveal(first);
    EXPECT_EQ(grid().row_of(first), model + 1);
    grid().collapse_all(true);
    for (std::size_t i = 0; i < grid().row_count(); ++i) EXPECT_EQ(grid().place(i).depth, 0);
    grid().collapse_all(false);
    EXPECT_EQ(grid().row_count(), flat);
}

TEST_F(ProductGridTree, ShowsModelsOfVariantsThatAFilterFinds) {
    const std::string code = row(model + 1)->code;
    grid().set_filter("sku = \"" + code + "\"");
    wait_for_list();
    ASSERT_EQ(grid().row_count(), 2U) << grid().filter_error();
    EXPECT_EQ(row(0)->code, "brume_mug");
    EXPECT_FALSE(grid().place(0).is_listed);
    EXPECT_NE(grid().why(0, 0), "");
    EXPECT_EQ(row(1)->code, code);
    EXPECT_EQ(grid().listed(), std::vector<ProductId>{grid().product_at(1)});
}

TEST_F(ProductGridTree, EditsCellsWhereTheyStand) {
    const ProductId variant = grid().product_at(model + 2);
    grid().collapse(row_of("brume_mug"), true);
    grid().collapse(row_of("brume_mug"), false);
    const std::size_t at = *grid().row_of(variant);
    grid().type({{at, column("enabled"), "No"}}, "edit");
    EXPECT_EQ(grid().text(at, column("enabled")), "No");
    grid().collapse(model, true);
    ASSERT_TRUE(windows.wait_until([&] { return session->editor.pending() == 0; }));
    grid().collapse(model, false);
    EXPECT_EQ(grid().text(at, column("enabled")), "No");
}

}  // namespace
}  // namespace vitrine::test
