// The gate for assistive technology: inside the process, so that no bus is needed. Every control
// one can focus has a name, and the grid is a table of cells.
#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <vector>

#include "desktop/nameless.h"
#include "desktop/widgets.h"

namespace vitrine::test {
namespace {

using testing::IsEmpty;

class Accessibility : public WindowTest {
protected:
    std::vector<std::string> nameless() { return nameless_controls(*frame); }
};

TEST_F(Accessibility, EveryControlOfEveryPageHasAName) {
    EXPECT_THAT(nameless(), IsEmpty()) << "start page";
    open_demo();
    EXPECT_THAT(nameless(), IsEmpty()) << "products";
    frame->open_product(
        frame->session()->grid.product_at(static_cast<std::size_t>(row_of("LI-1010"))));
    ASSERT_TRUE(wait_until([&] { return frame->session()->form.view() != nullptr; }));
    auto* groups = find<wxListBox>("groupList");
    for (unsigned i = 0; i < groups->GetCount(); ++i) {
        groups->SetSelection(static_cast<int>(i));
        wxCommandEvent chosen(wxEVT_LISTBOX, groups->GetId());
        chosen.SetEventObject(groups);
        chosen.SetInt(static_cast<int>(i));
        groups->GetEventHandler()->ProcessEvent(chosen);
        EXPECT_THAT(nameless(), IsEmpty()) << "form, group " << i;
    }
    frame->go_to(desktop::Place::quality);
    EXPECT_THAT(nameless(), IsEmpty()) << "quality";
    frame->go_to(desktop::Place::publish);
    EXPECT_THAT(nameless(), IsEmpty()) << "publish";
    frame->go_to(desktop::Place::history);
    EXPECT_THAT(nameless(), IsEmpty()) << "history";
    frame->go_to(desktop::Place::structure);
    EXPECT_THAT(nameless(), IsEmpty()) << "structure";
}

TEST_F(Accessibility, TheGridIsATableOfNamedCells) {
    open_demo();
    const int lamp = row_of("LI-1010");
    AtkObject* table = gtk_widget_get_accessible(grid().GetGridWindow()->GetHandle());
    ASSERT_TRUE(ATK_IS_TABLE(table));
    EXPECT_EQ(atk_table_get_n_rows(ATK_TABLE(table)), grid().GetNumberRows());
    EXPECT_STREQ(atk_table_get_column_description(ATK_TABLE(table), 1), "Name");
    AtkObject* cell = atk_table_ref_at(ATK_TABLE(table), lamp, 1);
    ASSERT_NE(cell, nullptr);
    EXPECT_STREQ(atk_object_get_name(cell), "Vesper table lamp");
    EXPECT_TRUE(has_state(cell, ATK_STATE_EDITABLE));
    close_window();
    EXPECT_STREQ(atk_object_get_name(cell), "")
        << "a screen reader may hold it longer than the window";
    g_object_unref(cell);
}

TEST_F(Accessibility, SixthFunctionKeyLeavesTheGrid) {
    open_demo();
    stand_on(0, 1);
    press(WXK_F6);
    EXPECT_TRUE(wait_until([&] { return !grid().GetGridWindow()->HasFocus(); }));
}

// Relative luminance and contrast as WCAG 2.1 defines them (1.4.3 asks for 4.5).
double luminance(const wxColour& colour) {
    const auto linear = [](unsigned char channel) {
        const double part = channel / 255.0;
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.Red()) + 0.7152 * linear(colour.Green()) +
           0.0722 * linear(colour.Blue());
}

double contrast(const wxColour& one, const wxColour& other) {
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

TEST_F(Accessibility, WordsInColourCanBeRead) {
    EXPECT_NEAR(contrast(*wxBLACK, *wxWHITE), 21, 0.01);
    for (const wxSystemColour behind : {wxSYS_COLOUR_WINDOW, wxSYS_COLOUR_BTNFACE}) {
        const wxColour ground = wxSystemSettings::GetColour(behind);
        EXPECT_GE(contrast(desktop::error_colour(), ground), 4.5) << behind;
        EXPECT_GE(contrast(desktop::warning_colour(), ground), 4.5) << behind;
        EXPECT_GE(contrast(desktop::good_colour(), ground), 4.5) << behind;
        EXPECT_GE(contrast(desktop::quiet_colour(), ground), 4.5) << behind;
    }
}

// On a French keyboard digits need Shift, brackets AltGr; desktops take Ctrl+Alt and the arrows.
TEST_F(Accessibility, NoKeyOfAMenuIsOutOfReachOnAFrenchKeyboard) {
    const wxMenuBar& bar = *frame->GetMenuBar();
    std::map<std::string, std::string> taken;
    for (std::size_t i = 0; i < bar.GetMenuCount(); ++i) {
        for (const wxMenuItem* item : bar.GetMenu(i)->GetMenuItems()) {
            const std::string key = desktop::to_utf8(item->GetItemLabel().AfterFirst('\t'));
            if (key.empty()) continue;
            EXPECT_THAT(key, testing::Not(testing::MatchesRegex(".*[][{}].*|(.*\\+)?[0-9]")));
            EXPECT_THAT(key, testing::Not(testing::MatchesRegex(
                                 ".*(Ctrl.*Alt|Alt.*Ctrl).*(Left|Right|Up|Down)")));
            const std::string words = desktop::to_utf8(item->GetItemLabelText());
            EXPECT_TRUE(taken.emplace(key, words).second)
                << key << ": " << taken[key] << ", " << words;
        }
    }
    EXPECT_GT(taken.size(), 20U);
}

}  // namespace
}  // namespace vitrine::test
