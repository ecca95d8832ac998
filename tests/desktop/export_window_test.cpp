// Exporting by keys and clicks: what is asked, what is told, and what the file says.
#include <gmock/gmock.h>
#include <wx/dataview.h>

#include <latch>

#include "desktop/dialog_driver.h"
#include "desktop/export_dialog.h"
#include "desktop/nameless.h"
#include "desktop/window_test.h"
#include "interchange/table_format.h"
#include "interchange/table_writer.h"

namespace vitrine::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using Rows = std::vector<std::vector<std::string>>;

class ExportWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
    }

    using Drive = std::function<void(desktop::ExportDialog& dialog)>;
    // Opens the dialog by its key.
    void ask(const Drive& drive) {
        const DialogDriver driver([&](wxDialog& dialog) {
            auto* shown = dynamic_cast<desktop::ExportDialog*>(&dialog);
            ASSERT_NE(shown, nullptr);
            drive(*shown);
        });
        press('E', wxMOD_CONTROL);
        EXPECT_TRUE(wait_until([&] { return driver.is_over(); }));
    }
    static wxWindow* control(wxDialog& dialog, const char* name) {
        return wxWindow::FindWindowByName(name, &dialog);
    }
    static void choose(wxDialog& dialog, const char* name, int at) {
        auto* choice = dynamic_cast<wxChoice*>(control(dialog, name));
        ASSERT_NE(choice, nullptr) << name;
        choice->SetSelection(at);
        wxCommandEvent chosen(wxEVT_CHOICE, choice->GetId());
        chosen.SetEventObject(choice);
        choice->GetEventHandler()->ProcessEvent(chosen);
    }
    static void click_on(wxDialog& dialog, const char* name) {
        wxWindow* there = control(dialog, name);
        ASSERT_NE(there, nullptr) << name;
        settle();
        click_at(dialog.ClientToScreen(there->GetPosition() + wxPoint(12, there->GetSize().y / 2)));
        settle();
    }
    static std::string note(wxDialog& dialog) {
        return desktop::to_utf8(control(dialog, "exportNote")->GetLabel());
    }
    void wait_for_the_end() {
        ASSERT_TRUE(wait_until([&] { return !frame->exporting()->is_busy(); }));
        settle();
    }
    static Rows rows_of(const std::filesystem::path& file) {
        const auto reader = open_table(file);
        Rows rows = {reader->header()};
        for (CsvRow row; reader->next(row);) rows.emplace_back(row.cells.begin(), row.cells.end());
        return rows;
    }
};

TEST_F(ExportWindow, WritesTheListAndSaysWhereItIs) {
    ask([&](desktop::ExportDialog& dialog) {
        EXPECT_TRUE(control(dialog, "exportList")->HasFocus());
        EXPECT_FALSE(control(dialog, "exportSelection")->IsEnabled());
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        take_picture(dialog, "export-list");
        press('F', wxMOD_ALT);
        settle();
        press(WXK_DOWN);
        EXPECT_TRUE(wait_until([&] { return dialog.draft().format == WrittenFormat::xlsx; }));
        press(WXK_UP);
        EXPECT_TRUE(wait_until([&] { return dialog.draft().format == WrittenFormat::csv; }));
        dialog.export_to(folder / "list.csv");
    });
    wait_for_the_end();
    EXPECT_THAT(frame->messages().sentence(),
                AllOf(HasSubstr((folder / "list.csv").string()), HasSubstr("Completeness, Kind")));
    take_picture(*frame, "export-list-over");
    const Rows rows = rows_of(folder / "list.csv");
    EXPECT_GT(rows.size(), 10U);
    EXPECT_LT(row_of(rows[1][0]), row_of(rows[2][0])) << "in the order of the list";
}

TEST_F(ExportWindow, WritesTheSelectedProductsAsAWorkbookByLabels) {
    const int lamp = row_of("LI-1010");
    grid().SelectRow(lamp);
    settle();
    ask([&](desktop::ExportDialog& dialog) {
        EXPECT_EQ(dialog.draft().subject, ExportDraft::Subject::selection);
        choose(dialog, "exportFormat", 1);
        choose(dialog, "exportHeadings", 1);
        take_picture(dialog, "export-selection");
        dialog.export_to(folder / "lamp");
    });
    wait_for_the_end();
    const Rows rows = rows_of(folder / "lamp.xlsx");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1][0], "LI-1010");
}

