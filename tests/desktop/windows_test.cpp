// Where windows stand, further windows on one catalogue, and preferences.
#include <gmock/gmock.h>

#include "desktop/commands.h"
#include "desktop/dialog_driver.h"
#include "desktop/nameless.h"
#include "workbench/preferences.h"
#include "workbench/window_state.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class Windows : public WindowTest {
protected:
    void TearDown() override {
        for (desktop::MainFrame* other : others()) other->Destroy();
        WindowTest::TearDown();
    }
    std::vector<desktop::MainFrame*> others() const {
        std::vector<desktop::MainFrame*> found;
        for (wxWindow* window : wxTopLevelWindows) {
            auto* other = dynamic_cast<desktop::MainFrame*>(window);
            if (other != nullptr && other != frame && !other->IsBeingDeleted())
                found.push_back(other);
        }
        return found;
    }
    void close_as_somebody_would() {
        frame->Close();
        frame = nullptr;
        ASSERT_TRUE(wait_until([] { return wxTopLevelWindows.empty(); }));
    }
    std::filesystem::path state_file() const { return folder / "config/window.txt"; }
};

TEST_F(Windows, ComeBackWhereTheyWereLeft) {
    const wxRect wanted(140, 90, 1100, 700);
    frame->SetSize(wanted);
    ASSERT_TRUE(wait_until([&] { return frame->GetSize() == wanted.GetSize(); }));
    open_demo();
    press(WXK_F9);
    ASSERT_TRUE(wait_until([&] { return !find("sidebar")->IsShownOnScreen(); }));
    settle();
    const wxRect left = frame->GetRect();
    close_as_somebody_would();
    show_window();
    EXPECT_TRUE(wait_until([&] { return frame->GetRect() == left; }))
        << frame->GetRect().x << " " << frame->GetRect().y << " " << frame->GetRect().width;
    open_demo();
    EXPECT_FALSE(find("sidebar")->IsShownOnScreen());
}

TEST_F(Windows, ComeBackMaximised) {
    frame->Maximize();
    ASSERT_TRUE(wait_until([&] { return frame->IsMaximized(); }));
    settle();
    close_as_somebody_would();
    EXPECT_TRUE(read_window_state(state_file()).is_maximised);
    show_window();
    EXPECT_TRUE(wait_until([&] { return frame->IsMaximized(); }));
}

TEST_F(Windows, AreInSightAlthoughTheirScreenIsGone) {
    close_as_somebody_would();
    WindowState state;
    state.place = {20'000, 20'000, 900, 600};
    write_window_state(state_file(), state);
    show_window();
    const wxRect screen(wxGetDisplaySize());
    EXPECT_TRUE(wait_until([&] { return screen.Contains(frame->GetRect()); }));
}

TEST_F(Windows, ASecondOneShowsWhatTheFirstSavesAndOutlivesIt) {
    open_demo();
    const int lamp = row_of("LI-1010");
    wxCommandEvent event(wxEVT_MENU, desktop::command_new_window);
    frame->ProcessWindowEvent(event);
    ASSERT_THAT(others(), testing::SizeIs(1));
    desktop::MainFrame* second = others().front();
    ASSERT_TRUE(wait_until([&] { return second->session() != nullptr; }));
    ProductGrid& shown = second->session()->grid;
    const auto name = [&] { return shown.text(static_cast<std::size_t>(lamp), 1); };
    second->session()->workspace->choose("web", "en_GB");
    ASSERT_TRUE(wait_until([&] { return name() == "Vesper table lamp"; })) << name();
    EXPECT_TRUE(take_picture(*second, "second-window"));
    frame->session()->grid.type({{static_cast<std::size_t>(lamp), 1, "Vesper lamp"}}, "edit");
    EXPECT_TRUE(wait_until([&] { return name() == "Vesper lamp"; }));
    frame->Close();
    frame = second;
    ASSERT_TRUE(wait_until([&] { return others().empty(); }));
    shown.type({{static_cast<std::size_t>(lamp), 1, "Vesper"}}, "edit");
    EXPECT_TRUE(wait_until([&] { return second->session()->editor.can_undo(); }));
}

TEST_F(Windows, QuittingClosesThemAll) {
    wxCommandEvent more(wxEVT_MENU, desktop::command_new_window);
    frame->ProcessWindowEvent(more);
    frame->ProcessWindowEvent(more);
    EXPECT_THAT(others(), testing::SizeIs(2));
    wxCommandEvent quit(wxEVT_MENU, wxID_EXIT);
    frame->ProcessWindowEvent(quit);
    frame = nullptr;
    EXPECT_TRUE(wait_until([] { return wxTopLevelWindows.empty(); }));
}

TEST_F(Windows, PreferencesAreKeptAndSayWhenTheyApply) {
    const auto file = folder / "config/preferences.txt";
    const auto in_preferences = [&](std::function<void(wxDialog&)> drive) {
        const DialogDriver driver(std::move(drive));
        press(',', wxMOD_CONTROL);
        EXPECT_TRUE(wait_until([&] { return driver.is_over(); }));
    };
    in_preferences([&](wxDialog& dialog) {
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        EXPECT_TRUE(take_picture(dialog, "preferences"));
        press(WXK_ESCAPE);
        EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }));
    });
    EXPECT_FALSE(std::filesystem::exists(file));
    in_preferences([&](wxDialog& dialog) {
        auto* language =
            dynamic_cast<wxChoice*>(wxWindow::FindWindowByName("languageChoice", &dialog));
        language->SetStringSelection(wxString::FromUTF8("Français"));
        dynamic_cast<wxCheckBox*>(wxWindow::FindWindowByName("reopenLast", &dialog))
            ->SetValue(true);
        press_button(dialog, "savePreferences");
        EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }));
    });
    EXPECT_EQ(read_preferences(file), (Preferences{"fr", true}));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("the next time"));
    in_preferences([&](wxDialog& dialog) {
        auto* language =
            dynamic_cast<wxChoice*>(wxWindow::FindWindowByName("languageChoice", &dialog));
        EXPECT_EQ(language->GetStringSelection(), wxString::FromUTF8("Français"));
    });
}

}  // namespace
}  // namespace vitrine::test
