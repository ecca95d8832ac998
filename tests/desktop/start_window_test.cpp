#include <gmock/gmock.h>

#include "desktop/dialog_driver.h"

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
    DialogDriver driver([&](wxDialog& dialog) {
        ASSERT_TRUE(wait_until([&] { return desk.state() == ImportDesk::State::previewed; }));
        take_picture(dialog, "import-preview");
        press_button(dialog, "importButton");
        ASSERT_TRUE(wait_until([&] { return desk.state() != ImportDesk::State::importing; }));
        take_picture(dialog, "import-done");
        dialog.EndModal(wxID_OK);
    });
    frame->import_files({source});
    EXPECT_TRUE(driver.is_over());
    EXPECT_EQ(desk.state(), ImportDesk::State::imported) << desk.failure();
    EXPECT_TRUE(wait_until([&] { return grid().GetNumberRows() > 100; }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("were created"));
}

}  // namespace
}  // namespace vitrine::test
