// Products that get another family or another model, from the menu and the form, by keys.
#include <gmock/gmock.h>

#include "desktop/commands.h"
#include "desktop/dialog_driver.h"
#include "desktop/form_window.h"
#include "desktop/nameless.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class ProductMoves : public FormWindow {
protected:
    StructureChangeDesk& change() { return frame->session()->structure_change; }
    static std::string reason_in(wxDialog& dialog) {
        const wxWindow* words = wxWindow::FindWindowByName("changeReason", &dialog);
        return words->IsShown() ? desktop::to_utf8(words->GetLabel()) : std::string();
    }
    static void choose_in(wxDialog& dialog, const char* name, const char* label) {
        auto* choice = dynamic_cast<wxChoice*>(wxWindow::FindWindowByName(name, &dialog));
        ASSERT_TRUE(choice->SetStringSelection(label));
        wxCommandEvent chosen(wxEVT_CHOICE, choice->GetId());
        chosen.SetEventObject(choice);
        choice->GetEventHandler()->ProcessEvent(chosen);
    }
    void save_by_keys(wxDialog& dialog) {
        ASSERT_TRUE(wait_until([&] { return change().can_save(); })) << change().summary();
        wxWindow::FindWindowByName("changeDo", &dialog)->SetFocus();
        settle();
        press(WXK_SPACE);
        EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }));
    }
    void push_move_button() {
        auto* button = find<wxButton>("formMoveButton");
        ASSERT_TRUE(button->IsShownOnScreen());
        button->SetFocus();
        ASSERT_TRUE(wait_until([&] { return button->HasFocus(); }));
        press(WXK_SPACE);
    }
};

TEST_F(ProductMoves, TheFormLeadsToAnotherFamily) {
    frame->SetSize(frame->FromDIP(wxSize(1280, 800)));
    EXPECT_TRUE(take_picture(*frame, "form-move-1280"));
    const DialogDriver driver([&](wxDialog& dialog) {
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        EXPECT_FALSE(change().can_save());
        choose_in(dialog, "changeFamily", "Tableware");
        ASSERT_TRUE(wait_until([&] { return change().can_save(); })) << change().summary();
        settle();
        take_picture(dialog, "change-family");
        save_by_keys(dialog);
    });
    push_move_button();
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    EXPECT_TRUE(wait_until([&] { return form().view()->family_label == "Tableware"; }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("Another family for 1 product"));
    find("formMoveButton")->SetFocus();
    settle();
    press('Z', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return form().view()->family_label == "Lighting"; }));
}

TEST_F(ProductMoves, TheFormOfAVariantLeadsToAnotherModel) {
    show_first_variant();
    const std::string moved = form().view()->product.code;
    EXPECT_EQ(form().view()->parent_code, "brume_mug");
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    EXPECT_TRUE(take_picture(*frame, "form-move-800"));
    const DialogDriver driver([&](wxDialog& dialog) {
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        type("corrie_rain_jacket");
        ASSERT_TRUE(wait_until([&] { return !reason_in(dialog).empty(); }));
        EXPECT_THAT(reason_in(dialog), HasSubstr("family variant"));
        take_picture(dialog, "change-model-refused");
        press('A', wxMOD_CONTROL);
        type("solstice_teapot");
        ASSERT_TRUE(wait_until([&] { return change().can_save(); })) << change().summary();
        EXPECT_EQ(reason_in(dialog), "");
        settle();
        take_picture(dialog, "change-model");
        save_by_keys(dialog);
    });
    push_move_button();
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    EXPECT_TRUE(wait_until([&] { return form().view()->parent_code == "solstice_teapot"; }));
}

TEST_F(ProductMoves, TheMenuSpeaksOfTheSelectedProducts) {
    press(WXK_ESCAPE);
    ASSERT_TRUE(wait_until([&] { return frame->place() == desktop::Place::products; }));
    stand_on(row_of("LI-1010"), 1);
    press(WXK_DOWN, wxMOD_SHIFT);
    settle();
    const DialogDriver driver([&](wxDialog& dialog) {
        EXPECT_THAT(desktop::to_utf8(dialog.GetTitle()), HasSubstr("2 products"));
        press(WXK_ESCAPE);
        EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }));
    });
    wxCommandEvent chosen(wxEVT_MENU, desktop::command_change_family);
    frame->GetEventHandler()->ProcessEvent(chosen);
    EXPECT_TRUE(wait_until([&] { return driver.is_over(); }));
}

TEST_F(ProductMoves, InFrench) {
    const SpokenLanguage french("fr");
    close_window();
    show_window();
    open_demo();
    stand_on(row_of("LI-1010"), 1);
    press(WXK_F8);
    ASSERT_TRUE(wait_until([&] { return form().view() != nullptr; }));
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    EXPECT_TRUE(take_picture(*frame, "form-move-fr"));
    for (const int command : {desktop::command_change_family, desktop::command_change_parent}) {
        const DialogDriver driver([&](wxDialog& dialog) {
            take_picture(dialog, "change-fr-" + std::to_string(command));
            press(WXK_ESCAPE);
            EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }));
        });
        wxCommandEvent chosen(wxEVT_MENU, command);
        frame->GetEventHandler()->ProcessEvent(chosen);
        EXPECT_TRUE(wait_until([&] { return driver.is_over(); }));
    }
}

}  // namespace
}  // namespace vitrine::test
