// The grid's rows as a tree, what stays selected in another list, and the quick look over it.
#include <gmock/gmock.h>

#include "desktop/cell_table.h"
#include "desktop/commands.h"
#include "desktop/window_test.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class GridTreeWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
    }
    ProductGrid& model() { return frame->session()->grid; }
    bool is_listed() {
        return wait_until([&] { return !model().is_listing(); });
    }
    std::string spoken(int row) {
        return desktop::to_utf8(
            dynamic_cast<desktop::CellTable*>(grid().GetTable())->spoken_value(row, 0));
    }
    wxWindow* quick_look() { return find("quickLook"); }
};

TEST_F(GridTreeWindow, GroupsVariantsUnderTheirModelsByKeysAndClicks) {
    const int all = grid().GetNumberRows();
    stand_on(row_of("brume_mug"), 0);
    press('G', wxMOD_CONTROL);
    ASSERT_TRUE(wait_until([&] { return model().is_grouped() && !model().is_listing(); }));
    const int mug = row_of("brume_mug");
    EXPECT_EQ(grid().GetGridCursorRow(), mug) << "the cursor stays on its product";
    EXPECT_THAT(spoken(mug), HasSubstr("expanded"));
    EXPECT_TRUE(take_picture(*frame, "grid-tree"));
    press(WXK_LEFT, wxMOD_ALT);
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() < all; }));
    EXPECT_THAT(spoken(mug), HasSubstr("collapsed"));
    EXPECT_EQ(grid().GetGridCursorRow(), mug);
    EXPECT_TRUE(take_picture(*frame, "grid-tree-collapsed"));
    press(WXK_RIGHT, wxMOD_ALT);
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() == all; }));
    press(WXK_RIGHT, wxMOD_ALT);
    EXPECT_EQ(grid().GetGridCursorRow(), mug + 1) << "to the first variant";
    press(WXK_LEFT, wxMOD_ALT);
    EXPECT_EQ(grid().GetGridCursorRow(), mug) << "and back to its model";

    wxWindow* cells = grid().GetFrozenColGridWindow();
    ASSERT_NE(cells, nullptr);
    const wxRect sku = grid().CellToRect(mug, 0);
    const int top = grid().CalcScrolledPosition(sku.GetPosition()).y;
    click_at(cells->ClientToScreen(wxPoint(sku.x + 8, top + sku.height / 2)));
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() < all; }));
    click_at(cells->ClientToScreen(wxPoint(sku.x + 60, top + sku.height / 2)));
    EXPECT_LT(grid().GetNumberRows(), all) << "beside the arrow a click only selects";

    stand_on(mug, 0);
    press(WXK_RIGHT, wxMOD_ALT);
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() == all; }));
    const std::string variant = cell(mug + 1, 0);
    model().set_filter("sku = \"" + variant + "\"");
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() == 2; }));
    EXPECT_THAT(spoken(0), HasSubstr("not found itself"));
    EXPECT_EQ(label_of("productCount").substr(0, 5), "1 of ");
    EXPECT_TRUE(take_picture(*frame, "grid-tree-filtered"));
}

TEST_F(GridTreeWindow, TheTreeIsKeptWithTheWindow) {
    press('G', wxMOD_CONTROL);
    ASSERT_TRUE(wait_until([&] { return model().is_grouped() && !model().is_listing(); }));
    leave_and_come_back();
    open_demo();
    EXPECT_TRUE(model().is_grouped());
    ASSERT_TRUE(is_listed());
    wxCommandEvent collapse(wxEVT_MENU, desktop::command_collapse_all);
    frame->ProcessWindowEvent(collapse);
    settle();
    EXPECT_LT(model().row_count(), model().listed().size());
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    EXPECT_TRUE(take_picture(*frame, "grid-tree-800"));
}

TEST_F(GridTreeWindow, AListMadeAnewKeepsCursorAndSelectionOnTheirProducts) {
    const int lamp = row_of("LI-1010"), price = column_of("Price (EUR)");
    stand_on(lamp + 1, price);
    grid().SelectBlock(lamp, price, lamp + 2, price);
    const auto selected = grid().selected_products();
    const ProductId current = grid().current_product();
    ASSERT_EQ(selected.size(), 3U);
    model().sort_by(0, false);
    ASSERT_TRUE(is_listed());
    EXPECT_NE(grid().GetGridCursorRow(), lamp + 1);
    EXPECT_EQ(grid().current_product(), current);
    EXPECT_THAT(grid().selected_products(), testing::UnorderedElementsAreArray(selected));
    EXPECT_FALSE(grid().IsInSelection(grid().GetGridCursorRow(), price - 1));
    model().set_filter("family = lighting");
    ASSERT_TRUE(is_listed());
    EXPECT_EQ(grid().current_product(), current);
    EXPECT_THAT(grid().selected_products(), testing::UnorderedElementsAreArray(selected));
    model().set_filter("sku = \"LI-1010\"");
    ASSERT_TRUE(is_listed());
    EXPECT_EQ(grid().selected_products(), std::vector<ProductId>{model().product_at(0)})
        << "those that are still there";
}

TEST_F(GridTreeWindow, TheQuickLookFollowsTheCursorUntilItIsClosed) {
    const int lamp = row_of("LI-1010");
    stand_on(lamp, 1);
    press(WXK_SPACE);
    ASSERT_TRUE(wait_until([&] { return quick_look()->IsShown(); }));
    EXPECT_FALSE(grid().IsCellEditControlShown());
    EXPECT_TRUE(wait_until([&] { return label_of("quickLookName") == "Vesper table lamp"; }));
    EXPECT_THAT(label_of("quickLookCode"), HasSubstr("LI-1010"));
    EXPECT_THAT(label_of("quickLookPrices"), HasSubstr("EUR"));
    EXPECT_TRUE(wait_until([&] { return find("quickLookPicture")->IsShown(); }));
    EXPECT_TRUE(wait_until(
        [&] { return label_of("quickLookChannels").find("Ready") != std::string::npos; }));
    settle();
    EXPECT_TRUE(take_screen_picture("quick-look"));
    press(WXK_DOWN);
    EXPECT_EQ(grid().GetGridCursorRow(), lamp + 1);
    EXPECT_TRUE(wait_until(
        [&] { return label_of("quickLookCode").find(cell(lamp + 1, 0)) != std::string::npos; }));
    press(WXK_ESCAPE);
    EXPECT_TRUE(wait_until([&] { return !quick_look()->IsShown(); }));
    EXPECT_EQ(frame->place(), desktop::Place::products);
    press(WXK_SPACE);
    ASSERT_TRUE(wait_until([&] { return quick_look()->IsShown(); }));
    press(WXK_SPACE);
    EXPECT_TRUE(wait_until([&] { return !quick_look()->IsShown(); }));
    press(WXK_F2);
    ASSERT_TRUE(wait_until([&] { return grid().IsCellEditControlShown(); }));
    press(WXK_SPACE);
    EXPECT_FALSE(quick_look()->IsShown()) << "a key of the text";
    press(WXK_ESCAPE);
}

}  // namespace
}  // namespace vitrine::test
