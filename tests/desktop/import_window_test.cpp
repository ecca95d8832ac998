// The import desk: what a file would change is looked through, chosen from and then done, by keys.
#include <gmock/gmock.h>
#include <wx/dataview.h>

#include "desktop/dialog_driver.h"
#include "desktop/grid_clipboard.h"
#include "desktop/import_columns_dialog.h"
#include "desktop/window_test.h"
#include "operations/edit_products.h"
#include "operations/edit_structure.h"
#include "support/loopback_server.h"

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
    void look_into(const std::filesystem::path& file,
                   const std::function<void(wxDialog& dialog)>& drive) {
        look_into([&] { frame->import_files({file}); }, drive);
    }
    void look_into(const std::function<void()>& begin,
                   const std::function<void(wxDialog& dialog)>& drive) {
        DialogDriver driver([&](wxDialog& dialog) {
            ASSERT_TRUE(wait_until([&] {
                return desk().state() == ImportDesk::State::previewed ||
                       desk().state() == ImportDesk::State::failed;
            }));
            settle();
            drive(dialog);
        });
        begin();
        EXPECT_TRUE(driver.is_over());
    }
    static wxDataViewListCtrl* changes(wxDialog& dialog) {
        return dynamic_cast<wxDataViewListCtrl*>(
            wxWindow::FindWindowByName("importChanges", &dialog));
    }
    static std::string label(wxDialog& dialog, const char* name) {
        return desktop::to_utf8(wxWindow::FindWindowByName(name, &dialog)->GetLabel());
    }
    static std::string issue(wxDialog& dialog) {
        const auto* text =
            dynamic_cast<wxTextCtrl*>(wxWindow::FindWindowByName("importIssue", &dialog));
        return desktop::to_utf8(text->GetValue());
    }
    static std::string read_as(wxDialog& dialog) {
        const auto* dialect =
            dynamic_cast<wxChoice*>(wxWindow::FindWindowByName("importDialect", &dialog));
        return desktop::to_utf8(dialect->GetStringSelection());
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
    look_into(file, [&](wxDialog& dialog) {
        ASSERT_EQ(changes(dialog)->GetItemCount(), 4);
        EXPECT_EQ(cell(dialog, 0, 1), "LI-1010");
        EXPECT_EQ(cell(dialog, 0, 2), "Name (English)");
        EXPECT_EQ(label(dialog, "importFound"), "CSV, ; between cells, UTF-8");
        EXPECT_EQ(cell(dialog, 0, 4), "Vesper lamp");
        EXPECT_EQ(cell(dialog, 1, 4), "(emptied)");
        EXPECT_EQ(issue(dialog), "spring.csv row 4, sku\nThe row has no code. Write one.");
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
}  // namespace vitrine::test

TEST_F(ImportWindow, SpeaksFrenchInANarrowWindow) {
    const SpokenLanguage french("fr");
    const auto file = folder.write("printemps.csv",
                                   "sku;name-fr_FR;price-EUR\n"
                                   "LI-1010;Lampe Vesper;\n"
                                   ";Personne;1.00\n");
    look_into(file, [&](wxDialog& dialog) {
        press_button(dialog, "importRowButton");
        EXPECT_EQ(label(dialog, "importChoice"), "Écarté\u00a0: 1 ligne.");
        EXPECT_EQ(cell(dialog, 0, 5), "écarté");
        take_picture(dialog, "import-french");
        dialog.SetSize(dialog.GetMinSize());
        settle();
        take_picture(dialog, "import-french-narrow");
    });
}  // namespace vitrine::test

TEST_F(ImportWindow, AFilterIsLookedForWhileTheWindowGoesOn) {
    const auto file = folder.write("spring.csv",
                                   "sku;name-en_GB;price-EUR\n"
                                   "LI-1010;Vesper lamp;\n"
                                   "LI-1011;Alder lamp;59.00\n");
    look_into(file, [&](wxDialog& dialog) {
        auto* field = dynamic_cast<wxChoice*>(wxWindow::FindWindowByName("importField", &dialog));
        ASSERT_EQ(field->GetCount(), 3U);
        EXPECT_THAT(desktop::to_utf8(field->GetString(1)), HasSubstr("Name (English): 2 changes"));
        field->SetFocus();
        press(WXK_DOWN);
        ASSERT_TRUE(wait_until([&] { return changes(dialog)->GetItemCount() == 2; }));
        EXPECT_FALSE(desk().is_showing());
        take_picture(dialog, "import-field");
    });
}

TEST_F(ImportWindow, ATableOnTheClipboardIsImported) {
    desktop::put_on_clipboard({{"sku", "name-en_GB"}, {"LI-1010", "Copied lamp"}});
    look_into([&] { frame->import_clipboard(); },
              [&](wxDialog& dialog) {
                  ASSERT_EQ(changes(dialog)->GetItemCount(), 1);
                  EXPECT_EQ(cell(dialog, 0, 4), "Copied lamp");
                  take_picture(dialog, "import-clipboard");
              });
    desktop::put_on_clipboard({{"a word"}});
    frame->import_clipboard();
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("no table on the clipboard"));
}

TEST_F(ImportWindow, AFileIsReadOtherwise) {
    const auto file = folder.write("spring.csv", "sku|name-en_GB;\nLI-1010|Vesper lamp;\n");
    look_into(file, [&](wxDialog& dialog) {
        DialogDriver reading([&](wxDialog& choices) {
            auto* sign =
                dynamic_cast<wxChoice*>(wxWindow::FindWindowByName("readingDelimiter", &choices));
            sign->SetFocus();
            for (int i = 0; i < 4; ++i) press(WXK_DOWN);
            take_picture(choices, "import-otherwise");
            choices.EndModal(wxID_OK);
        });
        press_button(dialog, "importOtherwiseButton");
        EXPECT_TRUE(reading.is_over());
        ASSERT_TRUE(wait_until([&] { return desk().state() != ImportDesk::State::previewing; }));
        EXPECT_EQ(label(dialog, "importFound"), "CSV, | between cells, UTF-8");
    });
}

TEST_F(ImportWindow, ColumnsAreLookedThroughAndChanged) {
    const auto file = folder.write("supplier.csv",
                                   "Article number;Name;Retail;Remark\n"
                                   "LI-1010;Lamp of theirs;12,50;soon\n");
    look_into(file, [&](wxDialog& dialog) {
        EXPECT_EQ(desk().state(), ImportDesk::State::failed);
        DialogDriver driver([&](wxDialog& columns) {
            ASSERT_TRUE(wait_until([&] { return desk().columns() != nullptr; }));
            settle();
            auto* list = dynamic_cast<wxDataViewListCtrl*>(
                wxWindow::FindWindowByName("columnsList", &columns));
            auto* target =
                dynamic_cast<wxChoice*>(wxWindow::FindWindowByName("columnsTarget", &columns));
            ASSERT_EQ(list->GetItemCount(), 4);
            take_picture(columns, "import-columns");
            if (list->GetTextValue(0, 2) != "SKU") {
                target->SetFocus();
                press(WXK_DOWN);  // behind "(not taken)"
            }
            EXPECT_EQ(list->GetTextValue(0, 2), "SKU");
            auto* reason =
                dynamic_cast<wxTextCtrl*>(wxWindow::FindWindowByName("columnsReason", &columns));
            EXPECT_EQ(reason->GetValue(), list->GetTextValue(0, 4));
            list->SetFocus();
            press(WXK_DOWN);
            EXPECT_TRUE(wait_until([&] { return reason->GetValue() == list->GetTextValue(1, 4); }));
            press('W', wxMOD_ALT);
            EXPECT_TRUE(wait_until([&] { return reason->HasFocus(); })) << "it is read by keys";
            take_picture(columns, "import-columns-reason");
            auto& page = dynamic_cast<desktop::ImportColumnsDialog&>(columns);
            page.save_profile(folder / "supplier.json");
            page.open_profile(folder / "supplier.json");
            EXPECT_EQ(list->GetTextValue(0, 2), "SKU");
            take_picture(columns, "import-columns-chosen");
            columns.EndModal(wxID_OK);
        });
        press_button(dialog, "importColumnsButton");
        EXPECT_TRUE(driver.is_over());
        ASSERT_TRUE(wait_until([&] { return desk().state() != ImportDesk::State::previewing; }));
        ASSERT_EQ(desk().state(), ImportDesk::State::previewed) << desk().failure();
        settle();
        EXPECT_EQ(cell(dialog, 0, 4), "Lamp of theirs");
        EXPECT_EQ(read_as(dialog), "supplier") << "the profile that was opened";
        take_picture(dialog, "import-by-columns");
        auto* dialect =
            dynamic_cast<wxChoice*>(wxWindow::FindWindowByName("importDialect", &dialog));
        dialect->SetFocus();
        press(WXK_HOME);
        ASSERT_TRUE(wait_until([&] { return desk().state() == ImportDesk::State::failed; }));
        EXPECT_EQ(read_as(dialog), "Akeneo, or a file exported here");
        EXPECT_EQ(dialect->GetCount(), desk().dialects().size());
    });
}

TEST_F(ImportWindow, AnAddressIsAskedForAndFetched) {
    const LoopbackServer server([](const std::string&) {
        return LoopbackServer::ok("sku;name-en_GB\nLI-1010;Fetched lamp\n");
    });
    look_into([&] { frame->import_files({server.address("/feed.csv")}); },
              [&](wxDialog& dialog) {
                  ASSERT_EQ(changes(dialog)->GetItemCount(), 1);
                  EXPECT_EQ(cell(dialog, 0, 4), "Fetched lamp");
                  take_picture(dialog, "import-address");
              });
}

TEST_F(ImportWindow, ColumnsSpeakFrenchInANarrowWindow) {
    const SpokenLanguage french("fr");
    const auto file =
        folder.write("fournisseur.csv", "code;Nom;Prix;Remarque\nLI-1010;Lampe;12,50;bientôt\n");
    look_into(file, [&](wxDialog& dialog) {
        dialog.SetSize(dialog.GetMinSize());
        take_picture(dialog, "import-french-unknown");
        DialogDriver driver([&](wxDialog& columns) {
            ASSERT_TRUE(wait_until([&] { return desk().columns() != nullptr; }));
            columns.SetSize(columns.GetMinSize());
            take_picture(columns, "import-french-columns");
        });
        press_button(dialog, "importColumnsButton");
        EXPECT_TRUE(driver.is_over());
    });
}

TEST_F(ImportWindow, AFileOfAShopIsReadAsSuch) {
    const auto file =
        folder.write("export.csv",
                     "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n"
                     "mug,Mug,Title,Default Title,SHOP-1,12.00\n");
    look_into(file, [&](wxDialog& dialog) {
        EXPECT_EQ(desk().state(), ImportDesk::State::failed) << "it is not Akeneo's";
        take_picture(dialog, "import-unknown");
        auto* dialect =
            dynamic_cast<wxChoice*>(wxWindow::FindWindowByName("importDialect", &dialog));
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

TEST_F(ImportWindow, RefusedRowsAreMendedOnTheSpot) {
    const auto file = folder.write("spring.csv",
                                   "sku;name-en_GB;price-EUR\n"
                                   "LI-1010;Vesper lamp;\n"
                                   ";Mended lamp;59.00\n");
    look_into(file, [&](wxDialog& dialog) {
        auto* mend = wxWindow::FindWindowByName("importMendButton", &dialog);
        EXPECT_FALSE(mend->IsShown()) << "what is right comes first";
        press_button(dialog, "importButton");
        ASSERT_TRUE(wait_until([&] { return desk().state() == ImportDesk::State::imported; }));
        EXPECT_TRUE(mend->IsShown());
        take_picture(dialog, "import-refused");
        DialogDriver mending([&](wxDialog& rows) {
            auto* grid = dynamic_cast<wxGrid*>(wxWindow::FindWindowByName("refusedGrid", &rows));
            ASSERT_EQ(grid->GetNumberRows(), 1);
            EXPECT_THAT(desktop::to_utf8(grid->GetCellValue(0, 0)), HasSubstr("no code"));
            EXPECT_EQ(grid->GetCellValue(0, 2), "Mended lamp");
            grid->GoToCell(0, 1);
            grid->SetFocus();
            type("LI-1011");
            take_picture(rows, "import-mending");
            press(WXK_RETURN);
            press_button(rows, "refusedLookButton");
        });
        press_button(dialog, "importMendButton");
        ASSERT_TRUE(wait_until([&] { return mending.is_over(); }));
        ASSERT_TRUE(wait_until([&] { return desk().state() == ImportDesk::State::previewed; }));
        settle();
        ASSERT_EQ(changes(dialog)->GetItemCount(), 2);
        EXPECT_EQ(cell(dialog, 0, 1), "LI-1011");
        EXPECT_EQ(cell(dialog, 0, 4), "Mended lamp");
        take_picture(dialog, "import-mended");
        press_button(dialog, "importButton");
        ASSERT_TRUE(wait_until([&] { return desk().state() == ImportDesk::State::imported; }));
        EXPECT_FALSE(mend->IsShown());
    });
    EXPECT_EQ(desk().report()->total().updated, 1);
}

TEST_F(ImportWindow, WhatWasChangedHereStaysUnlessTheSenderChangedItToo) {
    {
        Catalogue other(demo.file(), sql::Access::read_write);
        const EntityEdit acme{{EntityKind::data_source, 0}, "acme", {{"label[en_GB]", "Acme"}}};
        ASSERT_FALSE(edit_structure(other, {acme}, {}, ChangeIntent::save).refused());
    }
    ASSERT_TRUE(wait_until(
        [&] { return frame->session()->workspace->structure()->data_sources.size() == 1; }));
    const auto file =
        folder.write("spring.csv", "sku;name-en_GB;price-EUR\nLI-1010;Vesper lamp;\n");
    const auto from_acme = [&](const char* picture, const auto& see) {
        look_into(file, [&](wxDialog& dialog) {
            auto* sender =
                dynamic_cast<wxChoice*>(wxWindow::FindWindowByName("importSender", &dialog));
            ASSERT_NE(sender, nullptr);
            EXPECT_EQ(sender->GetString(1), "Acme");
            sender->SetFocus();
            press(WXK_DOWN);
            ASSERT_TRUE(wait_until([&] {
                return desk().reading().data_source == "acme" &&
                       desk().state() == ImportDesk::State::previewed;
            }));
            settle();
            take_picture(dialog, picture);
            see(dialog);
        });
    };
    from_acme("import-sender", [&](wxDialog& dialog) {
        press_button(dialog, "importButton");
        ASSERT_TRUE(wait_until([&] { return desk().state() == ImportDesk::State::imported; }));
    });
    {
        Catalogue other(demo.file(), sql::Access::read_write);
        const auto id = other.products().find(ProductStore::Space::products, "LI-1010");
        edit_products(other, {{*id, parse_field(*other.structure(), "name[en_GB]"), "Ours", {}}});
    }
    from_acme("import-kept", [&](wxDialog& dialog) {
        EXPECT_THAT(label(dialog, "importSummary"),
                    HasSubstr("1 value that was changed here stays."));
    });
}

}  // namespace
}  // namespace vitrine::test
