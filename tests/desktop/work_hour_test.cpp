// An hour of a merchandiser's work on a real catalogue, from the first page to the last undo, by
// keys and clicks.
#include <gmock/gmock.h>
#include <wx/clipbrd.h>

#include <cstdlib>

#include "desktop/real_catalogue_window.h"

namespace vitrine::test {
namespace {

class WorkHour : public RealCatalogueWindow {
protected:
    WorkHour() : RealCatalogueWindow("hour") {}

    // The steps, each where the one before it ended.
    void begin_with_a_new_catalogue();
    void import(const std::filesystem::path& source);
    void find_what_is_missing_in_french();
    void enrich_twenty_products();
    void fill_down();
    void paste_five_hundred_cells();
    void edit_five_thousand_in_bulk_and_undo();
    void save_a_view();
    void compare_locales();
    void build_a_variant_matrix();
};

void WorkHour::begin_with_a_new_catalogue() {
    picture("start");
    // What its button does once the dialog of the system has said where; nor does that dialog let
    // itself be answered unseen where a folder is asked for.
    frame->make_catalogue(folder / "season.vitrine", NewContent::empty);
    ASSERT_TRUE(wait_until([&] { return frame->session() != nullptr; }))
        << frame->messages().sentence();
    ASSERT_TRUE(wait_until([&] { return find("emptyState")->IsShown(); }));
    picture("empty");
}

void WorkHour::import(const std::filesystem::path& source) {
    ImportDesk& desk = frame->session()->importing;
    const DialogDriver driver([&](wxDialog& dialog) {
        ASSERT_TRUE(
            wait_until([&] { return desk.state() == ImportDesk::State::previewed; }, 60'000));
        EXPECT_TRUE(take_picture(dialog, "hour-" + chosen_language() + "-import"));
        press_button(dialog, "importButton");
        ASSERT_TRUE(
            wait_until([&] { return desk.state() != ImportDesk::State::importing; }, 60'000));
        dialog.EndModal(wxID_OK);
    });
    frame->CallAfter([&] { frame->import_files({source}); });
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    ASSERT_EQ(desk.state(), ImportDesk::State::imported) << desk.failure();
    ASSERT_TRUE(wait_until([&] { return grid().GetNumberRows() > 6000; }));
    frame->session()->workspace->choose("ecommerce", "fr_FR");
    products().choose_columns({"sku", "name", "completeness", "description", "erp_name"});
    await_list();
    picture("products");
}

void WorkHour::find_what_is_missing_in_french() {
    const int all = grid().GetNumberRows();
    filter("erp_name is empty and kind = product");
    EXPECT_LT(grid().GetNumberRows(), all);
    ASSERT_GT(grid().GetNumberRows(), 1000);
    picture("missing");
}

void WorkHour::enrich_twenty_products() {
    stand_on(0, column("erp_name"));
    for (int i = 0; i < 20; ++i) {
        type(("Nom " + std::to_string(i)).c_str());
        press(WXK_RETURN);
    }
    ASSERT_TRUE(wait_until([&] { return editor().pending() == 0; }));
    EXPECT_EQ(cell(0, column("erp_name")), "Nom 0");
    EXPECT_EQ(cell(19, column("erp_name")), "Nom 19");
    EXPECT_EQ(grid().GetGridCursorRow(), 20);
    EXPECT_EQ(products().refused_count(), 0U);
    picture("enriched");
}

void WorkHour::fill_down() {
    const int name = column("erp_name");
    stand_on(19, name);
    for (int i = 0; i < 80; ++i) press(WXK_DOWN, wxMOD_SHIFT);
    press('D', wxMOD_CONTROL);
    ASSERT_TRUE(wait_until([&] { return cell(99, name) == "Nom 19" && editor().pending() == 0; }));
    picture("filled");
}

void WorkHour::paste_five_hundred_cells() {
    // As a spreadsheet copies two columns: leading zeros, a line break within quotes.
    std::string cells;
    for (int row = 0; row < 250; ++row) {
        const std::string number = std::to_string(row);
        cells += "\"Collé " + number + "\nligne deux\"\t00" + number + "\n";
    }
    {
        const wxClipboardLocker clipboard;
        ASSERT_TRUE(!!clipboard);
        wxTheClipboard->SetData(new wxTextDataObject(desktop::to_wx(cells)));
    }
    stand_on(100, column("description"));
    press('V', wxMOD_CONTROL);
    const int name = column("erp_name");
    ASSERT_TRUE(wait_until([&] { return cell(349, name) == "00249" && editor().pending() == 0; }));
    EXPECT_EQ(products().editor_text(349, static_cast<std::size_t>(column("description"))),
              "Collé 249\nligne deux");
    picture("pasted");
    // One step takes all of it back.
    undo();
    EXPECT_TRUE(wait_until([&] { return cell(349, name).empty(); }));
    press('Y', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return cell(349, name) == "00249" && editor().pending() == 0; }));
}

void WorkHour::edit_five_thousand_in_bulk_and_undo() {
    filter("kind = product or kind = variant");
    const int count = grid().GetNumberRows();
    ASSERT_GE(count, 5000);
    const int name = column("erp_name");
    stand_on(0, name);
    const std::string before = cell(0, name);
    BulkDesk& desk = frame->session()->bulk;
    {
        const DialogDriver driver([&](wxDialog& dialog) {
            auto* value = wxWindow::FindWindowByName("bulkValue", &dialog);
            ASSERT_NE(value, nullptr);
            value->SetFocus();
            settle();
            type("Collection");
            ASSERT_TRUE(wait_until([&] { return desk.state() == BulkDesk::State::previewed; }));
            EXPECT_TRUE(take_picture(dialog, "hour-" + chosen_language() + "-bulk"));
            press_button(dialog, "bulkChange");
            EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }, 60'000));
        });
        press('B', wxMOD_CONTROL);
        ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    }
    ASSERT_TRUE(wait_until([&] { return is_settled() && cell(0, name) == "Collection"; }));
    EXPECT_EQ(cell(count - 1, name), "…");  // nobody looked there yet
    picture("bulk-done");
    undo();
    EXPECT_TRUE(wait_until([&] { return cell(0, name) == before; }));
}

void WorkHour::save_a_view() {
    filter("erp_name is empty and family = clothing");
    const DialogDriver driver([&](wxDialog& dialog) {
        type("A faire");
        EXPECT_TRUE(take_picture(dialog, "hour-" + chosen_language() + "-view"));
        press(WXK_RETURN);
        EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); }));
    });
    click("saveView");
    ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    ASSERT_TRUE(wait_until([&] { return frame->session()->filters.names().size() == 1; }));
}

