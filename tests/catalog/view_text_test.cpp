#include "catalog/view_text.h"

#include <gmock/gmock.h>

#include "catalog/query.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ViewText, IsAFilterWithColumnsAndAnOrder) {
    const ViewText view = read_view(
        "completeness < 100 | columns brand, price[ecommerce,EUR] | sort name[en GB] descending");
    EXPECT_EQ(view.filter, "completeness < 100");
    EXPECT_THAT(view.columns, ElementsAre("brand", "price[ecommerce,EUR]"));
    EXPECT_EQ(view.sort, "name[en GB]");
    EXPECT_FALSE(view.ascending);
    EXPECT_EQ(read_view(write_view(view)), view);
}

TEST(ViewText, WithoutALayoutIsAFilter) {
    const ViewText view = read_view(" enabled = yes ");
    EXPECT_EQ(view.filter, "enabled = yes");
    EXPECT_FALSE(view.has_layout());
    EXPECT_EQ(write_view(view), "enabled = yes");
    EXPECT_EQ(write_view({}), "");
}

TEST(ViewText, OfAllProductsSaysSo) {
    ViewText view;
    view.sort = "sku";
    EXPECT_EQ(write_view(view), "all | sort sku");
    EXPECT_EQ(read_view("all | sort sku"), view);
}

TEST(ViewText, LeavesTextsInQuotesAlone) {
    for (const char* text : {R"(name contains "a | sort b")", R"(name = "a \"| sort b")",
                             "name contains a|b", "name contains a | sorted"}) {
        EXPECT_EQ(filter_of_view(text), text);
        EXPECT_THAT(read_view(text).columns, IsEmpty());
    }
    EXPECT_EQ(read_view(R"(name = "|" |sort brand)").sort, "brand");
}

TEST(ViewText, IsPassedOverWhereOnlyProductsAreChosen) {
    Structure structure;
    SavedFilter saved;
    saved.id = 1;
    saved.code = "new";
    saved.text = "enabled = yes | columns brand";
    structure.saved_filters.put(saved);
    EXPECT_EQ(parse_filter(structure, saved.text), parse_filter(structure, "enabled = yes"));
    EXPECT_NO_THROW(parse_filter(structure, "@new and enabled = no | sort name"));
    EXPECT_EQ(parse_filter(structure, "all | sort name"), Filter());
}

}  // namespace
}  // namespace vitrine
