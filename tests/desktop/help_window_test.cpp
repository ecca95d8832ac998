// The menu Help, the steps to try first, and where the keys go when something is hidden.
#include <gmock/gmock.h>
#include <wx/clipbrd.h>
#include <wx/srchctrl.h>

#include "base/version.h"
#include "desktop/commands.h"
#include "desktop/dialog_driver.h"
#include "desktop/nameless.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class HelpWindow : public WindowTest {
protected:
    wxDialog* help() { return dynamic_cast<wxDialog*>(wxWindow::FindWindowByName("helpDialog")); }
    void ask_for_help() {
        press(WXK_F1);
        ASSERT_TRUE(wait_until([&] { return help() != nullptr && help()->IsActive(); }));
    }
    std::string topic() {
        const auto* list = find<wxListBox>("helpTopics");
        return desktop::to_utf8(list->GetStringSelection());
    }
    std::string text() { return desktop::to_utf8(find<wxTextCtrl>("helpText")->GetValue()); }
    void close_help() {
        press(WXK_ESCAPE);
        ASSERT_TRUE(wait_until([&] { return help() == nullptr; }));
        frame->Raise();
        ASSERT_TRUE(wait_until([&] { return frame->IsActive(); }));
    }
    // Chooses an entry of a menu, as its key would.
    void choose(int command) {
        wxCommandEvent event(wxEVT_MENU, command);
        event.SetEventObject(frame);
        frame->ProcessWindowEvent(event);
    }
};

TEST_F(HelpWindow, OpensAtTheTopicOfThePlaceAndIsSearched) {
    ask_for_help();
    EXPECT_EQ(topic(), "First steps");
    close_help();
    open_demo();
    ask_for_help();
    EXPECT_EQ(topic(), "The list of products");
    EXPECT_TRUE(take_picture(*help(), "help"));
    EXPECT_THAT(nameless_controls(*help()), IsEmpty());
    find("helpSearch")->SetFocus();
    type("regular");
    ASSERT_TRUE(wait_until([&] { return topic() == "The filter language"; }));
    EXPECT_THAT(text(), HasSubstr("completeness < 100"));
    EXPECT_TRUE(take_picture(*help(), "help-search"));
    type("xyz");
    EXPECT_TRUE(wait_until([&] { return text() == "No topic has all these words."; }));
    close_help();
    find("filter")->SetFocus();
    ask_for_help();
    EXPECT_EQ(topic(), "The filter language");
    close_help();
    frame->go_to(desktop::Place::history);
    ask_for_help();
    EXPECT_EQ(topic(), "History");
    close_help();
}

TEST_F(HelpWindow, ListsTheKeysOfTheMenus) {
    open_demo();
    choose(desktop::command_help_keys);
    ASSERT_TRUE(wait_until([&] { return help() != nullptr; }));
    settle();
    EXPECT_THAT(text(), HasSubstr("Undo: Ctrl+Z"));
    EXPECT_THAT(text(), HasSubstr("Next place: Ctrl+Page Down"));
    // Each that a menu has.
    const wxMenuBar& bar = *frame->GetMenuBar();
    for (std::size_t i = 0; i < bar.GetMenuCount(); ++i) {
        for (const wxMenuItem* item : bar.GetMenu(i)->GetMenuItems()) {
            if (!item->GetItemLabel().Contains("\t")) continue;
            EXPECT_THAT(text(), HasSubstr(desktop::to_utf8(item->GetItemLabelText())));
        }
    }
    EXPECT_TRUE(take_picture(*help(), "help-keys"));
}

TEST_F(HelpWindow, ReportsAProblemWithoutProducts) {
    open_demo();
    frame->messages().say(desktop::MessageBar::Tone::error, "The disk is full.");
    const DialogDriver driver([&](wxDialog& dialog) {
        const std::string report = desktop::to_utf8(
            dynamic_cast<wxTextCtrl*>(wxWindow::FindWindowByName("reportText", &dialog))
                ->GetValue());
        EXPECT_THAT(report, HasSubstr(std::string(program_version)));
        EXPECT_THAT(report, HasSubstr("error: The disk is full."));
        EXPECT_THAT(report, Not(HasSubstr("LI-1010")));
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        press_button(dialog, "copyReport");
        take_picture(dialog, "report");
        const wxClipboardLocker clipboard;
        wxTextDataObject data;
        ASSERT_TRUE(wxTheClipboard->GetData(data));
        EXPECT_EQ(desktop::to_utf8(data.GetText()), report);
    });
    choose(desktop::command_report);
    EXPECT_TRUE(driver.is_over());
}

TEST_F(HelpWindow, SpeaksFrench) {
    const SpokenLanguage french("fr");
    close_window();
    show_window();
    open_demo();
    ask_for_help();
    EXPECT_EQ(topic(), "La liste des produits");
    EXPECT_TRUE(take_picture(*help(), "help-french"));
    close_help();
    choose(desktop::command_help_keys);
    ASSERT_TRUE(wait_until([&] { return help() != nullptr; }));
    settle();
    EXPECT_THAT(text(), HasSubstr("Ctrl+Maj+V"));
    EXPECT_TRUE(take_picture(*help(), "help-keys-french"));
}

TEST_F(HelpWindow, OffersFirstStepsThatTickThemselvesOff) {
    frame->make_catalogue(folder / "new.vitrine", NewContent::demo);
    ASSERT_TRUE(wait_until([&] { return frame->session() != nullptr; }, 60'000));
    frame->session()->workspace->choose("web", "en_GB");
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() > 0; }));
    ASSERT_TRUE(wait_until([&] { return find("firstSteps")->IsShownOnScreen(); }));
    const auto step = [&](int number) { return label_of("firstStep" + std::to_string(number)); };
    EXPECT_TRUE(wait_until([&] { return step(1).starts_with("✓ Done"); })) << step(1);
    EXPECT_TRUE(step(3).starts_with("○")) << step(3);
    EXPECT_TRUE(take_picture(*frame, "first-steps"));
    const auto lamp = static_cast<std::size_t>(row_of("LI-1010"));
    frame->session()->grid.type({{lamp, 1, "Vesper lamp"}}, "edit");
    EXPECT_TRUE(wait_until([&] { return step(3).starts_with("✓ Done"); })) << step(3);
    press('Z', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return step(4).starts_with("✓ Done"); })) << step(4);
    click("dismissSteps");
    EXPECT_TRUE(wait_until([&] { return !find("firstSteps")->IsShown(); }));
    EXPECT_TRUE(wait_until([&] { return grid().GetGridWindow()->HasFocus(); }));
}

TEST_F(HelpWindow, AreNotOfferedForAnyOtherCatalogue) {
    open_demo();
    EXPECT_FALSE(find("firstSteps")->IsShownOnScreen());
}

TEST_F(HelpWindow, KeysGoToThePageWhenWhatHadThemIsHidden) {
    open_demo();
    auto* search = find("search");
    search->SetFocus();
    ASSERT_TRUE(wait_until([&] { return search->IsDescendant(wxWindow::FindFocus()); }));
    search->Hide();
    EXPECT_TRUE(wait_until([&] { return grid().GetGridWindow()->HasFocus(); }));
    search->Show();
    frame->go_to(desktop::Place::history);
    auto* author = find("historyAuthor");
    author->SetFocus();
    ASSERT_TRUE(wait_until([&] { return author->HasFocus(); }));
    author->Hide();
    EXPECT_TRUE(wait_until([&] { return find("historyList")->HasFocus(); }));
}

}  // namespace
}  // namespace vitrine::test
