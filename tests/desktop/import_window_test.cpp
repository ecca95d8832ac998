// The import desk: what a file would change is looked through, chosen from and then done, by keys.
#include <gmock/gmock.h>
#include <wx/dataview.h>

#include "desktop/dialog_driver.h"
#include "desktop/window_test.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class ImportWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
    }

    ImportDesk& desk() { return frame->session()->importing; }
    void import(const std::filesystem::path& file,
                const std::function<void(wxDialog& dialog)>& drive) {
        DialogDriver driver([&](wxDialog& dialog) {
            ASSERT_TRUE(wait_until([&] {
                return desk().state() == ImportDesk::State::previewed ||
                       desk().state() == ImportDesk::State::failed;
            }));
            settle();
            drive(dialog);
        });
        frame->import_files({file});
        EXPECT_TRUE(driver.is_over());
    }
    static wxDataViewListCtrl* changes(wxDialog& dialog) {
        return dynamic_cast<wxDataViewListCtrl*>(
            wxWindow::FindWindowByName("importChanges", &dialog));
    }
    static std::string label(wxDialog& dialog, const char* name) {
        return desktop::to_utf8(wxWindow::FindWindowByName(name, &dialog)->GetLabel());
    }
    static std::string cell(wxDialog& dialog, int row, unsigned column) {
        return desktop::to_utf8(changes(dialog)->GetTextValue(static_cast<unsigned>(row), column));
    }
};

TEST_F(ImportWindow, WhatIsLeftOutIsNotImported) {
    const auto file = folder.write("spring.csv",
                                   "sku;name-en_GB;price-EUR\n"
                                   "LI-1010;Vesper lamp;\n"
                                   "LI-1011;Alder lamp;59.00\n"
                                   ";Nobody;1.00\n");
    import(file, [&](wxDialog& dialog) {
        ASSERT_EQ(changes(dialog)->GetItemCount(), 4);
    EXPECT_EQ(cell(dialog, 0, 1), "LI-1010");
    EXPECT_EQ(cell(dialog, 0, 4), "Vesper lamp");
    take_picture(dialog, "import-changes");
    changes(dialog)->SetFocus();
    changes(dialog)->SelectRow(1);
    settle();
    press_button(dialog, "importCellButton");
    EXPECT_EQ(cell(dialog, 1, 5), "left out");
    EXPECT_EQ(label(dialog, "importChoice"), "Left out: 1 cell.");
    EXPECT_THAT(label(dialog, "importCellButton"), HasSubstr("Take the"));
    take_picture(dialog, "import-left-out");
    press_button(dialog, "importButton");
    ASSERT_TRUE(wait_until([&] { return desk().state() == ImportDesk::State::imported; }));
    take_picture(dialog, "import-over");
    dialog.EndModal(wxID_OK);
});
EXPECT_EQ(desk().report()->total().updated, 2);
EXPECT_EQ(desk().report()->total().rejected, 1);
}  // namespace

TEST_F(ImportWindow, SpeaksFrenchInANarrowWindow) {
    const SpokenLanguage french("fr");
    const auto file = folder.write("printemps.csv",
                                   "sku;name-fr_FR;price-EUR\n"
                                   "LI-1010;Lampe Vesper;\n"
                                   ";Personne;1.00\n");
    import(file, [&](wxDialog& dialog) {
        press_button(dialog, "importRowButton");
    EXPECT_EQ(label(dialog, "importChoice"), "Écarté\u00a0: 1 ligne.");
    EXPECT_EQ(cell(dialog, 0, 5), "écarté");
    take_picture(dialog, "import-french");
    dialog.SetSize(dialog.GetMinSize());
    settle();
    take_picture(dialog, "import-french-narrow");
});
}  // namespace vitrine::test

TEST_F(ImportWindow, AFileOfAShopIsReadAsSuch) {
    const auto file =
        folder.write("export.csv",
                     "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n"
                     "mug,Mug,Title,Default Title,SHOP-1,12.00\n");
    import(file, [&](wxDialog& dialog) {
        EXPECT_EQ(desk().state(), ImportDesk::State::failed) << "it is not Akeneo's";
    take_picture(dialog, "import-unknown");
    auto* dialect = dynamic_cast<wxChoice*>(wxWindow::FindWindowByName("importDialect", &dialog));
    const auto dialects = desk().dialects();
    for (std::size_t i = 0; i < dialects.size(); ++i) {
        if (dialects[i].name == "shopify") dialect->SetSelection(static_cast<int>(i));
    }
    wxCommandEvent chosen(wxEVT_CHOICE, dialect->GetId());
    dialect->GetEventHandler()->ProcessEvent(chosen);
    ASSERT_TRUE(wait_until([&] { return desk().state() != ImportDesk::State::previewing; }));
    ASSERT_EQ(desk().state(), ImportDesk::State::previewed) << desk().failure();
    settle();
    EXPECT_GT(changes(dialog)->GetItemCount(), 0);
    take_picture(dialog, "import-shopify");
});
}  // namespace vitrine::test

}  // namespace
}  // namespace vitrine::test