TEST_F(ExportWindow, AsksBeforeItReplacesAnything) {
    const auto file = folder.write("list.csv", "mine");
    ask([&](desktop::ExportDialog& dialog) {
        {
            const QuestionAnswer no(wxID_NO);
            dialog.export_to(folder / "list");
            EXPECT_THAT(no.question(), HasSubstr("list"));
        }
        EXPECT_TRUE(dialog.IsShown());
        EXPECT_FALSE(frame->exporting()->is_busy());
        const QuestionAnswer yes(wxID_YES);
        dialog.export_to(file);
    });
    wait_for_the_end();
    EXPECT_GT(rows_of(file).size(), 10U);
}

TEST_F(ExportWindow, WritesTheWholeCatalogueWithItsFiles) {
    ask([&](desktop::ExportDialog& dialog) {
        press('W', wxMOD_ALT);
        settle();
        EXPECT_TRUE(dialog.draft().is_folder());
        EXPECT_FALSE(control(dialog, "exportColumns")->IsShown());
        take_picture(dialog, "export-catalogue");
        dialog.export_to(folder / "set");
    });
    wait_for_the_end();
    EXPECT_TRUE(std::filesystem::exists(folder / "set" / "products.csv"));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("pictures and files stand beside them"));
    take_picture(*frame, "export-catalogue-over");
}

TEST_F(ExportWindow, TextsForATranslatorNeedTwoLocales) {
    ask([&](desktop::ExportDialog& dialog) {
        click_on(dialog, "exportTranslation");
        EXPECT_EQ(dialog.draft().subject, ExportDraft::Subject::translation);
        EXPECT_FALSE(control(dialog, "exportFormat")->IsShown());
        take_picture(dialog, "export-translation");
        const int to = dynamic_cast<wxChoice*>(control(dialog, "exportTo"))->GetSelection();
        choose(dialog, "exportFrom", to);
        EXPECT_THAT(note(dialog), HasSubstr("from one locale to another"));
        EXPECT_FALSE(control(dialog, "exportButton")->IsEnabled());
        take_picture(dialog, "export-translation-refused");
        press(WXK_ESCAPE);
    });
    EXPECT_FALSE(frame->exporting()->is_busy());
}

TEST_F(ExportWindow, TextsComeBackFromTheTranslatorAsChanges) {
    grid().SelectRow(row_of("LI-1010"));
    settle();
    ask([&](desktop::ExportDialog& dialog) {
        press('T', wxMOD_ALT);
        settle();
        choose(dialog, "exportTexts", 2);
        EXPECT_EQ(dialog.draft().texts, ExportDraft::Texts::selected);
        press('N', wxMOD_ALT);
        settle();
        EXPECT_FALSE(dialog.draft().only_missing);
        dialog.export_to(folder / "texts.xlsx");
    });
    wait_for_the_end();
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("texts are in "));
    Rows rows = rows_of(folder / "texts.xlsx");
    ASSERT_GT(rows.size(), 1U);
    const std::string before = rows[1].back();
    rows[1].back() = "Traduit";
    const auto back = folder / "back.xlsx";
    const auto writer = write_table(back, WrittenFormat::xlsx, rows[0]);
    for (std::size_t i = 1; i < rows.size(); ++i) writer->row(rows[i]);
    writer->finish();
    const DialogDriver driver([&](wxDialog& dialog) {
        const ImportDesk& desk = frame->session()->importing;
        ASSERT_TRUE(wait_until([&] { return desk.state() == ImportDesk::State::previewed; }))
            << desk.failure();
        auto* changes = dynamic_cast<wxDataViewListCtrl*>(control(dialog, "importChanges"));
        ASSERT_TRUE(wait_until([&] { return changes->GetItemCount() == 1; }));
        const auto says = [&](unsigned column) {
            return desktop::to_utf8(changes->GetTextValue(0, column));
        };
        EXPECT_EQ(says(1), "LI-1010");
        EXPECT_EQ(says(3), before);
        EXPECT_EQ(says(4), "Traduit");
        EXPECT_EQ(desk.report()->total().unchanged, static_cast<std::int64_t>(rows.size()) - 2);
        take_picture(dialog, "export-texts-back");
        press_button(dialog, "importButton");
        ASSERT_TRUE(wait_until([&] { return desk.state() == ImportDesk::State::imported; }));
        dialog.EndModal(wxID_OK);
    });
    frame->import_files({back});
    EXPECT_TRUE(driver.is_over());
}

