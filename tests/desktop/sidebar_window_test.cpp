// The sidebar beside the grid, by keys and by clicks.
#include <gmock/gmock.h>

#include "desktop/products_page.h"
#include "desktop/window_test.h"

namespace vitrine::test {
namespace {

using desktop::SidebarModel;
using testing::HasSubstr;

class SidebarWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
        ASSERT_TRUE(wait_until([&] { return desk().view_count(0).has_value(); }));
        settle();
    }
    SidebarDesk& desk() { return frame->session()->sidebar; }
    wxDataViewCtrl& list(const char* name) { return *find<wxDataViewCtrl>(name); }
    CategoryId category(const char* code) {
        return frame->session()
            ->workspace->structure()
            ->categories.find(std::string_view(code))
            ->id;
    }
    std::string filter() { return desktop::to_utf8(find<wxTextCtrl>("filter")->GetValue()); }
    bool is_bold(const char* name, SidebarModel::Line line) {
        wxDataViewItemAttr look;
        return list(name).GetModel()->GetAttr(SidebarModel::item_of(line), 0, look) &&
               look.GetBold();
    }
    std::string number(const char* name, SidebarModel::Line line) {
        wxVariant value;
        list(name).GetModel()->GetValue(value, SidebarModel::item_of(line),
                                        SidebarModel::number_column);
        return desktop::to_utf8(value.GetString());
    }
    bool is_shown() { return find("sidebar")->IsShownOnScreen(); }
    void reach_sidebar() {
        stand_on(0, 0);
        press(WXK_F6);
        ASSERT_TRUE(wait_until([&] { return list("views").HasFocus(); }));
    }
    void click_line(const char* name, SidebarModel::Line line) {
        wxDataViewCtrl& tree = list(name);
        const wxRect rectangle = tree.GetItemRect(SidebarModel::item_of(line), tree.GetColumn(0));
        click_at(tree.ClientToScreen(rectangle.GetPosition() +
                                     wxPoint(rectangle.width / 2, rectangle.height / 2)));
    }
};

TEST_F(SidebarWindow, AViewIsChosenByKeysAndStaysMarked) {
    const int all = grid().GetNumberRows();
    EXPECT_TRUE(take_picture(*frame, "sidebar"));
    reach_sidebar();
    press(WXK_DOWN);
    EXPECT_EQ(grid().GetNumberRows(), all) << "walking chooses nothing";
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() < all; }));
    EXPECT_EQ(filter(), "completeness < 100");
    EXPECT_EQ(number("views", 2), format_number(grid().GetNumberRows()));
    EXPECT_TRUE(is_bold("views", 2));
    EXPECT_FALSE(is_bold("views", 1));
    EXPECT_TRUE(take_picture(*frame, "sidebar-view"));
    press(WXK_ESCAPE);
    EXPECT_TRUE(wait_until([&] { return grid().GetGridWindow()->HasFocus(); }));
    press(WXK_F6);
    ASSERT_TRUE(wait_until([&] { return list("views").HasFocus(); }));
    press(WXK_UP);
    press(WXK_RETURN);
    EXPECT_TRUE(wait_until([&] { return grid().GetNumberRows() == all; }));
    EXPECT_EQ(filter(), "");
}

TEST_F(SidebarWindow, ACategoryIsOpenedAndChosenByKeys) {
    const int all = grid().GetNumberRows();
    reach_sidebar();
    press(WXK_TAB);
    ASSERT_TRUE(wait_until([&] { return list("categories").HasFocus(); }));
    press(WXK_DOWN);
    press(WXK_RIGHT);
    ASSERT_TRUE(wait_until(
        [&] { return list("categories").IsExpanded(SidebarModel::item_of(category("home"))); }));
    press(WXK_DOWN);
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() < all; }));
    EXPECT_EQ(filter(), "category under lighting");
    EXPECT_TRUE(is_bold("categories", category("lighting")));
    EXPECT_FALSE(is_bold("views", 1));
    EXPECT_EQ(number("categories", category("lighting")), format_number(grid().GetNumberRows()));
    EXPECT_TRUE(take_picture(*frame, "sidebar-category"));
    press(WXK_LEFT);
    press(WXK_LEFT);
    EXPECT_TRUE(wait_until(
        [&] { return !list("categories").IsExpanded(SidebarModel::item_of(category("home"))); }));
}

TEST_F(SidebarWindow, OneClickChooses) {
    const int all = grid().GetNumberRows();
    click_line("views", 2);
    EXPECT_TRUE(wait_until([&] { return grid().GetNumberRows() < all; }));
    click_line("categories", SidebarDesk::unclassified);
    EXPECT_TRUE(wait_until([&] { return filter() == "category is empty"; }));
    EXPECT_TRUE(is_bold("categories", SidebarDesk::unclassified));
}

TEST_F(SidebarWindow, AFilterThatIsTypedMarksItsCategory) {
    find("filter")->SetFocus();
    type("category under lamps");
    press(WXK_RETURN);
    EXPECT_TRUE(wait_until([&] { return is_bold("categories", category("lamps")); }));
    EXPECT_TRUE(list("categories").IsExpanded(SidebarModel::item_of(category("lighting"))));
}

TEST_F(SidebarWindow, NumbersFollowAnEdit) {
    const std::string before = number("views", 2);
    const int lamp = row_of("LI-1010");
    stand_on(lamp, 1);
    press(WXK_DELETE);
    EXPECT_TRUE(wait_until([&] { return number("views", 2) != before; }));
}

TEST_F(SidebarWindow, ItsKeyHidesAndShowsIt) {
    ASSERT_TRUE(is_shown());
    stand_on(0, 1);
    press(WXK_F9);
    EXPECT_TRUE(wait_until([&] { return !is_shown(); }));
    EXPECT_TRUE(grid().GetGridWindow()->HasFocus());
    press(WXK_F6);
    EXPECT_TRUE(wait_until([&] { return !grid().GetGridWindow()->HasFocus(); }));
    press(WXK_F9);
    EXPECT_TRUE(wait_until([&] { return is_shown(); }));
    reach_sidebar();
    press(WXK_F9);
    EXPECT_TRUE(wait_until([&] { return grid().GetGridWindow()->HasFocus(); }))
        << "the focus does not go with it";
}

TEST_F(SidebarWindow, ANarrowWindowLeavesItOutUntilItIsAskedFor) {
    const int wide = frame->GetSize().x;
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    EXPECT_TRUE(wait_until([&] { return !is_shown(); }));
    EXPECT_TRUE(take_picture(*frame, "sidebar-narrow-without"));
    press(WXK_F9);
    EXPECT_TRUE(wait_until([&] { return is_shown(); }));
    EXPECT_TRUE(take_picture(*frame, "sidebar-narrow"));
    EXPECT_GT(grid().GetSize().x, find("sidebar")->GetSize().x);
    frame->SetSize(wxSize(wide, frame->GetSize().y));
    EXPECT_TRUE(wait_until([&] { return frame->GetSize().x == wide && is_shown(); }));
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    EXPECT_TRUE(wait_until([&] { return !is_shown(); }));
}

}  // namespace
}  // namespace vitrine::test
