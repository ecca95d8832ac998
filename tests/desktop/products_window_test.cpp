#include <gmock/gmock.h>
#include <wx/clipbrd.h>
#include <wx/dataview.h>
#include <wx/rearrangectrl.h>

#include "desktop/dialog_driver.h"
#include "desktop/grid_clipboard.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class ProductsWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
    }
};

TEST_F(ProductsWindow, ShowsProductsAndModelsWithTheirCompleteness) {
    const int model = row_of("brume_mug");
    EXPECT_THAT(cell(model, column_of("Kind")), HasSubstr("Model, "));
    EXPECT_EQ(cell(row_of("LI-1010"), column_of("Kind")), "Product");
    EXPECT_THAT(cell(model, column_of("Completeness")), HasSubstr("%"));
    EXPECT_THAT(label_of("productCount"), HasSubstr("products and models"));
    EXPECT_TRUE(take_picture(*frame, "products"));
}

TEST_F(ProductsWindow, SearchingNarrowsTheGridAndAnEmptyResultSaysWhy) {
    const int all = grid().GetNumberRows();
    press('F', wxMOD_CONTROL);
    ASSERT_TRUE(
        wait_until([&] { return find("search")->HasFocus() || wxWindow::FindFocus() != nullptr; }));
    type("vesper");
    ASSERT_TRUE(
        wait_until([&] { return grid().GetNumberRows() < all && grid().GetNumberRows() > 0; }));
    EXPECT_THAT(label_of("productCount"), HasSubstr(" of "));
    EXPECT_TRUE(take_picture(*frame, "search"));
    type("nothing");
    ASSERT_TRUE(wait_until([&] { return find("emptyState")->IsShown(); }));
    EXPECT_THAT(label_of("emptyAdvice"), HasSubstr("vespernothing"));
    EXPECT_TRUE(take_picture(*frame, "search-finds-nothing"));
    click("emptyAction");
    EXPECT_TRUE(wait_until([&] { return grid().GetNumberRows() == all && grid().IsShown(); }));
}

TEST_F(ProductsWindow, AnotherLocaleShowsOtherNames) {
    const int lamp = row_of("LI-1010");
    EXPECT_EQ(cell(lamp, 1), "Vesper table lamp");
    stand_on(lamp, 1);
    press(WXK_F7);
    ASSERT_TRUE(wait_until([&] { return cell(row_of("LI-1010"), 1) == "Lampe à poser Vesper"; }));
    EXPECT_EQ(frame->session()->workspace->locale_code(), "fr_FR");
    EXPECT_EQ(find<wxChoice>("localeChoice")->GetStringSelection(), "fr_FR");
}

TEST_F(ProductsWindow, TypingIntoACellSavesAndUndoTakesItBack) {
    const int lamp = row_of("LI-1010");
    stand_on(lamp, 1);
    type("Vesper lamp");
    press(WXK_RETURN);
    EXPECT_TRUE(wait_until([&] { return cell(lamp, 1) == "Vesper lamp"; })) << cell(lamp, 1);
    EXPECT_TRUE(wait_until([&] { return frame->session()->editor.can_undo(); }));
    EXPECT_EQ(grid().GetGridCursorRow(), lamp + 1);
    EXPECT_TRUE(wait_until([&] { return frame->GetTitle().Contains("saved"); }));
    {
        Catalogue stored(demo.file(), sql::Access::read_only);
        const auto product = stored.products().load_by_code("LI-1010");
        const auto key =
            stored.structure()->key_for(*stored.structure()->attributes.find("name"), 0,
                                        stored.structure()->locales.find("en_GB")->id);
        EXPECT_EQ(std::get<std::string>(*product->values.find(*key)), "Vesper lamp");
    }
    press('Z', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return cell(lamp, 1) == "Vesper table lamp"; }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("Taken back"));
    press('Y', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return cell(lamp, 1) == "Vesper lamp"; }));
}

