// Views and categories beside the grid, and the numbers of their products.
#include "workbench/sidebar_desk.h"

#include <gmock/gmock.h>

#include "operations/edit_products.h"
#include "operations/saved_filters.h"
#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

class SidebarDeskTest : public OpenSession {
protected:
    SidebarDesk& sidebar() { return session->sidebar; }
    CategoryId category(const std::string& code) {
        return workspace().structure()->categories.find(code)->id;
    }
    std::vector<std::string> labels_below(CategoryId parent) {
        std::vector<std::string> labels;
        for (const CategoryId child : sidebar().children(parent))
            labels.push_back(sidebar().label(child));
        return labels;
    }
    // How many rows the grid has under the filter.
    std::size_t listed(const std::string& filter) {
        grid().set_filter(filter);
        EXPECT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
        EXPECT_EQ(grid().filter_error(), "");
        return grid().row_count();
    }
    void wait_for_counts() {
        sidebar().follow(true);
        ASSERT_TRUE(windows.wait_until([&] { return sidebar().view_count(0).has_value(); }));
    }
};

TEST_F(SidebarDeskTest, ShowsTheTreeInItsOrderAndWhatIsInNone) {
    EXPECT_THAT(sidebar().trees(), SizeIs(1));
    EXPECT_THAT(labels_below(0), ElementsAre("Hearth & Trail", "Unclassified"));
    EXPECT_THAT(labels_below(category("home")),
                ElementsAre("Lighting", "Dining", "Bed, bath and table linen"));
    EXPECT_FALSE(sidebar().has_children(category("lamps")));
    EXPECT_EQ(sidebar().parent(category("lamps")), category("lighting"));
    EXPECT_EQ(sidebar().parent(sidebar().tree()), 0);
    EXPECT_FALSE(sidebar().has_children(SidebarDesk::unclassified));
}

TEST_F(SidebarDeskTest, CategoriesAreCalledAsInTheLocaleThatIsLookedAt) {
    int told = 0;
    sidebar().events.changed = [&] { ++told; };
    workspace().choose("web", "fr_FR");
    EXPECT_TRUE(windows.wait_until([&] { return told > 0; }));
    EXPECT_EQ(sidebar().label(category("home")), "Maison");
    EXPECT_EQ(sidebar().label(category("lighting")), "Luminaires");
    workspace().choose("web", "en_GB");
    EXPECT_EQ(sidebar().label(category("home")), "Home");
    EXPECT_EQ(told, 2);
}

TEST_F(SidebarDeskTest, EveryNumberIsThatOfTheRowsItLeadsTo) {
    EXPECT_FALSE(sidebar().count(category("lamps")).has_value()) << "nobody looks";
    list_all();
    wait_for_counts();
    for (std::size_t view = 0; view < sidebar().views().size(); ++view)
        EXPECT_EQ(sidebar().view_count(view), listed(sidebar().views()[view].filter)) << view;
    for (const char* code : {"master", "home", "lighting", "lamps", "growing"}) {
        EXPECT_EQ(sidebar().count(category(code)), listed(sidebar().filter_of(category(code))))
            << code;
    }
    EXPECT_EQ(sidebar().count(SidebarDesk::unclassified),
              listed(sidebar().filter_of(SidebarDesk::unclassified)));
    EXPECT_GT(sidebar().count(category("home")), sidebar().count(category("lighting")));
}

TEST_F(SidebarDeskTest, NumbersFollowChangesWhoeverMakesThem) {
    list_all();
    wait_for_counts();
    const auto before = sidebar().count(category("lamps"));
    {
        Catalogue other(demo.file(), sql::Access::read_write);
        edit_products(other, {{product("LI-1010"),
                               parse_field(*other.structure(), "categories"),
                               std::nullopt,
                               {}}});
    }
    workspace().refresh();
    EXPECT_TRUE(windows.wait_until([&] { return sidebar().count(category("lamps")) != before; }));
    EXPECT_EQ(sidebar().count(SidebarDesk::unclassified),
              listed(sidebar().filter_of(SidebarDesk::unclassified)));
}

TEST_F(SidebarDeskTest, CountsAnewForAnotherLocaleAndNotWhileNobodyLooks) {
    list_all();
    wait_for_counts();
    const auto english = sidebar().view_count(1);
    int counted = 0;
    sidebar().events.counted = [&] { ++counted; };
    workspace().choose("web", "fr_FR");
    ASSERT_TRUE(windows.wait_until([&] { return counted > 0; }));
    EXPECT_EQ(sidebar().view_count(1), listed("completeness < 100"));
    sidebar().follow(false);
    workspace().choose("web", "en_GB");
    // The list is made behind where the count would be.
    list_all();
    EXPECT_EQ(counted, 1);
    sidebar().follow(true);
    ASSERT_TRUE(windows.wait_until([&] { return counted == 2; }));
    EXPECT_EQ(sidebar().view_count(1), english);
}

TEST_F(SidebarDeskTest, KnowsWhatIsShownHoweverItWasAskedFor) {
    list_all();
    using Chosen = SidebarDesk::Chosen;
    int heard = 0;
    sidebar().events.chosen = [&] { ++heard; };
    const auto chosen = [&](const std::string& filter) {
        grid().set_filter(filter);
        sidebar().follow_filter();
        return sidebar().chosen();
    };
    EXPECT_EQ(sidebar().chosen(), (Chosen{0, 0}));
    EXPECT_EQ(chosen("Category UNDER Lighting"), (Chosen{std::nullopt, category("lighting")}));
    EXPECT_EQ(chosen("category is empty"), (Chosen{std::nullopt, SidebarDesk::unclassified}));
    EXPECT_EQ(chosen("completeness<100"), (Chosen{1, 0}));
    EXPECT_EQ(chosen("enabled = true"), (Chosen{std::nullopt, 0}));
    EXPECT_EQ(chosen("enabled ="), (Chosen{std::nullopt, 0}));
    EXPECT_EQ(heard, 4);
}

TEST_F(SidebarDeskTest, SavedFiltersAreViews) {
    int changed = 0;
    sidebar().events.changed = [&] { ++changed; };
    session->filters.save("Lamps at hand", "category = lamps and enabled = true");
    ASSERT_TRUE(windows.wait_until([&] { return changed > 0; }));
    ASSERT_THAT(sidebar().views(), SizeIs(3));
    EXPECT_EQ(sidebar().views()[2].label, "Lamps at hand");
    grid().set_filter(sidebar().views()[2].filter);
    sidebar().follow_filter();
    EXPECT_EQ(sidebar().chosen().view, 2U);
    EXPECT_EQ(sidebar().view_count(2), std::nullopt);
}

}  // namespace
}  // namespace vitrine::test
