#include "workbench/model_tree.h"

#include <gmock/gmock.h>

namespace vitrine::test {
namespace {

using testing::ElementsAre;

// 1 and 2 are models at the top, 3 one below 1; 11 and 12 are variants of 3, 21 and 22 of 2; 31 is
// a product by itself.
std::vector<ProductId> parents() {
    std::vector<ProductId> by_id(23);
    by_id[3] = 1;
    by_id[11] = by_id[12] = 3;
    by_id[21] = by_id[22] = 2;
    return by_id;
}

TEST(ModelTree, PutsVariantsBelowTheirModelsInTheOrderOfTheList) {
    const auto tree = arrange_by_model({22, 31, 12, 1, 21, 2, 11, 3}, parents());
    EXPECT_THAT(tree.ids, ElementsAre(2, 22, 21, 31, 1, 3, 12, 11));
    EXPECT_THAT(tree.places, ElementsAre(RowPlace{0, true, true}, RowPlace{1, false, true},
                                         RowPlace{1, false, true}, RowPlace{0, false, true},
                                         RowPlace{0, true, true}, RowPlace{1, true, true},
                                         RowPlace{2, false, true}, RowPlace{2, false, true}));
}

TEST(ModelTree, ShowsModelsThatTheListLeavesOutForTheirVariants) {
    const auto tree = arrange_by_model({11, 31, 2}, parents());
    EXPECT_THAT(tree.ids, ElementsAre(1, 3, 11, 31, 2));
    EXPECT_EQ(tree.places[0], (RowPlace{0, true, false}));
    EXPECT_EQ(tree.places[1], (RowPlace{1, true, false}));
    EXPECT_EQ(tree.places[2], (RowPlace{2, false, true}));
    EXPECT_EQ(tree.places[4], (RowPlace{0, false, true})) << "none of its variants is listed";
    EXPECT_TRUE(arrange_by_model({}, parents()).ids.empty());
}

std::vector<bool> of(std::initializer_list<std::size_t> ids) {
    std::vector<bool> by_id(4);
    for (const std::size_t id : ids) by_id[id] = true;
    return by_id;
}

TEST(ModelTree, HidesWhatIsBelowCollapsedModels) {
    const auto tree = arrange_by_model({1, 2, 3, 11, 12, 21, 22, 31}, parents());
    EXPECT_THAT(without_collapsed(tree, of({3})).ids, ElementsAre(1, 3, 2, 21, 22, 31));
    EXPECT_THAT(without_collapsed(tree, of({1, 3})).ids, ElementsAre(1, 2, 21, 22, 31));
    EXPECT_TRUE(without_collapsed(tree, of({1})).places.front().has_rows_below);
    EXPECT_EQ(without_collapsed(tree, {}).ids, tree.ids);
}

}  // namespace
}  // namespace vitrine::test