TEST_F(ProductsWindow, AWrongValueStaysInSightWithItsReason) {
    const int lamp = row_of("LI-1010");
    const int price = column_of("Price (EUR)");
    stand_on(lamp, price);
    type("cheap");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return !frame->messages().sentence().empty(); }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("cheap"));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("LI-1010, Price (EUR): "));
    EXPECT_EQ(cell(lamp, price), "cheap");
    EXPECT_TRUE(take_picture(*frame, "refused-value"));
    stand_on(0, 0);
    press(WXK_F4);
    EXPECT_EQ(grid().GetGridCursorRow(), lamp);
    EXPECT_EQ(grid().GetGridCursorCol(), price);
}

TEST_F(ProductsWindow, AMessageHidesNoCursorAndGoesWithItsPlace) {
    int last = 0;
    while (grid().IsVisible(last + 1, 1, true)) ++last;
    stand_on(last, 1);
    frame->messages().say(desktop::MessageBar::Tone::note, "It takes room.");
    settle();
    EXPECT_TRUE(wait_until([&] { return grid().IsVisible(last, 1, true); }));
    EXPECT_TRUE(take_picture(*frame, "message-cursor"));
    click("placeHistory");
    EXPECT_EQ(frame->messages().sentence(), "");
}

TEST_F(ProductsWindow, CopyPasteFillAndClearWorkOnRanges) {
    const int price = column_of("Price (EUR)");
    const int first = row_of("LI-1010");
    const std::string value = cell(first, price);
    stand_on(first, price);
    press('C', wxMOD_CONTROL);
    stand_on(first + 2, price);
    press('V', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return cell(first + 2, price) == value; }));
    EXPECT_TRUE(wait_until([&] { return !frame->messages().sentence().empty(); }));
    stand_on(first + 2, price);
    press(WXK_DELETE);
    EXPECT_TRUE(wait_until([&] { return cell(first + 2, price).empty(); }));
    stand_on(first, price);
    grid().SelectBlock(first, price, first + 3, price);
    press('D', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return cell(first + 3, price) == value; }));
    EXPECT_THAT(frame->messages().sentence(), HasSubstr("changed"));
    EXPECT_TRUE(take_picture(*frame, "fill-down"));
}

TEST_F(ProductsWindow, TheLineBelowTheGridSaysWhatTheSelectionComesTo) {
    const int price = column_of("Price (EUR)");
    stand_on(3, price);
    EXPECT_TRUE(wait_until([&] { return label_of("selectionStatus") == "Row 4 of 147"; }))
        << label_of("selectionStatus");
    grid().SelectBlock(3, price, 8, price + 1);
    EXPECT_TRUE(
        wait_until([&] { return label_of("selectionStatus").find("sum") != std::string::npos; }));
    EXPECT_THAT(label_of("selectionStatus"), HasSubstr("6 × 2 cells"));
    EXPECT_THAT(label_of("selectionStatus"), HasSubstr("Price (EUR): sum "));
    EXPECT_TRUE(take_picture(*frame, "selection-sum"));
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    EXPECT_TRUE(take_picture(*frame, "selection-sum-800"));
}

TEST_F(ProductsWindow, CutFillRightAndTypingIntoTheSelectionChangeEveryCellAtOnce) {
    const int price = column_of("Price (EUR)");
    const int first = row_of("LI-1010");
    ASSERT_FALSE(grid().IsReadOnly(first, price + 1));
    const std::string value = cell(first, price);
    stand_on(first, price);
    grid().SelectBlock(first, price, first + 1, price + 1);
    press('R', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return cell(first, price + 1) == value; }));
    EXPECT_TRUE(wait_until([&] { return cell(first + 1, price + 1) == cell(first + 1, price); }));

    grid().SelectBlock(first, price, first + 2, price);
    type("12.34");
    press(WXK_RETURN, wxMOD_CONTROL);
    for (int row = first; row < first + 3; ++row)
        EXPECT_TRUE(wait_until([&] { return cell(row, price) == "12.34"; })) << row;
    EXPECT_FALSE(grid().IsCellEditControlShown());
    ASSERT_TRUE(wait_until([&] { return frame->session()->editor.pending() == 0; }));
    EXPECT_THAT(frame->session()->editor.undo_label(), HasSubstr("3 values")) << "one step";
    press('Z', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return cell(first, price) == value; }));

    EXPECT_TRUE(wait_until([&] { return cell(first + 1, price) != "12.34"; }));
    grid().ClearSelection();
    stand_on(first, price);
    press('X', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return cell(first, price).empty(); }));
    ASSERT_TRUE(wait_until([&] { return frame->session()->editor.pending() == 0; }));
    stand_on(first + 1, price);
    press('V', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return cell(first + 1, price) == value; }));
}

