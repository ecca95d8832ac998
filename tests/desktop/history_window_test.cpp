// The place "History", and the question before later changes are overwritten.
#include <gmock/gmock.h>
#include <wx/dataview.h>
#include <wx/srchctrl.h>

#include "desktop/conflict_dialog.h"
#include "desktop/dialog_driver.h"
#include "operations/saved_filters.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class HistoryWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
    }
    Editor& editor() { return frame->session()->editor; }
    void rename_lamp(const char* name) {
        const auto lamp = static_cast<std::size_t>(row_of("LI-1010"));
        frame->session()->grid.type({{lamp, 1, name}}, "edit");
        ASSERT_TRUE(wait_until([&] { return editor().pending() == 0; }));
    }
    // As another program does.
    void rename_lamp_elsewhere(const char* name) {
        Catalogue other(demo.file(), sql::Access::read_write);
        const auto lamp = other.products().load_by_code("LI-1010");
        const auto field = parse_field(*other.structure(), "name[en_GB]");
        edit_products(other, {{{lamp->id, field, name, std::nullopt}}}, "edit");
    }
    std::string conflict_question() { return label_of("conflictQuestion"); }
    // The texts of a row of the list of conflicts.
    std::vector<std::string> conflict(unsigned row) {
        auto* list = find<wxDataViewListCtrl>("conflictList");
        std::vector<std::string> cells;
        for (unsigned i = 0; i < list->GetColumnCount(); ++i)
            cells.push_back(desktop::to_utf8(list->GetTextValue(row, i)));
        return cells;
    }
};

