#include "workbench/row_spans.h"

#include <gmock/gmock.h>

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(RowSpans, FollowTheProductsIntoAnotherList) {
    const std::vector<ProductId> before = {10, 20, 30, 40, 50};
    EXPECT_THAT(*carry_over({1, 3}, before, before, 5), ElementsAre(RowSpan{1, 3}));
    EXPECT_THAT(*carry_over({1, 3}, before, {50, 40, 30, 20, 10}, 5), ElementsAre(RowSpan{1, 3}));
    EXPECT_THAT(*carry_over({1, 3}, before, {20, 60, 40, 7, 30, 50}, 5),
                ElementsAre(RowSpan{0, 0}, RowSpan{2, 2}, RowSpan{4, 4}));
    EXPECT_THAT(*carry_over({1, 3}, before, {10, 50}, 5), IsEmpty());
    EXPECT_EQ(carry_over({1, 3}, before, {20, 60, 40, 7, 30, 50}, 2), std::nullopt);
    EXPECT_THAT(*carry_over({0, 900}, before, {40}, 5), ElementsAre(RowSpan{0, 0}));
}

}  // namespace
}  // namespace vitrine::test