TEST_F(ProductsWindow, KeysReachTheCornersOfTheGridAndTheChoicesOfACell) {
    stand_on(5, 2);
    press(WXK_END, wxMOD_CONTROL);
    EXPECT_EQ(grid().GetGridCursorRow(), grid().GetNumberRows() - 1);
    EXPECT_EQ(grid().GetGridCursorCol(), grid().GetNumberCols() - 1);
    press(WXK_HOME, wxMOD_CONTROL);
    EXPECT_EQ(grid().GetGridCursorRow(), 0);
    EXPECT_EQ(grid().GetGridCursorCol(), 0);
    stand_on(row_of("LI-1010"), column_of("Enabled"));
    press(WXK_DOWN, wxMOD_ALT);
    EXPECT_TRUE(wait_until([&] { return grid().IsCellEditControlShown(); }));
    EXPECT_TRUE(take_screen_picture("cell-choices"));
    press(WXK_ESCAPE);
    press(WXK_ESCAPE);
}

TEST_F(ProductsWindow, F4LeadsToTheNextMissingValueAndSaysWhereThereIsNone) {
    const int price = column_of("Price (EUR)");
    const int lamp = row_of("LI-1010");
    stand_on(lamp, price);
    press(WXK_DELETE);
    ASSERT_TRUE(wait_until([&] { return cell(lamp, price).empty(); }));
    ASSERT_TRUE(wait_until([&] { return frame->session()->editor.pending() == 0; }));
    stand_on(lamp, 0);
    press(WXK_F4);
    EXPECT_TRUE(wait_until([&] { return grid().GetGridCursorCol() != 0; }));
    EXPECT_EQ(grid().GetGridCursorRow(), lamp);
    EXPECT_EQ(grid().GetGridCursorCol(), price);
    EXPECT_EQ(cell(lamp, price), "");
}

TEST_F(ProductsWindow, PastingWithAPreviewListsOldAndNewBeforeItIsDone) {
    const int price = column_of("Price (EUR)");
    const int first = row_of("LI-1010");
    const std::string before = cell(first, price);
    stand_on(first, price);
    desktop::put_on_clipboard({{"7.10"}, {"cheap"}});
    {
        const DialogDriver driver([&](wxDialog& dialog) {
            auto* paste = wxWindow::FindWindowByName("pasteButton", &dialog);
            ASSERT_TRUE(wait_until([&] { return paste->IsEnabled(); }));
            EXPECT_TRUE(take_picture(dialog, "paste-preview"));
            auto* list =
                dynamic_cast<wxDataViewListCtrl*>(wxWindow::FindWindowByName("pasteList", &dialog));
            ASSERT_EQ(list->GetItemCount(), 2);
            EXPECT_EQ(list->GetTextValue(0, 2), before);
            EXPECT_EQ(list->GetTextValue(0, 3), "7.10");
            EXPECT_THAT(desktop::to_utf8(list->GetTextValue(1, 4)), HasSubstr("cheap"));
            EXPECT_EQ(cell(first, price), before) << "nothing is done yet";
            press_button(dialog, "pasteButton");
        });
        press('V', wxMOD_CONTROL | wxMOD_SHIFT);
        ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    }
    EXPECT_TRUE(wait_until([&] { return cell(first, price) == "7.10"; }));
    EXPECT_TRUE(wait_until([&] { return frame->session()->editor.can_undo(); }));
    EXPECT_EQ(frame->session()->grid.refused_count(), 1U);
    {
        const DialogDriver driver([&](wxDialog& dialog) {
            press(WXK_ESCAPE);
            EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }));
        });
        stand_on(first + 3, price);
        const std::string stays = cell(first + 3, price);
        press('V', wxMOD_CONTROL | wxMOD_SHIFT);
        ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
        EXPECT_EQ(cell(first + 3, price), stays);
    }
}