TEST_F(HistoryWindow, ListsWhatHappenedAndTakesItBack) {
    const int lamp = row_of("LI-1010");
    frame->session()->grid.type({{static_cast<std::size_t>(lamp), 1, "Vesper lamp"}}, "edit");
    ASSERT_TRUE(wait_until([&] { return frame->session()->editor.can_undo(); }));
    click("placeHistory");
    ASSERT_TRUE(wait_until([&] { return frame->session()->history.rows().size() > 1; }));
    settle();
    EXPECT_TRUE(take_picture(*frame, "history"));
    EXPECT_EQ(desktop::to_utf8(find<wxDataViewListCtrl>("historyList")->GetTextValue(0, 0)),
              std::to_string(frame->session()->history.rows().front().id));
    click("undoChangeButton");
    ASSERT_TRUE(wait_until([&] { return !frame->messages().sentence().empty(); }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("Taken back"));
}

TEST_F(HistoryWindow, ShowsTheCellsOfAChangeAndItsProducts) {
    rename_lamp("Vesper lamp");
    click("placeHistory");
    auto* cells = find<wxDataViewListCtrl>("changedCells");
    ASSERT_TRUE(wait_until([&] { return cells->GetItemCount() == 1; }));
    EXPECT_EQ(cells->GetTextValue(0, 3), "Vesper lamp");
    press(WXK_F6);
    EXPECT_TRUE(wait_until([&] { return cells->HasFocus(); }));
    EXPECT_TRUE(take_picture(*frame, "history-cells"));
    // From there to what is looked for, and to the list: the change before it is one key away.
    press(WXK_F6);
    press(WXK_F6);
    press(WXK_DOWN);
    const auto shows = [&](const char* subject) {
        return cells->GetItemCount() > 0 && cells->GetTextValue(0, 0) == subject;
    };
    ASSERT_TRUE(wait_until([&] { return shows("Channel Web store"); }));
    press(WXK_UP);
    ASSERT_TRUE(wait_until([&] { return shows("LI-1010"); }));
    click("showChangedButton");
    ASSERT_TRUE(wait_until([&] { return frame->session()->grid.row_count() == 1; }));
    EXPECT_TRUE(wait_until([&] { return cell(0, 0) == "LI-1010"; }));
}

TEST_F(HistoryWindow, TellsWhatBecameOfAChannelsProfileLineByLine) {
    {
        Catalogue other(demo.file(), sql::Access::read_write);
        ChangeSetWriter writer(other, {"ada", "structure", {}, "another title", 0});
        Channel web = *writer.structure().channels.find("web");
        const std::string title = R"("title": {"attribute": "name"})";
        ASSERT_NE(web.profile.find(title), std::string::npos) << web.profile;
        web.profile.replace(web.profile.find(title), title.size(),
                            R"("title": {"attribute": "ean"})");
        writer.put(web);
        writer.finish();
    }
    click("placeHistory");
    auto* cells = find<wxDataViewListCtrl>("changedCells");
    ASSERT_TRUE(wait_until([&] { return cells->GetItemCount() == 1; }));
    EXPECT_EQ(cells->GetTextValue(0, 0), "Channel Web store");
    EXPECT_EQ(cells->GetTextValue(0, 1), "profile.fields.title.attribute");
    EXPECT_EQ(cells->GetTextValue(0, 2), "name");
    EXPECT_EQ(cells->GetTextValue(0, 3), "ean");
    EXPECT_TRUE(take_picture(*frame, "history-profile"));
}

TEST_F(HistoryWindow, LooksForSomeOfIt) {
    rename_lamp("Vesper lamp");
    click("placeHistory");
    HistoryDesk& history = frame->session()->history;
    ASSERT_TRUE(wait_until([&] { return history.rows().size() > 2; }));
    settle();
    const std::string all = std::to_string(history.rows().size());
    auto* kinds = find<wxChoice>("historyKind");
    kinds->SetSelection(kinds->FindString("Edit"));
    wxCommandEvent chosen(wxEVT_CHOICE, kinds->GetId());
    chosen.SetEventObject(kinds);
    kinds->GetEventHandler()->ProcessEvent(chosen);
    ASSERT_TRUE(wait_until([&] { return history.rows().size() == 1; }));
    EXPECT_EQ(label_of("historyCount"), "1 of " + all + " change sets");
    EXPECT_TRUE(take_picture(*frame, "history-edits"));
    press('F', wxMOD_CONTROL);
    ASSERT_TRUE(
        wait_until([&] { return find("historySearch")->IsDescendant(wxWindow::FindFocus()); }));
    type("spring");
    ASSERT_TRUE(wait_until([&] { return history.rows().empty(); }));
    EXPECT_TRUE(wait_until([&] { return find("removeHistoryCondition")->IsShownOnScreen(); }));
    EXPECT_THAT(label_of("historyEmptyReason"), HasSubstr("of the kind Edit, with \"spring\""));
    EXPECT_TRUE(take_picture(*frame, "history-none"));
    click("removeHistoryCondition");
    ASSERT_TRUE(wait_until([&] { return history.rows().size() == 1; }));
    EXPECT_EQ(find<wxSearchCtrl>("historySearch")->GetValue(), "");
    EXPECT_TRUE(wait_until([&] { return find("historyList")->HasFocus(); }));
}

TEST_F(HistoryWindow, LooksBetweenTwoDaysAndSaysWhatIsNoDay) {
    click("placeHistory");
    HistoryDesk& history = frame->session()->history;
    ASSERT_TRUE(wait_until([&] { return !history.rows().empty(); }));
    auto* period = find<wxChoice>("historyPeriod");
    period->SetFocus();
    press(WXK_END);
    wxCommandEvent chosen(wxEVT_CHOICE, period->GetId());
    chosen.SetEventObject(period);
    period->SetSelection(4);
    period->GetEventHandler()->ProcessEvent(chosen);
    ASSERT_TRUE(wait_until([&] { return find("historyFirstDay")->IsShownOnScreen(); }));
    find("historyFirstDay")->SetFocus();
    type("soon");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return label_of("historyDayError") != ""; }));
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    EXPECT_TRUE(take_picture(*frame, "history-no-day"));
    find<wxTextCtrl>("historyFirstDay")->SetValue("2999-01-01");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return history.rows().empty(); }));
    EXPECT_EQ(history.last_condition(), "since 2999-01-01");
}

