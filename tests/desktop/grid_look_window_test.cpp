// How the grid of products is looked at: pictures, height of rows, size of text.
#include <gmock/gmock.h>

#include "desktop/cell_table.h"
#include "desktop/commands.h"
#include "desktop/window_test.h"

namespace vitrine::test {
namespace {

class GridLookWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
    }
    void choose(int command) {
        wxCommandEvent chosen(wxEVT_MENU, command);
        frame->ProcessWindowEvent(chosen);
    }
    bool all_pictures_are_made() {
        return wait_until([&] {
            for (std::size_t row = 0; row < 20; ++row) {
                if (model().picture(row).state == ProductPictures::Picture::State::coming)
                    return false;
            }
            return true;
        });
    }
    ProductGrid& model() { return frame->session()->grid; }
};

TEST_F(GridLookWindow, PicturesStandInAColumnOfTheirOwn) {
    model().choose_columns({"main_picture", "price[EUR]"});
    const int lamp = row_of("LI-1010"), picture = column_of("Picture");
    stand_on(lamp, 0);
    ASSERT_TRUE(all_pictures_are_made());
    EXPECT_EQ(cell(lamp, picture), "") << "nothing to copy";
    auto* table = dynamic_cast<desktop::CellTable*>(grid().GetTable());
    EXPECT_EQ(table->spoken_value(lamp, picture), "Picture of Vesper table lamp");
    EXPECT_TRUE(grid().IsReadOnly(lamp, picture));
    EXPECT_TRUE(take_picture(*frame, "grid-pictures"));
    const int usual = grid().GetRowSize(lamp);
    choose(desktop::command_medium_rows);
    EXPECT_GT(grid().GetRowSize(lamp), usual);
    EXPECT_TRUE(take_picture(*frame, "grid-pictures-medium"));
    choose(desktop::command_large_rows);
    EXPECT_GT(grid().GetRowSize(lamp), 3 * usual);
    EXPECT_TRUE(grid().IsVisible(lamp, 0)) << "the cursor stays in sight";
    ASSERT_TRUE(all_pictures_are_made());
    EXPECT_TRUE(take_picture(*frame, "grid-pictures-large"));
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    EXPECT_TRUE(take_picture(*frame, "grid-pictures-large-800"));
    choose(desktop::command_small_rows);
    EXPECT_EQ(grid().GetRowSize(lamp), usual);
}

TEST_F(GridLookWindow, TextGrowsAndShrinksByKeysAndIsKept) {
    stand_on(2, 0);
    const int usual = grid().GetDefaultCellFont().GetPointSize(), row = grid().GetRowSize(0);
    press('=', wxMOD_CONTROL);
    EXPECT_GT(grid().GetDefaultCellFont().GetFractionalPointSize(), usual);
    press(WXK_NUMPAD_ADD, wxMOD_CONTROL);
    press('+', wxMOD_CONTROL);
    EXPECT_GT(grid().GetRowSize(0), row);
    EXPECT_TRUE(take_picture(*frame, "grid-larger-text"));
    close_window();
    show_window();
    open_demo();
    EXPECT_GT(grid().GetRowSize(0), row) << "as it was left";
    stand_on(2, 0);
    press('0', wxMOD_CONTROL);
    EXPECT_EQ(grid().GetRowSize(0), row);
    press('-', wxMOD_CONTROL);
    press(WXK_NUMPAD_SUBTRACT, wxMOD_CONTROL);
    EXPECT_LT(grid().GetDefaultCellFont().GetFractionalPointSize(), usual);
    EXPECT_LT(grid().GetRowSize(0), row);
    EXPECT_TRUE(take_picture(*frame, "grid-smaller-text"));
    press(WXK_NUMPAD0, wxMOD_CONTROL);
    EXPECT_EQ(grid().GetRowSize(0), row);
}

}  // namespace
}  // namespace vitrine::test
