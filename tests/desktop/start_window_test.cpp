#include <gmock/gmock.h>
#include <wx/dataview.h>
#include <wx/tglbtn.h>

#include "desktop/window_test.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using StartWindow = WindowTest;

TEST_F(StartWindow, TheFirstStartOffersThreeWaysToBegin) {
    for (const char* name : {"sampleButton", "openButton", "newButton"}) {
        EXPECT_TRUE(find(name)->IsShownOnScreen()) << name;
    }
    EXPECT_FALSE(find("recentList")->IsShown());
    EXPECT_TRUE(take_picture(*frame, "start"));
}

TEST_F(StartWindow, ACatalogueThatWasOpenedIsListedAndOpensAgain) {
    open_demo();
    ASSERT_TRUE(frame->close_catalogue());
    auto* list = find<wxListBox>("recentList");
    ASSERT_EQ(list->GetCount(), 1U);
    EXPECT_TRUE(list->GetString(0).StartsWith("demo")) << list->GetString(0);
    EXPECT_TRUE(take_picture(*frame, "start-recent"));
    click("openRecentButton");
    EXPECT_TRUE(wait_until([&] { return frame->session() != nullptr; }));
}

TEST_F(StartWindow, AMissingCatalogueIsShownAsMissing) {
    open_demo();
    ASSERT_TRUE(frame->close_catalogue());
    close_window();
    std::filesystem::remove(demo.file());
    show_window();
    EXPECT_THAT(desktop::to_utf8(find<wxListBox>("recentList")->GetString(0)),
                HasSubstr("not found"));
    settle();
    EXPECT_FALSE(find("openRecentButton")->IsEnabled());
}

