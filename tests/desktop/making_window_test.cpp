// Products made, copied, switched and deleted by keys and menus.
#include <gmock/gmock.h>

#include "desktop/commands.h"
#include "desktop/dialog_driver.h"
#include "desktop/nameless.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class MakingWindow : public WindowTest {
protected:
    bool is_listed(const std::string& code) {
        for (int row = 0; row < grid().GetNumberRows(); ++row) {
            if (cell(row, 0) == code) return true;
        }
        return false;
    }
    bool says(const std::string& part) {
        return wait_until(
            [&] { return frame->messages().sentence().find(part) != std::string::npos; });
    }
    void choose(int command) {
        wxCommandEvent chosen(wxEVT_MENU, command);
        frame->GetEventHandler()->ProcessEvent(chosen);
    }
    template <class Control>
    static Control* in(wxDialog& dialog, const char* name) {
        return dynamic_cast<Control*>(wxWindow::FindWindowByName(name, &dialog));
    }
};

TEST_F(MakingWindow, MakesAProductByKeysAndOpensItsForm) {
    open_demo();
    stand_on(row_of("LI-1010"), 0);
    const DialogDriver driver([&](wxDialog& dialog) {
        auto* sku = in<wxTextCtrl>(dialog, "newProductSku");
        ASSERT_NE(sku, nullptr);
        sku->SetFocus();
        type("LI-1010");
        auto* problem = in<wxStaticText>(dialog, "newProductProblem");
        EXPECT_TRUE(wait_until([&] { return problem->GetLabelText().Contains("already"); }))
            << problem->GetLabelText();
        auto* family = in<wxChoice>(dialog, "newProductFamily");
        EXPECT_TRUE(wait_until([&] { return family->GetStringSelection() == "Lighting"; }))
            << family->GetStringSelection();
        take_picture(dialog, "new-product");
        type("-B");
        EXPECT_TRUE(wait_until([&] { return problem->GetLabelText().empty(); }));
        press(WXK_RETURN);
        wait_until([&] { return !dialog.IsModal(); });
    });
    press('P', wxMOD_CONTROL | wxMOD_SHIFT);
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    EXPECT_EQ(frame->place(), desktop::Place::form);
    ASSERT_TRUE(wait_until([&] { return frame->session()->form.view() != nullptr; }));
    EXPECT_EQ(frame->session()->form.view()->product.code, "LI-1010-B");
}

TEST_F(MakingWindow, MakesAVariantOfTheModelAtHand) {
    open_demo();
    stand_on(row_of("OC-6010-MOSS-S"), 0);
    const DialogDriver driver([&](wxDialog& dialog) {
        auto* kind = in<wxChoice>(dialog, "newProductKind");
        kind->SetSelection(1);
        wxCommandEvent chosen(wxEVT_CHOICE, kind->GetId());
        chosen.SetEventObject(kind);
        kind->GetEventHandler()->ProcessEvent(chosen);
        ASSERT_TRUE(wait_until([&] { return in<wxChoice>(dialog, "newProductAxis1") != nullptr; }));
        EXPECT_THAT(nameless_controls(dialog), testing::IsEmpty());
        take_picture(dialog, "new-variant");
        in<wxChoice>(dialog, "newProductAxis0")->SetSelection(1);
        in<wxChoice>(dialog, "newProductAxis1")->SetSelection(1);
        press_button(dialog, "newProductCreate");
        wait_until([&] { return !dialog.IsModal(); });
    });
    press('P', wxMOD_CONTROL | wxMOD_SHIFT);
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    ASSERT_TRUE(wait_until([&] { return frame->session()->form.view() != nullptr; }));
    EXPECT_THAT(frame->session()->form.view()->product.code, HasSubstr("OC-6010-"));
}

TEST_F(MakingWindow, DuplicatesSwitchesAndDeletesWhatIsSelectedAndTakesItBack) {
    open_demo();
    stand_on(row_of("LI-1010"), 0);
    press('D', wxMOD_CONTROL | wxMOD_SHIFT);
    EXPECT_TRUE(says("LI-1010-copy was made"));
    EXPECT_TRUE(wait_until([&] { return is_listed("LI-1010-copy"); }));
    take_picture(*frame, "duplicated");
    press('Z', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return !is_listed("LI-1010-copy"); }));

    // A list that is still on its way would take the selection along.
    const auto is_calm = [&] {
        return !frame->session()->grid.is_listing() && frame->session()->editor.pending() == 0 &&
               grid().GetNumberRows() == static_cast<int>(frame->session()->grid.row_count());
    };
    ASSERT_TRUE(wait_until(is_calm));
    settle();
    ASSERT_TRUE(wait_until(is_calm));
    grid().SelectBlock(row_of("LI-1010"), 0, row_of("LI-1010") + 1, 0);
    choose(desktop::command_disable_products);
    EXPECT_TRUE(says("2 products disabled."));
    choose(desktop::command_enable_products);
    EXPECT_TRUE(says("2 products enabled."));
    settle();
    press(WXK_DELETE, wxMOD_CONTROL | wxMOD_SHIFT);
    EXPECT_TRUE(says("2 products deleted."));
    EXPECT_TRUE(wait_until([&] { return !is_listed("LI-1010"); }));
    press('Z', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return is_listed("LI-1010"); }));
}

TEST_F(MakingWindow, AsksBeforeTheVariantsOfAModelGo) {
    open_demo();
    stand_on(row_of("corrie_rain_jacket"), 0);
    const QuestionAnswer answer(wxID_NO);
    choose(desktop::command_delete_products);
    ASSERT_TRUE(wait_until([&] { return !answer.question().empty(); }));
    EXPECT_THAT(answer.question(),
                HasSubstr("10 variants and models stand below corrie_rain_jacket"));
    settle();
    EXPECT_TRUE(is_listed("corrie_rain_jacket"));
}

}  // namespace
}  // namespace vitrine::test