TEST_F(ExportWindow, AFolderThatRefusesIsSaid) {
    folder.write("file", "no folder");
    ask([&](desktop::ExportDialog& dialog) { dialog.export_to(folder / "file" / "list.csv"); });
    wait_for_the_end();
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("file"));
    take_picture(*frame, "export-failed");
}

TEST_F(ExportWindow, ShowsWhatCouldNotBeWrittenAsRemarks) {
    const auto assets = Catalogue(demo.file(), sql::Access::read_write).assets_folder();
    std::filesystem::remove_all(assets);
    ask([&](desktop::ExportDialog& dialog) {
        press('W', wxMOD_ALT);
        settle();
        EXPECT_TRUE(dialog.draft().with_files);
        dialog.export_to(folder / "set");
    });
    wait_for_the_end();
    EXPECT_THAT(frame->messages().sentence(),
                AllOf(HasSubstr("Not all could be written"), HasSubstr("any more. Import it")));
    take_picture(*frame, "export-remarks-offered");
    const DialogDriver remarks([&](wxDialog& dialog) {
        auto* list = dynamic_cast<wxDataViewListCtrl*>(control(dialog, "bulkProblems"));
        ASSERT_NE(list, nullptr);
        EXPECT_GT(list->GetItemCount(), 1);
        EXPECT_THAT(nameless_controls(dialog), IsEmpty());
        take_picture(dialog, "export-remarks");
    });
    press_message_button("Show remarks");
    EXPECT_TRUE(wait_until([&] { return remarks.is_over(); }));
}

TEST_F(ExportWindow, AnExportThatRunsIsStoppedInTheStrip) {
    // Held where it would begin, so that it is still at work when Cancel is pressed.
    std::latch gate(1);
    frame->session()->workspace->publisher().start_unconnected(
        [&](const Progress&) { gate.wait(); }, [](const std::exception_ptr&) {});
    ask([&](desktop::ExportDialog& dialog) { dialog.export_to(folder / "list.csv"); });
    EXPECT_TRUE(wait_until([&] { return find("jobStrip")->IsShownOnScreen(); }));
    take_picture(*frame, "export-runs");
    click("cancelJob");
    settle();
    gate.count_down();
    wait_for_the_end();
    EXPECT_EQ(frame->messages().sentence(), "Export stopped. No file was changed.");
    EXPECT_FALSE(std::filesystem::exists(folder / "list.csv"));
    EXPECT_TRUE(wait_until([&] { return !find("jobStrip")->IsShown(); }));
}

TEST_F(ExportWindow, SpeaksFrenchInANarrowWindow) {
    const SpokenLanguage french("fr");
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    settle();
    for (const auto& [name, picture] : {std::pair("exportList", "export-french-list"),
                                        std::pair("exportCatalogue", "export-french-catalogue"),
                                        std::pair("exportTranslation", "export-french-texts")}) {
        ask([&](desktop::ExportDialog& dialog) {
            click_on(dialog, name);
            EXPECT_LE(dialog.GetSize().x, frame->FromDIP(800));
            take_picture(dialog, picture);
        });
    }
    ask([&](desktop::ExportDialog& dialog) {
        click_on(dialog, "exportList");
        dialog.export_to(folder / "liste.csv");
    });
    wait_for_the_end();
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("liste.csv"));
    take_picture(*frame, "export-french-over");
}

}  // namespace
}  // namespace vitrine::test
