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
    ASSERT_TRUE(wait_until([&] {
        return model().picture(static_cast<std::size_t>(lamp)).state ==
               ProductPictures::Picture::State::made;
    }));
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
    EXPECT_GE(grid().GetColSize(picture), grid().GetRowSize(lamp));
    EXPECT_TRUE(grid().IsVisible(lamp, 0)) << "the cursor stays in sight";
    ASSERT_TRUE(all_pictures_are_made());
    EXPECT_TRUE(take_picture(*frame, "grid-pictures-large"));
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    EXPECT_TRUE(take_picture(*frame, "grid-pictures-large-800"));
    choose(desktop::command_small_rows);
    EXPECT_EQ(grid().GetRowSize(lamp), usual);
}

TEST_F(GridLookWindow, ReadinessStandsInColumnsThatCannotBeSorted) {
    model().choose_columns({"readiness:web", "price[EUR]"});
    const int lamp = row_of("LI-1010"), ready = column_of("Ready for Web store");
    stand_on(lamp, ready);
    EXPECT_TRUE(wait_until([&] { return cell(lamp, ready) != "…"; }));
    EXPECT_EQ(cell(lamp, ready).substr(0, 3), "✓");
    EXPECT_TRUE(take_picture(*frame, "grid-readiness"));
    wxWindow* headings = grid().GetGridColLabelWindow();
    int x = 0;
    for (int column = grid().IsFrozen() ? 1 : 0; column < ready; ++column)
        x += grid().GetColSize(column);
    const wxPoint at =
        headings->ClientToScreen(wxPoint(grid().CalcScrolledPosition(wxPoint(x, 0)).x + 20, 12));
    click_at(at);
    EXPECT_TRUE(wait_until([&] {
        return frame->messages().sentence() == "The list cannot be ordered by this column.";
    })) << frame->messages().sentence();
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    EXPECT_TRUE(take_picture(*frame, "grid-readiness-800"));
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
    leave_and_come_back();
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
    press('0', wxMOD_CONTROL);
    EXPECT_EQ(grid().GetRowSize(0), row);
}

class GridLookInFrench : public GridLookWindow {
    const SpokenLanguage m_language{"fr"};
};

TEST_F(GridLookInFrench, WordsOfPicturesAndReadinessFit) {
    frame->session()->workspace->choose("web", "fr_FR");
    model().choose_columns({"main_picture", "readiness:web"});
    const int lamp = row_of("LI-1010"), ready = grid().GetNumberCols() - 1;
    EXPECT_TRUE(wait_until([&] { return cell(lamp, ready) != "…"; }));
    EXPECT_THAT(cell(lamp, ready), testing::StartsWith("✓ Prêt"));
    choose(desktop::command_medium_rows);
    choose(desktop::command_group_variants);
    ASSERT_TRUE(wait_until([&] { return model().is_grouped() && !model().is_listing(); }));
    stand_on(row_of("brume_mug"), 1);
    ASSERT_TRUE(all_pictures_are_made());
    EXPECT_TRUE(take_picture(*frame, "grid-look-fr"));
    press(WXK_SPACE);
    EXPECT_TRUE(wait_until([&] {
        return label_of("quickLookChannels").find("Prêt") != std::string::npos ||
               label_of("quickLookChannels").find("Bloqué") != std::string::npos;
    }));
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    settle();
    press(WXK_SPACE);
    settle();
    EXPECT_TRUE(take_screen_picture("quick-look-fr-800"));
}

}  // namespace
}  // namespace vitrine::test
