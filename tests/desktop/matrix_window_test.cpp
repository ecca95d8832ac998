// The variant matrix by keys.
#include <gmock/gmock.h>

#include "desktop/commands.h"
#include "desktop/dialog_driver.h"
#include "desktop/matrix_view.h"
#include "desktop/nameless.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class MatrixWindow : public WindowTest {
protected:
    desktop::MatrixView& matrix() { return *find<desktop::MatrixView>("variantMatrix"); }
    std::string text(int row, int column) {
        return desktop::to_utf8(matrix().GetCellValue(row, column));
    }
    void open_matrix_of(const std::string& code) {
        stand_on(row_of(code), 2);
        press('M', wxMOD_CONTROL);
        ASSERT_EQ(frame->place(), desktop::Place::matrix);
        ASSERT_TRUE(wait_until(
            [&] { return frame->variants()->state() != VariantMatrix::State::loading; }));
        settle();
    }
    void show_field(const std::string& name) {
        frame->variants()->choose_field(name);
        ASSERT_TRUE(wait_until([&] {
            return frame->variants()->shown_column().sort == name ||
                   frame->variants()->shown_column().name == name;
        }));
        settle();
    }
    bool says(const std::string& part) {
        return wait_until(
            [&] { return frame->messages().sentence().find(part) != std::string::npos; });
    }
    void focus_matrix() {
        matrix().GetGridWindow()->SetFocus();
        ASSERT_TRUE(wait_until([&] { return matrix().GetGridWindow()->HasFocus(); }));
    }
};

TEST_F(MatrixWindow, OpensOnTheCellOfTheProductAndEscReturnsToTheGrid) {
    open_demo();
    const int row = row_of("OC-6010-NAVY-L");
    open_matrix_of("OC-6010-NAVY-L");
    EXPECT_EQ(matrix().GetNumberRows(), 2);
    EXPECT_EQ(matrix().GetNumberCols(), 4);
    EXPECT_EQ(matrix().current_product(),
              frame->session()->grid.product_at(static_cast<std::size_t>(row)));
    EXPECT_THAT(label_of("matrixGaps"), HasSubstr("All 8 are there."));
    EXPECT_THAT(nameless_controls(*frame), testing::IsEmpty());
    take_picture(*frame, "matrix");
    press(WXK_ESCAPE);
    EXPECT_EQ(frame->place(), desktop::Place::products);
    EXPECT_EQ(grid().GetGridCursorRow(), row);
    EXPECT_EQ(grid().GetGridCursorCol(), 2);
}

TEST_F(MatrixWindow, GoesThroughItsPanesByF6) {
    open_demo();
    open_matrix_of("OC-6010-MOSS-S");
    focus_matrix();
    press(WXK_F6);
    EXPECT_FALSE(matrix().GetGridWindow()->HasFocus());
    for (int i = 0; i < 4 && !matrix().GetGridWindow()->HasFocus(); ++i) press(WXK_F6);
    EXPECT_TRUE(matrix().GetGridWindow()->HasFocus());
}

TEST_F(MatrixWindow, AddsARowCreatesByEnterAndCreatesTheRest) {
    open_demo();
    open_matrix_of("OC-6010-MOSS-S");
    show_field("sku");
    {
        const DialogDriver driver([&](wxDialog& dialog) {
            auto* value =
                dynamic_cast<wxComboBox*>(wxWindow::FindWindowByName("axisValue", &dialog));
            ASSERT_NE(value, nullptr);
            EXPECT_THAT(nameless_controls(dialog), testing::IsEmpty());
            take_picture(dialog, "matrix-add-value");
            value->SetValue("Midnight");
            press(WXK_RETURN);
            if (dialog.IsModal()) dialog.EndModal(wxID_OK);
        });
        click("matrixAdd0");
        ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    }
    ASSERT_TRUE(wait_until([&] { return matrix().GetNumberRows() == 3; }));
    EXPECT_TRUE(says("has the new option Midnight"));
    EXPECT_EQ(matrix().GetRowLabelValue(2), "Midnight");
    EXPECT_THAT(label_of("matrixGaps"), HasSubstr("4 of 12 missing."));
    EXPECT_EQ(text(2, 0), "+");
    focus_matrix();
    matrix().GoToCell(2, 0);
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return text(2, 0) == "OC-6010-MIDNIGHT-S"; })) << text(2, 0);
    take_picture(*frame, "matrix-missing");
    click("matrixCreateAll");
    EXPECT_TRUE(says("3 variants created."));
    ASSERT_TRUE(wait_until([&] { return text(2, 3) == "OC-6010-MIDNIGHT-XL"; }));
    focus_matrix();
    press('Z', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return text(2, 3) == "+"; }));
}

TEST_F(MatrixWindow, TypesFillsCopiesAndClearsAsInTheGrid) {
    open_demo();
    open_matrix_of("OC-6010-MOSS-S");
    show_field("weight");
    focus_matrix();
    matrix().GoToCell(0, 0);
    type("321 g");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return text(0, 0).find("321") == 0; })) << text(0, 0);
    EXPECT_TRUE(wait_until([&] { return frame->session()->editor.pending() == 0; }));
    matrix().SelectBlock(0, 0, 1, 0);
    press('D', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return text(1, 0).find("321") == 0; })) << text(1, 0);
    matrix().ClearSelection();
    matrix().GoToCell(1, 0);
    press('C', wxMOD_CONTROL);
    matrix().GoToCell(1, 1);
    press('V', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return text(1, 1).find("321") == 0; })) << text(1, 1);
    press(WXK_DELETE);
    EXPECT_TRUE(wait_until([&] { return text(1, 1).find("321") != 0; }));
    EXPECT_TRUE(says("1 value changed."));
}

TEST_F(MatrixWindow, SaysThatASimpleProductHasNoVariants) {
    open_demo();
    open_matrix_of("LI-1010");
    EXPECT_THAT(label_of("matrixSimpleWords"), HasSubstr("it has no variants"));
    EXPECT_FALSE(matrix().IsShownOnScreen());
    take_picture(*frame, "matrix-simple");
    press(WXK_ESCAPE);
    EXPECT_EQ(frame->place(), desktop::Place::products);
}

TEST_F(MatrixWindow, FitsASmallWindow) {
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    open_demo();
    open_matrix_of("OC-6010-MOSS-S");
    EXPECT_TRUE(find("matrixField")->IsShownOnScreen());
    take_picture(*frame, "matrix-800");
}

}  // namespace
}  // namespace vitrine::test