TEST_F(StartWindow, SaysWhyAFileIsNoCatalogue) {
    frame->open_catalogue(folder.write("broken.vitrine", "not a catalogue at all"));
    ASSERT_TRUE(wait_until([&] { return !frame->messages().sentence().empty(); }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("broken.vitrine"));
    EXPECT_TRUE(take_picture(*frame, "open-error"));
}

TEST_F(StartWindow, ANewEmptyCatalogueOffersAnImport) {
    frame->make_catalogue(folder / "mine.vitrine", NewContent::empty);
    ASSERT_TRUE(wait_until([&] { return frame->session() != nullptr; }))
        << frame->messages().sentence();
    ASSERT_TRUE(wait_until([&] { return find("emptyState")->IsShown(); }));
    EXPECT_TRUE(take_picture(*frame, "empty-catalogue"));
}

TEST_F(StartWindow, AnImportIsPreviewedAndThenDone) {
    frame->make_catalogue(folder / "mine.vitrine", NewContent::empty);
    ASSERT_TRUE(wait_until([&] { return frame->session() != nullptr; }));
    const auto source = std::filesystem::path(VITRINE_SOURCE_DIR) / "resources/demo/catalogue";
    ImportDesk& desk = frame->session()->importing;
    wxTimer watcher;
    int step = 0;
    // Acts as the person in front of the dialog, which runs a loop of its own.
    watcher.Bind(wxEVT_TIMER, [&](wxTimerEvent&) {
        auto* dialog = dynamic_cast<wxDialog*>(wxWindow::FindWindowByName("importDialog"));
        if (dialog == nullptr || !dialog->IsModal()) return;
        if (step == 0 && desk.state() == ImportDesk::State::previewed) {
            step = 1;
            take_picture(*dialog, "import-preview");
            wxWindow* button = wxWindow::FindWindowByName("importButton", dialog);
            wxCommandEvent pressed(wxEVT_BUTTON, button->GetId());
            pressed.SetEventObject(button);
            button->GetEventHandler()->ProcessEvent(pressed);
        } else if (desk.state() == ImportDesk::State::imported ||
                   desk.state() == ImportDesk::State::failed) {
            watcher.Stop();
            take_picture(*dialog, "import-done");
            dialog->EndModal(desk.state() == ImportDesk::State::imported ? wxID_OK : wxID_CANCEL);
        }
    });
    watcher.Start(50);
    frame->import_folder(source);
    EXPECT_EQ(step, 1);
    EXPECT_EQ(desk.state(), ImportDesk::State::imported) << desk.failure();
    EXPECT_TRUE(wait_until([&] { return grid().GetNumberRows() > 100; }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("imported"));
}

TEST_F(StartWindow, HistoryListsWhatHappenedAndTakesItBack) {
    open_demo();
    const int lamp = row_of("LI-1010");
    frame->session()->grid.type({{static_cast<std::size_t>(lamp), 1, "Vesper lamp"}}, "edit");
    ASSERT_TRUE(wait_until([&] { return frame->session()->editor.can_undo(); }));
    click("placeHistory");
    ASSERT_TRUE(wait_until([&] { return frame->session()->history.rows().size() > 1; }));
    settle();
    EXPECT_TRUE(take_picture(*frame, "history"));
    click("undoChangeButton");
    ASSERT_TRUE(wait_until([&] { return !frame->messages().sentence().empty(); }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("Taken back"));
}

TEST_F(StartWindow, HistoryAsksBeforeALaterChangeIsOverwrittenAndDoesAgain) {
    open_demo();
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
    wxTimer watcher;
    watcher.Bind(wxEVT_TIMER, [&](wxTimerEvent&) {
        auto* dialog = dynamic_cast<wxDialog*>(wxWindow::FindWindowByName("conflictDialog"));
        if (dialog == nullptr || !dialog->IsModal()) return;
        watcher.Stop();
        EXPECT_EQ(find<wxDataViewListCtrl>("conflictList")->GetItemCount(), 1);
        take_picture(*dialog, "conflicts");
        wxWindow* button = wxWindow::FindWindowByName("overwriteButton", dialog);
        wxCommandEvent pressed(wxEVT_BUTTON, button->GetId());
        pressed.SetEventObject(button);
        button->GetEventHandler()->ProcessEvent(pressed);
    });
    watcher.Start(50);
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

// Another language for one window; English again behind it.
class FrenchWindow : public WindowTest {
protected:
    void SetUp() override {
        use_message_catalogue(std::filesystem::path(VITRINE_BINARY_DIR) / "locale", "fr");
        set_program_language("fr");
        WindowTest::SetUp();
    }
    void TearDown() override {
        WindowTest::TearDown();
        use_message_catalogue({}, "en");
        set_program_language("");
    }
};

TEST_F(FrenchWindow, SpeaksFrenchOnEveryPage) {
    EXPECT_TRUE(take_picture(*frame, "fr-start"));
    open_demo();
    frame->session()->workspace->choose("web", "fr_FR");
    ASSERT_TRUE(wait_until([&] { return !frame->session()->grid.is_listing(); }));
    frame->SetSize(frame->FromDIP(wxSize(1000, 700)));
    EXPECT_EQ(find<wxToggleButton>("placeProducts")->GetLabel(), "Produits");
    EXPECT_TRUE(take_picture(*frame, "fr-products"));
    frame->open_product(
        frame->session()->grid.product_at(static_cast<std::size_t>(row_of("LI-1010"))));
    ASSERT_TRUE(wait_until([&] { return frame->session()->form.view() != nullptr; }));
    wait_until([&] { return !frame->session()->form.is_judging(); });
    EXPECT_TRUE(take_picture(*frame, "fr-form"));
    frame->go_to(desktop::Place::publish);
    wait_until([&] {
        const auto& channels = frame->session()->publishing.channels();
        return !channels.empty() && channels.front().state == ChannelDesk::State::idle &&
               channels.front().readiness.has_value();
    });
    EXPECT_TRUE(take_picture(*frame, "fr-publish"));
    frame->go_to(desktop::Place::history);
    settle();
    EXPECT_TRUE(take_picture(*frame, "fr-history"));
}

}  // namespace
}  // namespace vitrine::test
