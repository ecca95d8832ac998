// A window of Vitrine with the demonstration catalogue, and hands and eyes for a test: keys,
// clicks, pictures of what was painted. Nothing sleeps for a fixed time.
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gtest/gtest.h>
#include <gtk/gtk.h>
#include <wx/stopwatch.h>
#include <wx/uiaction.h>
#include <wx/wx.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/message_catalogue.h"
#include "desktop/grid_view.h"
#include "desktop/main_frame.h"
#include "desktop/start_up.h"
#include "desktop/text.h"
#include "workbench/demo_catalogue.h"
#include "workbench/words.h"

namespace vitrine::test {

// Lets events happen until the condition holds.
template <class Condition>
bool wait_until(Condition condition, long patience_ms = 15'000) {
    const wxStopWatch watch;
    while (!condition()) {
        if (watch.Time() > patience_ms) return false;
        wxYield();
        wxMilliSleep(2);
    }
    return true;
}

// Lets what is on its way be painted.
inline void settle() {
    for (int i = 0; i < 30; ++i) {
        wxYield();
        wxMilliSleep(4);
    }
}

inline void press(int key, int modifiers = wxMOD_NONE) {
    wxUIActionSimulator().Char(key, modifiers);
    wxYield();
}

inline void type(const char* text) {
    wxUIActionSimulator().Text(text);
    wxYield();
}

inline void click_at(const wxPoint& screen) {
    wxUIActionSimulator mouse;
    mouse.MouseMove(screen);
    wxYield();
    mouse.MouseClick();
    wxYield();
}

// Where the pictures of this run are kept.
inline std::filesystem::path screenshots() {
    const char* chosen = std::getenv("VITRINE_SCREENSHOTS");
    auto folder = chosen != nullptr ? std::filesystem::path(chosen)
                                    : std::filesystem::path(VITRINE_BINARY_DIR) / "screenshots";
    std::filesystem::create_directories(folder);
    return folder;
}

// What GTK painted, from the window itself. Where a tip covers it, nobody knows what is below.
inline bool take_picture(wxTopLevelWindow& window, const std::string& name) {
    settle();
    GdkWindow* painted = gtk_widget_get_window(window.GetHandle());
    GdkPixbuf* pixels = gdk_pixbuf_get_from_window(painted, 0, 0, gdk_window_get_width(painted),
                                                   gdk_window_get_height(painted));
    if (pixels == nullptr) return false;
    const auto file = screenshots() / (name + ".png");
    const bool saved = gdk_pixbuf_save(pixels, file.c_str(), "png", nullptr, nullptr) != 0;
    g_object_unref(pixels);
    return saved;
}

// The whole screen: menus are windows of their own.
inline bool take_screen_picture(const std::string& name) {
    GdkWindow* screen = gdk_get_default_root_window();
    GdkPixbuf* pixels = gdk_pixbuf_get_from_window(screen, 0, 0, gdk_window_get_width(screen),
                                                   gdk_window_get_height(screen));
    if (pixels == nullptr) return false;
    const auto file = screenshots() / (name + ".png");
    const bool saved = gdk_pixbuf_save(pixels, file.c_str(), "png", nullptr, nullptr) != 0;
    g_object_unref(pixels);
    return saved;
}

// The language of the windows while it lives; English again behind it.
class SpokenLanguage {
public:
    explicit SpokenLanguage(const std::string& language) {
        use_message_catalogue(std::filesystem::path(VITRINE_BINARY_DIR) / "locale", language);
        set_program_language(language);
    }
    ~SpokenLanguage() {
        use_message_catalogue({}, "en");
        set_program_language("");
    }
    SpokenLanguage(const SpokenLanguage&) = delete;
    SpokenLanguage& operator=(const SpokenLanguage&) = delete;
};

class WindowTest : public testing::Test {
protected:
    void SetUp() override {
        show_window();
        // Where the test before this one left it, a tip would come up.
        wxUIActionSimulator().MouseMove(0, 0);
    }

    void TearDown() override {
        if (HasFailure() && frame != nullptr) {
            take_picture(*frame, std::string("FAILED-") +
                                     testing::UnitTest::GetInstance()->current_test_info()->name());
        }
        close_window();
    }

