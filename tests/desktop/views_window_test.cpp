// Views of the sidebar: saved, shown, renamed, deleted, each one step to undo.
#include <gmock/gmock.h>
#include <wx/dataview.h>
#include <wx/timer.h>

#include <utility>

#include "desktop/dialog_driver.h"
#include "desktop/sidebar_model.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Presses a key in the next menu that pops up: its loop is its own.
class MenuKey : private wxTimer {
public:
    MenuKey(int key, std::string picture) : m_key(key), m_picture(std::move(picture)) { Start(50); }
    bool is_over() const { return m_over; }

private:
    void Notify() override {
        if (!is_open()) return;
        if (!std::exchange(m_seen, true)) return;  // painted by the next time
        take_screen_picture(m_picture);
        m_over = true;
        Stop();
        wxUIActionSimulator().Char(m_key);
    }
    static bool is_open() {
        GList* windows = gtk_window_list_toplevels();
        bool found = false;
        for (GList* at = windows; at != nullptr; at = at->next) {
            GtkWidget* inside = gtk_bin_get_child(GTK_BIN(at->data));
            found = found || (inside != nullptr && GTK_IS_MENU(inside) &&
                              gtk_widget_get_mapped(GTK_WIDGET(at->data)) != 0);
        }
        g_list_free(windows);
        return found;
    }

    const int m_key;
    const std::string m_picture;
    bool m_seen = false, m_over = false;
};

class ViewsWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
    }
    SidebarDesk& desk() { return frame->session()->sidebar; }
    ProductGrid& list() { return frame->session()->grid; }
    // Types a name into the dialog that `ask` opens.
    template <class Ask>
    void name_it(const char* name, Ask ask) {
        const DialogDriver driver([&](wxDialog& dialog) {
            auto* entry = dynamic_cast<wxTextEntryDialog*>(&dialog);
            ASSERT_NE(entry, nullptr);
            take_picture(dialog, "view-name");
            entry->SetValue(name);
            dialog.EndModal(wxID_OK);
        });
        ask();
        ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    }
    std::size_t view(const std::string& name) {
        for (std::size_t i = 0; i < desk().views().size(); ++i) {
            if (desk().views()[i].label == name) return i;
        }
        return desk().views().size();
    }
    bool has_view(const std::string& name) { return view(name) < desk().views().size(); }
    // Puts the cursor of the sidebar there.
    void stand_on_view(const std::string& name) {
        auto* views = find<wxDataViewCtrl>("views");
        settle();
        views->SetFocus();
        ASSERT_TRUE(wait_until([&] { return views->HasFocus(); }));
        views->SetCurrentItem(
            desktop::SidebarModel::item_of(static_cast<std::int32_t>(view(name)) + 1));
        settle();
    }
    // The entry of that letter in the menu of a view.
    void choose_in_menu(const std::string& name, int letter) {
        stand_on_view(name);
        auto* views = find<wxDataViewCtrl>("views");
        const MenuKey key(letter, "view-menu");
        const wxRect line = views->GetItemRect(views->GetCurrentItem(), views->GetColumn(0));
        wxUIActionSimulator mouse;
        mouse.MouseMove(views->ClientToScreen(line.GetPosition() + wxPoint(20, line.height / 2)));
        wxYield();
        mouse.MouseClick(wxMOUSE_BTN_RIGHT);
        ASSERT_TRUE(wait_until([&] { return key.is_over(); }));
        settle();
    }
};

TEST_F(ViewsWindow, TheMenuOfAViewReplacesRenamesAndDeletesIt) {
    frame->session()->filters.save("dark", "enabled = no");
    ASSERT_TRUE(wait_until([&] { return has_view("dark"); }));
    list().set_filter("completeness < 100");
    ASSERT_TRUE(wait_until([&] { return !list().is_listing(); }));
    choose_in_menu("dark", 'S');
    ASSERT_TRUE(wait_until([&] { return desk().views()[view("dark")].filter != "enabled = no"; }));
    EXPECT_EQ(desk().views()[view("dark")].filter, "completeness < 100");
    name_it("Not sold", [&] { choose_in_menu("dark", 'R'); });
    ASSERT_TRUE(wait_until([&] { return has_view("Not sold"); }));
    EXPECT_FALSE(has_view("dark"));
    choose_in_menu("Not sold", 'D');
    EXPECT_TRUE(wait_until([&] { return !has_view("Not sold"); }));
    press('Z', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return has_view("Not sold"); }));
}

TEST_F(ViewsWindow, KeepFilterColumnsAndOrderUnderAName) {
    list().choose_columns({"brand"});
    list().sort_by(1, false);
    frame->session()->filters.save("dark", "enabled = no");
    ASSERT_TRUE(wait_until([&] { return has_view("dark"); }));
    list().set_filter("completeness < 100");
    ASSERT_TRUE(wait_until([&] { return !list().is_listing(); }));
    name_it("My lamps", [&] { click("saveView"); });
    ASSERT_TRUE(wait_until([&] { return has_view("My lamps"); }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("The view My lamps is saved"));
    EXPECT_TRUE(take_picture(*frame, "views"));
    // Away from it, and back.
    list().choose_columns({"weight", "brand"});
    list().sort_by(0, true);
    list().set_filter("");
    ASSERT_TRUE(wait_until([&] { return !list().is_listing(); }));
    stand_on_view("All products");
    for (std::size_t i = 0; i < view("My lamps"); ++i) press(WXK_DOWN);
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return list().filter() == "completeness < 100"; }));
    EXPECT_THAT(list().column_names(), ElementsAre("brand"));
    ASSERT_TRUE(list().order());
    EXPECT_EQ(list().order()->column, 1U);
    EXPECT_FALSE(list().order()->ascending);
    // A filter alone says nothing of columns.
    EXPECT_FALSE(desk().views()[view("dark")].layout.has_layout());
}

TEST_F(ViewsWindow, AreRenamedAndDeletedByKeysAndComeBack) {
    frame->session()->filters.save("dark", "enabled = no");
    ASSERT_TRUE(wait_until([&] { return has_view("dark"); }));
    stand_on_view("dark");
    name_it("Not sold", [&] { press(WXK_F2); });
    ASSERT_TRUE(wait_until([&] { return has_view("Not sold"); }));
    EXPECT_FALSE(has_view("dark"));
    stand_on_view("Not sold");
    press(WXK_DELETE);
    ASSERT_TRUE(wait_until([&] { return !has_view("Not sold"); }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("Not sold"));
    press('Z', wxMOD_CONTROL);
    ASSERT_TRUE(wait_until([&] { return has_view("Not sold"); }));
    press('Z', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return has_view("dark"); }));
    // Those that come with the program stay.
    stand_on_view("To complete");
    press(WXK_DELETE);
    press(WXK_F2);
    settle();
    EXPECT_TRUE(has_view("To complete"));
}

}  // namespace
}  // namespace vitrine::test