TEST_F(HistoryWindow, AsksBeforeALaterChangeIsOverwrittenAndDoesAgain) {
    const auto lamp = static_cast<std::size_t>(row_of("LI-1010"));
    for (const char* name : {"Vesper lamp", "Evening lamp"}) {
        frame->session()->grid.type({{lamp, 1, name}}, "edit");
        ASSERT_TRUE(wait_until([&] { return frame->session()->editor.pending() == 0; }));
    }
    click("placeHistory");
    HistoryDesk& history = frame->session()->history;
    ASSERT_TRUE(wait_until([&] { return history.rows().size() > 2; }));
    settle();
    find<wxDataViewListCtrl>("historyList")->SelectRow(1);
    const DialogDriver driver([&](wxDialog& dialog) {
        EXPECT_THAT(conflict_question(), HasSubstr("Nothing has been taken back yet"));
        EXPECT_EQ(find<wxDataViewListCtrl>("conflictList")->GetItemCount(), 1U);
        const auto cells = conflict(0);
        EXPECT_EQ(cells[2], "Evening lamp");
        EXPECT_EQ(cells[3], "Vesper table lamp") << "the bare value";
        take_picture(dialog, "conflicts");
        press_button(dialog, "overwriteButton");
    });
    click("undoChangeButton");
    ASSERT_TRUE(wait_until([&] { return !frame->messages().sentence().empty(); }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("Taken back"));
    ASSERT_TRUE(
        wait_until([&] { return history.rows().size() > 3 && history.rows()[2].can_redo; }));
    settle();
    find<wxDataViewListCtrl>("historyList")->SelectRow(2);
    settle();
    EXPECT_TRUE(find("redoChangeButton")->IsEnabled());
    EXPECT_FALSE(find("undoChangeButton")->IsEnabled());
}

TEST_F(HistoryWindow, AKeyMayBePressedAgainAfterTheQuestionWasCancelled) {
    rename_lamp("Vesper lamp");
    rename_lamp_elsewhere("Evening lamp");
    for (int times = 0; times < 2; ++times) {
        const DialogDriver driver([](wxDialog& dialog) { press_button(dialog, "cancelButton"); });
        press('Z', wxMOD_CONTROL);
        ASSERT_TRUE(wait_until([&] { return driver.is_over(); })) << times;
    }
    {
        const DialogDriver driver(
            [](wxDialog& dialog) { press_button(dialog, "overwriteButton"); });
        press('Z', wxMOD_CONTROL);
        ASSERT_TRUE(wait_until([&] { return editor().can_redo(); }));
    }
    // Doing again is asked about in its own words.
    rename_lamp_elsewhere("Night lamp");
    const DialogDriver driver([&](wxDialog& dialog) {
        EXPECT_THAT(conflict_question(), HasSubstr("Nothing has been done again yet"));
        take_picture(dialog, "conflicts-redo");
    });
    press('Y', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return driver.is_over(); }));
}

TEST_F(HistoryWindow, ShowsAsManyConflictsAsAnybodyReadsAndCountsTheRest) {
    Editor::Undecided undecided;
    undecided.label = "Import";
    for (int i = 0; i < 1203; ++i) {
        Issue conflict;
        conflict.product = "LI-" + std::to_string(i);
        conflict.rule = "undo.conflict";
        undecided.report.conflicts.push_back(conflict);
        undecided.report.if_overwritten.emplace_back("It is removed");
    }
    const DialogDriver driver([&](wxDialog& dialog) {
        EXPECT_EQ(find<wxDataViewListCtrl>("conflictList")->GetItemCount(), 1000U);
        EXPECT_EQ(label_of("conflictsMore"), "and 203 more");
        take_picture(dialog, "conflicts-many");
    });
    desktop::ask_about_conflicts(frame, undecided, [](OnConflict) {});
    EXPECT_TRUE(driver.is_over());
}

TEST_F(HistoryWindow, NamesTheKindOfAConflictThatIsNoProduct) {
    frame->session()->filters.save("dark", "enabled = no");
    ASSERT_TRUE(wait_until([&] { return editor().can_undo(); }));
    {
        Catalogue other(demo.file(), sql::Access::read_write);
        save_filter(other, "dark", "enabled = yes");
    }
    const DialogDriver driver([&](wxDialog&) { EXPECT_EQ(conflict(0)[1], "Saved filter"); });
    press('Z', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return driver.is_over(); }));
}

TEST_F(HistoryWindow, AsksNobodyWhoHasClosedTheWindow) {
    rename_lamp("Vesper lamp");
    rename_lamp_elsewhere("Evening lamp");
    const DialogDriver driver([](wxDialog&) {});
    editor().undo([](const std::string&) {});
    frame->Close();
    EXPECT_TRUE(wait_until([] { return wxTopLevelWindows.empty(); }));
    frame = nullptr;
    EXPECT_FALSE(driver.came());
}

}  // namespace
}  // namespace vitrine::test
