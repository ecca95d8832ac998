// The command palette, by keys alone.
#include <gmock/gmock.h>

#include "desktop/dialog_driver.h"
#include "desktop/nameless.h"
#include "desktop/palette_dialog.h"

namespace vitrine::test {
namespace {

using testing::AnyOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class PaletteWindow : public WindowTest {
protected:
    // Opens it by its key, and does `drive` in front of it.
    void in_palette(std::function<void(wxDialog& dialog)> drive) {
        const DialogDriver driver(std::move(drive));
        press('K', wxMOD_CONTROL);
        EXPECT_TRUE(wait_until([&] { return driver.is_over(); }));
    }
    static std::vector<std::string> lines(const wxDialog& dialog) {
        auto* list =
            dynamic_cast<wxDataViewCtrl*>(wxWindow::FindWindowByName("paletteEntries", &dialog));
        auto* model = dynamic_cast<wxDataViewVirtualListModel*>(list->GetModel());
        std::vector<std::string> found;
        for (unsigned row = 0; row < model->GetCount(); ++row) {
            wxVariant words;
            model->GetValueByRow(words, row, 0);
            found.push_back(desktop::to_utf8(words.GetString()));
        }
        return found;
    }
    static std::string state(const wxDialog& dialog) {
        auto* text =
            dynamic_cast<wxStaticText*>(wxWindow::FindWindowByName("paletteState", &dialog));
        return desktop::to_utf8(text->GetLabelText());
    }
    static bool first_is(const wxDialog& dialog, const std::string& line) {
        const auto found = lines(dialog);
        return !found.empty() && found.front() == line;
    }
};

TEST_F(PaletteWindow, ACommandIsFoundAndDone) {
    open_demo();
    in_palette([&](wxDialog& dialog) {
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        EXPECT_TRUE(take_picture(dialog, "palette"));
        type("hist");
        EXPECT_TRUE(wait_until([&] { return first_is(dialog, "History"); }));
        press(WXK_RETURN);
    });
    EXPECT_TRUE(wait_until([&] { return frame->place() == desktop::Place::history; }));
}

TEST_F(PaletteWindow, AProductIsFoundByItsNameAndOpened) {
    open_demo();
    in_palette([&](wxDialog& dialog) {
        type("vesper table");
        EXPECT_TRUE(wait_until([&] { return first_is(dialog, "LI-1010  Vesper table lamp"); }));
        EXPECT_TRUE(take_picture(dialog, "palette-product"));
        press(WXK_RETURN);
    });
    ASSERT_TRUE(wait_until([&] { return frame->session()->form.view() != nullptr; }));
    EXPECT_EQ(frame->session()->form.view()->product.code, "LI-1010");
}

TEST_F(PaletteWindow, AViewIsFoundAndShown) {
    open_demo();
    frame->go_to(desktop::Place::history);
    in_palette([&](wxDialog& dialog) {
        type("to compl");
        EXPECT_TRUE(wait_until([&] { return first_is(dialog, "To complete"); }));
        press(WXK_RETURN);
    });
    EXPECT_TRUE(wait_until([&] { return frame->place() == desktop::Place::products; }));
    EXPECT_EQ(frame->session()->grid.filter(), "completeness < 100");
}

TEST_F(PaletteWindow, ArrowsWalkAndEscapeClosesWithoutDoingAnything) {
    open_demo();
    stand_on(0, 1);
    in_palette([&](wxDialog& dialog) {
        auto* list =
            dynamic_cast<wxDataViewCtrl*>(wxWindow::FindWindowByName("paletteEntries", &dialog));
        auto* model = dynamic_cast<wxDataViewVirtualListModel*>(list->GetModel());
        EXPECT_EQ(model->GetRow(list->GetSelection()), 0U);
        press(WXK_DOWN);
        press(WXK_DOWN);
        EXPECT_EQ(model->GetRow(list->GetSelection()), 2U);
        press(WXK_UP);
        EXPECT_EQ(model->GetRow(list->GetSelection()), 1U);
        EXPECT_TRUE(wxWindow::FindWindowByName("paletteWords", &dialog)->HasFocus());
        press(WXK_ESCAPE);
        EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }));
    });
    EXPECT_EQ(frame->place(), desktop::Place::products);
    EXPECT_TRUE(wait_until([&] { return grid().GetGridWindow()->HasFocus(); }));
}

TEST_F(PaletteWindow, SaysWhichCommandsAreNotForNow) {
    in_palette([&](wxDialog& dialog) {
        EXPECT_THAT(lines(dialog), Contains("Quality (not now)"));
        EXPECT_THAT(lines(dialog), Contains("About Vitrine"));
        EXPECT_THAT(lines(dialog), Not(Contains("All products")));
        type("quality");
        EXPECT_TRUE(wait_until([&] { return first_is(dialog, "Quality (not now)"); }));
        press(WXK_RETURN);
        EXPECT_TRUE(dialog.IsModal());
        EXPECT_THAT(state(dialog), HasSubstr("Quality"));
        type("zzz");
        EXPECT_TRUE(wait_until([&] { return lines(dialog).empty(); }));
        EXPECT_EQ(state(dialog), "Nothing is called so.");
        EXPECT_TRUE(take_picture(dialog, "palette-nothing"));
    });
}

}  // namespace
}  // namespace vitrine::test
