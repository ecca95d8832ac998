// The filter of the product grid: typed, completed, saved under a name, taken out condition by
// condition.
#include <gmock/gmock.h>

#include "desktop/dialog_driver.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class FilterWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
    }
};

TEST_F(FilterWindow, AFilterIsAppliedAndAWrongOneIsExplained) {
    const int all = grid().GetNumberRows();
    find("filter")->SetFocus();
    type("completeness < 100");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() < all; }));
    find<wxTextCtrl>("filter")->SetFocus();
    find<wxTextCtrl>("filter")->SelectAll();
    type("colour = green");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return find("filterError")->IsShown(); }));
    EXPECT_THAT(label_of("filterError"), HasSubstr("color"));
    EXPECT_TRUE(take_picture(*frame, "filter-error"));
}

// Answers the menu of saved filters, which runs a loop of its own.
class MenuDriver {
public:
    MenuDriver(wxWindow& button, std::function<void(wxMenu& menu)> drive)
        : m_button(button), m_drive(std::move(drive)) {
        m_button.Bind(wxEVT_MENU_OPEN, &MenuDriver::on_open, this);
    }
    ~MenuDriver() { m_button.Unbind(wxEVT_MENU_OPEN, &MenuDriver::on_open, this); }

private:
    void on_open(wxMenuEvent& event) {
        wxMenu* menu = event.GetMenu();
        m_button.CallAfter([this, menu] {
            EXPECT_TRUE(wait_until([&] { return gtk_widget_get_mapped(menu->m_menu) != 0; }));
            settle();
            m_drive(*menu);
        });
    }

    wxWindow& m_button;
    std::function<void(wxMenu& menu)> m_drive;
};

void choose_first_in_menu(const std::string& picture) {
    take_screen_picture(picture);
    for (const int key : {WXK_DOWN, WXK_RETURN}) wxUIActionSimulator().Char(key);
}

TEST_F(FilterWindow, AFilterIsSavedUnderANameAndChosenFromTheMenu) {
    const int all = grid().GetNumberRows();
    find("filter")->SetFocus();
    type("completeness < 100");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() < all; }));
    const int incomplete = grid().GetNumberRows();
    wxWindow& button = *find("savedFilters");
    {
        // Nothing is saved: the first entry that can be chosen saves.
        const MenuDriver menu(button, [](wxMenu&) { choose_first_in_menu("saved-filters-none"); });
        const DialogDriver naming([](wxDialog& dialog) {
            type("Still to do");
            press(WXK_RETURN);
            EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }));
        });
        click("savedFilters");
        ASSERT_TRUE(wait_until([&] { return frame->session()->filters.names().size() == 1; }));
    }
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("The filter Still to do is saved."));
    find<wxTextCtrl>("filter")->SetFocus();
    find<wxTextCtrl>("filter")->SelectAll();
    type("all");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() == all; }));
    {
        const MenuDriver menu(button, [](wxMenu&) { choose_first_in_menu("saved-filters"); });
        click("savedFilters");
        ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() == incomplete; }));
    }
    EXPECT_EQ(find<wxTextCtrl>("filter")->GetValue(), "completeness < 100");
    EXPECT_TRUE(take_picture(*frame, "saved-filter-chosen"));
}

TEST_F(FilterWindow, WhatIsTypedAsAFilterCanBeSavedWhateverTheListShows) {
    wxWindow& button = *find("savedFilters");
    const auto can_save = [&](const char* typed, bool applied) {
        auto* filter = find<wxTextCtrl>("filter");
        filter->SetValue(typed);
        if (applied) {
            frame->session()->grid.set_filter(typed);
            wait_until([&] { return !frame->session()->grid.is_listing(); });
        }
        std::optional<bool> enabled;
        const MenuDriver menu(button, [&](wxMenu& opened) {
            const int item = opened.FindItem(desktop::to_wx(tr("&Save this filter…")));
            enabled = item != wxNOT_FOUND && opened.IsEnabled(item);
            wxUIActionSimulator().Char(WXK_ESCAPE);
        });
        click("savedFilters");
        EXPECT_TRUE(wait_until([&] { return enabled.has_value(); }));
        return enabled.value_or(false);
    };
    EXPECT_FALSE(can_save("  ", false));
    EXPECT_TRUE(can_save("completeness < 100", false));
    // The list could not be made; the text is mended but not asked for again.
    EXPECT_TRUE(can_save("colour = green", true));
    EXPECT_TRUE(can_save("color = green", false));
}

TEST_F(FilterWindow, ConditionsOfTheFilterAreChipsThatAreTakenOut) {
    const int all = grid().GetNumberRows();
    stand_on(row_of("LI-1010"), column_of("Family"));
    press('L', wxMOD_CONTROL);
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() < all; }));
    EXPECT_EQ(find<wxTextCtrl>("filter")->GetValue(), "family = lighting");
    ASSERT_TRUE(wait_until([&] { return find("filterChips")->IsShownOnScreen(); }));
    EXPECT_THAT(desktop::to_utf8(find<wxButton>("filterChip0")->GetLabelText()),
                HasSubstr("Family = Lighting"));
    EXPECT_EQ(find("filterChip0")->GetToolTipText(), "Remove the condition family = lighting");
    stand_on(0, column_of("Price (EUR)"));
    const int lights = grid().GetNumberRows();
    click("addFilter");
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() < lights; }));
    EXPECT_TRUE(take_picture(*frame, "filter-chips"));
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    EXPECT_TRUE(take_picture(*frame, "filter-chips-800"));
    frame->SetSize(frame->FromDIP(wxSize(1280, 700)));
    click("filterChip1");
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() == lights; }));
    EXPECT_EQ(find<wxTextCtrl>("filter")->GetValue(), "family = lighting");
    find("filterChip0")->SetFocus();
    press(WXK_DELETE);
    EXPECT_TRUE(wait_until([&] { return grid().GetNumberRows() == all; }));
    EXPECT_TRUE(wait_until([&] { return !find("filterChips")->IsShown(); }));
}

TEST_F(FilterWindow, TheFilterIsCompletedAsItIsTyped) {
    auto* filter = find<wxTextCtrl>("filter");
    filter->SetFocus();
    const auto proposed = [&](const char* text) {
        auto* list = find<wxListBox>("filterProposalList");
        return wait_until([&] {
            return list->IsShownOnScreen() && list->GetCount() > 0 &&
                   list->GetString(0).StartsWith(text);
        });
    };
    type("fam");
    ASSERT_TRUE(proposed("family"));
    settle();
    EXPECT_TRUE(take_screen_picture("filter-completion"));
    press(WXK_DOWN);
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return filter->GetValue() == "family "; }));
    ASSERT_TRUE(proposed("="));
    press(WXK_TAB);
    ASSERT_TRUE(wait_until([&] { return filter->GetValue() == "family = "; }));
    type("li");
    ASSERT_TRUE(proposed("lighting"));
    press(WXK_ESCAPE);
    EXPECT_TRUE(wait_until([&] { return !find("filterProposalList")->IsShownOnScreen(); }));
    EXPECT_EQ(filter->GetValue(), "family = li");
    type("g");
    ASSERT_TRUE(proposed("lighting"));
    press(WXK_RETURN);
    EXPECT_TRUE(wait_until([&] { return frame->session()->grid.filter() == "family = lig"; }))
        << "nothing was chosen: the filter as it is written";
    type("hting");
    press(WXK_RETURN);
    EXPECT_TRUE(wait_until([&] { return frame->session()->grid.filter() == "family = lighting"; }));
}

}  // namespace
}  // namespace vitrine::test