    void show_window() {
        frame = new desktop::MainFrame(desktop::post_to_windows(), recent_file());
        frame->Show();
        frame->Raise();
        ASSERT_TRUE(wait_until([&] { return frame->IsShownOnScreen() && frame->IsActive(); }))
            << "the window never became active: is there a window manager?";
    }

    void close_window() {
        if (frame == nullptr) return;
        frame->Destroy();
        frame = nullptr;
        EXPECT_TRUE(wait_until([] { return wxTopLevelWindows.empty(); }));
    }

    // As somebody does by the button of the window, which keeps how it was left.
    void leave_and_come_back() {
        frame->Close();
        frame = nullptr;
        ASSERT_TRUE(wait_until([] { return wxTopLevelWindows.empty(); }));
        show_window();
    }

    std::filesystem::path recent_file() const { return folder / "config/recent.txt"; }

    void open_demo() {
        frame->open_catalogue(demo.file());
        ASSERT_TRUE(wait_until([&] { return frame->session() != nullptr; }))
            << frame->messages().sentence();
        frame->session()->workspace->choose("web", "en_GB");
        ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() > 0; }));
        ASSERT_TRUE(wait_until([&] { return cell(0, 0) != "…"; }));
        settle();
    }

    // By its name, which no translation changes.
    template <class Control = wxWindow>
    Control* find(const std::string& name) {
        auto* found =
            dynamic_cast<Control*>(wxWindow::FindWindowByName(desktop::to_wx(name), frame));
        if (found == nullptr) ADD_FAILURE() << "no control " << name;
        return found;
    }

    void click(const std::string& name) {
        wxWindow* control = find(name);
        if (control == nullptr) return;
        ASSERT_TRUE(wait_until([&] { return control->IsShownOnScreen() && control->IsEnabled(); }))
            << name;
        settle();
        const wxSize size = control->GetSize();
        click_at(control->GetParent()->ClientToScreen(control->GetPosition() +
                                                      wxPoint(size.x / 2, size.y / 2)));
    }

    desktop::GridView& grid() { return *find<desktop::GridView>("productGrid"); }
    std::string cell(int row, int column) {
        return desktop::to_utf8(grid().GetCellValue(row, column));
    }
    int row_of(const std::string& code) {
        for (int row = 0; row < grid().GetNumberRows(); ++row) {
            wait_until([&] { return cell(row, 0) != "…"; });
            if (cell(row, 0) == code) return row;
        }
        ADD_FAILURE() << "no row of " << code;
        return 0;
    }
    int column_of(const std::string& heading) {
        for (int column = 0; column < grid().GetNumberCols(); ++column) {
            if (desktop::to_utf8(grid().GetColLabelValue(column)) == heading) return column;
        }
        ADD_FAILURE() << "no column " << heading;
        return 0;
    }
    // Puts the cursor there, ready to type.
    void stand_on(int row, int column) {
        grid().ClearSelection();
        grid().GoToCell(row, column);
        grid().GetGridWindow()->SetFocus();
        ASSERT_TRUE(wait_until([&] { return grid().GetGridWindow()->HasFocus(); }));
    }
    std::string label_of(const std::string& name) {
        auto* text = find<wxStaticText>(name);
        return text != nullptr ? desktop::to_utf8(text->GetLabelText()) : std::string();
    }

    // The buttons of the bar are GTK's own.
    void press_message_button(const std::string& label) {
        struct Search {
            std::string label;
            GtkButton* found;
        } search{label, nullptr};
        const GtkCallback look = [](GtkWidget* widget, gpointer data) {
            auto* wanted = static_cast<Search*>(data);
            if (GTK_IS_BUTTON(widget) &&
                g_strcmp0(gtk_button_get_label(GTK_BUTTON(widget)), wanted->label.c_str()) == 0) {
                wanted->found = GTK_BUTTON(widget);
            }
        };
        GtkWidget* bar = frame->messages().GetHandle();
        gtk_container_forall(GTK_CONTAINER(gtk_info_bar_get_action_area(GTK_INFO_BAR(bar))), look,
                             &search);
        ASSERT_NE(search.found, nullptr) << label;
        gtk_button_clicked(search.found);
    }

    TemporaryFolder folder;
    DemoCatalogue demo;
    desktop::MainFrame* frame = nullptr;
};

}  // namespace vitrine::test