TEST_F(ProductsWindow, SortsByAClickOnTheHeading) {
    const std::string first = cell(0, 0);
    wxWindow* headings = grid().GetGridColLabelWindow();
    // Behind the frozen column the name is the first one.
    const int x = grid().IsFrozen() ? 20 : grid().GetColSize(0) + 20;
    const wxPoint at = headings->ClientToScreen(wxPoint(x, 12));
    click_at(at);
    EXPECT_TRUE(wait_until([&] { return grid().IsSortingBy(1); }));
    EXPECT_TRUE(wait_until([&] { return cell(0, 0) != first && cell(0, 0) != "…"; }));
}

TEST_F(ProductsWindow, FitsANarrowWindow) {
    for (const int width : {1000, 800, 1280}) {
        frame->SetSize(frame->FromDIP(wxSize(width, 700)));
        settle();
        EXPECT_LE(frame->GetSize().x, frame->FromDIP(width + 10));
        // Room to read and write a filter, and nothing beyond the edge.
        EXPECT_GE(find("filter")->GetSize().x, frame->FromDIP(240)) << width;
        for (const char* name : {"savedFilters", "productCount", "columnsButton"}) {
            const wxWindow* control = find(name);
            EXPECT_LE(control->GetRect().GetRight(), control->GetParent()->GetClientSize().x)
                << name << " at " << width;
        }
        EXPECT_TRUE(take_picture(*frame, "products-" + std::to_string(width)));
    }
}

TEST_F(ProductsWindow, TheColumnsDialogBringsProblemsIntoTheGrid) {
    const int before = grid().GetNumberCols();
    wxWindow* button = find("columnsButton");
    // The dialog is answered from within: checks "Problems" and moves it to the top, then OK.
    frame->CallAfter([&] {
        wxWindow* dialog = wxWindow::FindWindowByName("columnsDialog");
        ASSERT_NE(dialog, nullptr);
        auto* list =
            dynamic_cast<wxCheckListBox*>(wxWindow::FindWindowByName("columnsList", dialog));
        ASSERT_NE(list, nullptr);
        EXPECT_TRUE(take_picture(*static_cast<wxTopLevelWindow*>(dialog), "columns-dialog"));
        const int problems = list->FindString("Problems  (problems)");
        ASSERT_NE(problems, wxNOT_FOUND);
        ASSERT_FALSE(list->IsChecked(static_cast<unsigned>(problems)));
        list->Check(static_cast<unsigned>(problems));
        wxCommandEvent checked(wxEVT_CHECKLISTBOX, list->GetId());
        checked.SetEventObject(list);
        checked.SetInt(problems);
        list->GetEventHandler()->ProcessEvent(checked);
        list->SetSelection(problems);
        auto* rearranged = dynamic_cast<wxRearrangeList*>(list);
        while (rearranged->CanMoveCurrentUp()) rearranged->MoveCurrentUp();
        static_cast<wxDialog*>(dialog)->EndModal(wxID_OK);
    });
    wxCommandEvent press_it(wxEVT_BUTTON, button->GetId());
    press_it.SetEventObject(button);
    button->GetEventHandler()->ProcessEvent(press_it);
    EXPECT_EQ(grid().GetNumberCols(), before + 1);
    const int column = column_of("Problems");
    const auto shows = [&](const char* what) {
        for (int row = 0; row < grid().GetNumberRows(); ++row) {
            if (cell(row, column).find(what) != std::string::npos) return true;
        }
        return false;
    };
    ASSERT_TRUE(wait_until([&] { return shows(" hint"); }));
    EXPECT_FALSE(shows("…"));
    EXPECT_TRUE(take_picture(*frame, "products-problems"));
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    EXPECT_TRUE(take_picture(*frame, "products-problems-800"));
}

}  // namespace
}  // namespace vitrine::test
