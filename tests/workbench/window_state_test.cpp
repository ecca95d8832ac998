// What is kept of the window and of what somebody set, in files that anything may have happened to.
#include "workbench/window_state.h"

#include <gmock/gmock.h>

#include "support/temporary_folder.h"
#include "workbench/preferences.h"
#include "workbench/settings_file.h"

namespace vitrine::test {
namespace {

using testing::IsEmpty;

TEST(WindowState, ComesBackAsItWasLeft) {
    const TemporaryFolder folder;
    const auto file = folder / "not there yet/window.txt";
    EXPECT_EQ(read_window_state(file), WindowState());
    WindowState state;
    state.place = {-1200, 40, 1024, 700};
    state.is_maximised = true;
    state.shows_sidebar = false;
    state.sidebar_width = 300;
    state.shows_inspector = true;
    state.inspector_width = 250;
    state.grid = {RowHeight::large, 125};
    state.groups_variants = true;
    write_window_state(file, state);
    EXPECT_EQ(read_window_state(file), state);
    write_window_state(file, WindowState());
    EXPECT_EQ(read_window_state(file), WindowState());
}

TEST(GridSize, GrowsAndShrinksByStepsThatEnd) {
    GridSize size;
    EXPECT_EQ(size.next_percent(1), 110);
    EXPECT_EQ(size.next_percent(-1), 90);
    size.percent = 120;  // written by somebody else
    EXPECT_EQ(size.next_percent(1), 125);
    EXPECT_EQ(size.next_percent(-1), 110);
    size.percent = GridSize::most_percent;
    EXPECT_EQ(size.next_percent(1), GridSize::most_percent);
    size.percent = GridSize::least_percent;
    EXPECT_EQ(size.next_percent(-1), GridSize::least_percent);
    const int small = size.row_pixels();
    size.rows = RowHeight::large;
    EXPECT_GT(size.row_pixels(), 3 * small);
}

TEST(WindowState, PassesOverWhatItCannotRead) {
    const TemporaryFolder folder;
    const auto state_of = [&](const std::string& text) {
        return read_window_state(folder.write("window.txt", text));
    };
    EXPECT_EQ(state_of(""), WindowState());
    EXPECT_EQ(state_of(std::string("\0\xff\t\t\"\n\n\x01", 8)), WindowState());
    EXPECT_EQ(state_of("x\t1\ny\t2\nwidth\t0\nheight\t-5\n"), WindowState());
    EXPECT_EQ(state_of("x\t1\ny\t2\nwidth\t99999999999999999999\nheight\t500\n"), WindowState());
    EXPECT_EQ(state_of("x\t1\ny\t2\nwidth\t800px\nheight\t500\n"), WindowState());
    EXPECT_EQ(state_of("sidebar width\t-1\nmaximised\tperhaps\n"), WindowState());
    EXPECT_EQ(state_of("row height\t7\ngrid size\t5000\n"), WindowState());
    WindowState without;
    without.shows_sidebar = false;
    EXPECT_EQ(state_of("who\tknows\nsidebar\tno\nand\tmore\tcells\n"), without);
    EXPECT_EQ(read_window_state(folder.path()), WindowState()) << "a folder";
}

TEST(WindowState, AWindowStaysWhereItCanBeSeenAndComesBackFromAScreenThatIsGone) {
    const ScreenRectangle left{0, 0, 1920, 1080}, right{1920, 0, 1280, 1024};
    const ScreenRectangle on_right{2000, 100, 1000, 700};
    EXPECT_EQ(fit_to_screens(on_right, {left, right}), on_right);
    EXPECT_EQ(fit_to_screens(on_right, {left}), (ScreenRectangle{460, 190, 1000, 700}));
    const ScreenRectangle across{1500, 300, 1000, 700};
    EXPECT_EQ(fit_to_screens(across, {left, right}), across);
    EXPECT_EQ(fit_to_screens({-950, 100, 1000, 700}, {left}),
              (ScreenRectangle{460, 190, 1000, 700}))
        << "an edge that cannot be taken hold of";
    EXPECT_EQ(fit_to_screens({100, -200, 1000, 700}, {left}),
              (ScreenRectangle{460, 190, 1000, 700}))
        << "a title above the screen";
    EXPECT_EQ(fit_to_screens({10, 10, 5000, 4000}, {right, left}),
              (ScreenRectangle{10, 10, 1920, 1080}))
        << "larger than any screen by now";
    EXPECT_EQ(fit_to_screens(on_right, {}), std::nullopt);
}

TEST(Preferences, ComeBackAsTheyWereSet) {
    const TemporaryFolder folder;
    const auto file = folder / "vitrine/preferences.txt";
    EXPECT_EQ(read_preferences(file), Preferences());
    const Preferences set{"fr", true};
    write_preferences(file, set);
    EXPECT_EQ(read_preferences(file), set);
    write_preferences(file, Preferences());
    EXPECT_EQ(read_preferences(file), Preferences());
}

TEST(Preferences, ALanguageThatTheProgramDoesNotSpeakIsNone) {
    const TemporaryFolder folder;
    const auto file =
        folder.write("preferences.txt", "language\ttlh\nreopen last catalogue\tyes\n");
    EXPECT_EQ(read_preferences(file), (Preferences{"", true}));
}

TEST(Settings, KeepTextsWithTabsAndLineBreaks) {
    const TemporaryFolder folder;
    const auto file = folder / "settings.txt";
    const Settings settings = {{"a", "one\ttwo\n\"three\""}, {"b", ""}};
    write_settings(file, settings);
    EXPECT_EQ(read_settings(file), settings);
    EXPECT_THAT(read_settings(folder / "none.txt"), IsEmpty());
}

}  // namespace
}  // namespace vitrine::test