// What the French has and the English lacks is taken over with one click.
void WorkHour::compare_locales() {
    frame->session()->workspace->choose("ecommerce", "en_US");
    filter("erp_name[fr_FR] = \"Nom 0\"");
    ASSERT_EQ(grid().GetNumberRows(), 1);
    const int name = column("erp_name");
    ASSERT_TRUE(wait_until([&] { return cell(0, name).empty(); })) << cell(0, name);
    stand_on(0, name);
    press(WXK_F8);
    ASSERT_TRUE(wait_until([&] { return frame->session()->form.view() != nullptr; }));
    auto* choice = find<wxChoice>("compareChoice");
    ASSERT_TRUE(wait_until([&] { return choice->FindString("fr_FR") != wxNOT_FOUND; }));
    choice->SetSelection(choice->FindString("fr_FR"));
    wxCommandEvent chosen(wxEVT_CHOICE, choice->GetId());
    chosen.SetEventObject(choice);
    choice->GetEventHandler()->ProcessEvent(chosen);
    auto* groups = find<wxListBox>("groupList");
    for (unsigned i = 0; i < groups->GetCount(); ++i) {
        if (!groups->GetString(i).StartsWith("ERP")) continue;
        groups->SetSelection(static_cast<int>(i));
        wxCommandEvent selected(wxEVT_LISTBOX, groups->GetId());
        selected.SetEventObject(groups);
        selected.SetInt(static_cast<int>(i));
        groups->GetEventHandler()->ProcessEvent(selected);
    }
    const char* copy = "copy:erp_name[en_US]";
    ASSERT_TRUE(wait_until([&] { return find(copy)->IsShownOnScreen(); }));
    picture("compared");
    const std::string before = editor().undo_label();
    click(copy);
    ASSERT_TRUE(
        wait_until([&] { return editor().pending() == 0 && editor().undo_label() != before; }));
    press(WXK_ESCAPE);
    ASSERT_TRUE(wait_until([&] { return frame->place() == desktop::Place::products; }));
    EXPECT_TRUE(wait_until([&] { return cell(0, name) == "Nom 0"; })) << cell(0, name);
}

// All that a model misses between its axis values, in one step.
void WorkHour::build_a_variant_matrix() {
    filter("sku = \"apollon\"");
    ASSERT_EQ(grid().GetNumberRows(), 1);
    stand_on(0, column("erp_name"));
    press('M', wxMOD_CONTROL);
    ASSERT_EQ(frame->place(), desktop::Place::matrix);
    VariantMatrix& matrix = *frame->variants();
    ASSERT_TRUE(wait_until([&] { return matrix.state() == VariantMatrix::State::model; }));
    EXPECT_EQ(matrix.missing_count(), 7U);
    picture("matrix");
    click("matrixCreateAll");
    ASSERT_TRUE(wait_until([&] { return matrix.missing_count() == 0 && editor().pending() == 0; }));
    picture("matrix-complete");
    undo();
    EXPECT_TRUE(wait_until([&] { return matrix.missing_count() == 7; }));
    press(WXK_ESCAPE);
    EXPECT_EQ(frame->place(), desktop::Place::products);
}

TEST_F(WorkHour, RunsFromTheFirstPageToTheLastUndo) {
    VITRINE_SHARED_FILE(icecat, "data/akeneo/icecat-demo");
    VITRINE_SHARED_FILE(multiply, "data/multiply.py");
    const auto source = folder / "icecat";
    const std::string make = "python3 '" + multiply.string() + "' '" + icecat.string() + "' '" +
                             source.string() + "' 6000 > '" + (folder / "log").string() + "' 2>&1";
    ASSERT_EQ(std::system(make.c_str()), 0);
    const std::function<void()> steps[] = {
        [&] { begin_with_a_new_catalogue(); },
        [&] { import(source); },
        [&] { find_what_is_missing_in_french(); },
        [&] { enrich_twenty_products(); },
        [&] { fill_down(); },
        [&] { paste_five_hundred_cells(); },
        [&] { edit_five_thousand_in_bulk_and_undo(); },
        [&] { save_a_view(); },
        [&] { compare_locales(); },
        [&] { build_a_variant_matrix(); },
    };
    for (const auto& step : steps) {
        step();
        if (HasFatalFailure()) return;
    }
}

}  // namespace
}  // namespace vitrine::test
