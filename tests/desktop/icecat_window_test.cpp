// Each part of the editor once on the Icecat catalogue of Akeneo, by keys and clicks: shell, grid,
// form, variants and history, languages, accessibility.
#include <gmock/gmock.h>
#include <wx/clipbrd.h>
#include <wx/dataview.h>

#include "desktop/matrix_view.h"
#include "desktop/nameless.h"
#include "desktop/real_catalogue_window.h"
#include "operations/import_catalogue.h"

namespace vitrine::test {
namespace {

using desktop::Place;
using testing::IsEmpty;
using testing::StartsWith;

class IcecatWindow : public RealCatalogueWindow {
protected:
    IcecatWindow() : RealCatalogueWindow("icecat") {}

    void SetUp() override {
        VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
        Catalogue::create(file());
        {
            Catalogue catalogue(file());
            ImportOptions options;
            options.paths = {set};
            import_catalogue(catalogue, options, Progress());
        }
        WindowTest::SetUp();
        open();
    }
    void open() {
        frame->open_catalogue(file());
        ASSERT_TRUE(wait_until([&] { return frame->session() != nullptr; }))
            << frame->messages().sentence();
        frame->session()->workspace->choose("ecommerce", "en_US");
        products().choose_columns(
            {"sku", "name", "completeness", "main_color", "erp_name", "maximum_frame_rate"});
        await_list();
        settle();
    }
    // Types it into the cell under the cursor.
    void enter(const char* text) {
        type(text);
        press(WXK_RETURN);
        ASSERT_TRUE(wait_until([&] { return editor().pending() == 0; }));
    }
    void undo_until_nothing_is_left() {
        while (editor().can_undo()) {
            undo();
            if (HasFatalFailure()) return;
        }
    }
    const Workspace& workspace() { return *frame->session()->workspace; }
    std::string field_in_focus() {
        const wxWindow* focus = wxWindow::FindFocus();
        return focus != nullptr ? desktop::to_utf8(focus->GetName()) : std::string();
    }
    void choose_group(unsigned index) {
        auto* groups = find<wxListBox>("groupList");
        groups->SetSelection(static_cast<int>(index));
        wxCommandEvent chosen(wxEVT_LISTBOX, groups->GetId());
        chosen.SetEventObject(groups);
        chosen.SetInt(static_cast<int>(index));
        groups->GetEventHandler()->ProcessEvent(chosen);
        settle();
    }
    void open_form_of(const char* sku) {
        filter((std::string("sku = \"") + sku + "\"").c_str());
        ASSERT_EQ(grid().GetNumberRows(), 1);
        stand_on(0, column("name"));
        press(WXK_F8);
        ASSERT_TRUE(wait_until([&] {
            const auto& view = frame->session()->form.view();
            return view && view->product.code == sku;
        }));
        settle();
    }

    std::filesystem::path file() const { return folder / "icecat.vitrine"; }
};

TEST_F(IcecatWindow, Shell) {
    const int all = grid().GetNumberRows();
    picture("products");
    // Channel and locale are one key away, and always said.
    press(WXK_F7);
    ASSERT_TRUE(wait_until([&] { return workspace().locale_code() == "fr_FR"; }));
    EXPECT_EQ(find<wxChoice>("localeChoice")->GetStringSelection(), "fr_FR");
    press(WXK_F7, wxMOD_SHIFT);
    ASSERT_TRUE(wait_until([&] { return workspace().locale_code() == "en_US"; }));
    press(WXK_F7, wxMOD_CONTROL);
    ASSERT_TRUE(wait_until([&] { return workspace().channel_code() != "ecommerce"; }));
    press(WXK_F7, wxMOD_CONTROL | wxMOD_SHIFT);
    ASSERT_TRUE(wait_until([&] { return workspace().channel_code() == "ecommerce"; }));
    await_list();
    // A category of the tree in the sidebar.
    stand_on(0, 0);
    press(WXK_F6);
    ASSERT_TRUE(wait_until([&] { return find("views")->HasFocus(); }));
    press(WXK_TAB);  // which tree
    press(WXK_TAB);
    ASSERT_TRUE(wait_until([&] { return find("categories")->HasFocus(); }));
    press(WXK_RIGHT);
    press(WXK_DOWN);
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] {
        return products().filter().starts_with("category under ") && is_settled() &&
               grid().GetNumberRows() < all;
    })) << products().filter();
    picture("category");
    filter("");
    EXPECT_EQ(grid().GetNumberRows(), all);
    stand_on(0, 1);
    press(WXK_F9, wxMOD_SHIFT);
    ASSERT_TRUE(wait_until([&] {
        return find("inspector")->IsShownOnScreen() &&
               label_of("inspectorFacts").find(cell(0, 0)) != std::string::npos;
    }));
    picture("inspector");
    {
        const DialogDriver driver([&](wxDialog& dialog) {
            auto* list = dynamic_cast<wxDataViewCtrl*>(
                wxWindow::FindWindowByName("paletteEntries", &dialog));
            auto* model = dynamic_cast<wxDataViewVirtualListModel*>(list->GetModel());
            type("13871461");
            EXPECT_TRUE(wait_until([&] {
                wxVariant words;
                if (model->GetCount() == 0) return false;
                model->GetValueByRow(words, 0, 0);
                return words.GetString().StartsWith("13871461");
            }));
            press(WXK_RETURN);
        });
        press('K', wxMOD_CONTROL);
        ASSERT_TRUE(wait_until([&] { return driver.is_over(); }));
    }
    ASSERT_TRUE(wait_until([&] { return frame->session()->form.view() != nullptr; }));
    EXPECT_EQ(frame->session()->form.view()->product.code, "13871461");
    // Closed, it is the first of those that were open; a click opens it again.
    press('W', wxMOD_CONTROL);
    ASSERT_TRUE(wait_until([&] { return frame->session() == nullptr; }));
    click("openRecentButton");
    ASSERT_TRUE(wait_until([&] { return frame->session() != nullptr; }));
    EXPECT_TRUE(wait_until([&] { return grid().GetNumberRows() == all; }));
}

TEST_F(IcecatWindow, Grid) {
    filter("family = webcams");
    const int count = grid().GetNumberRows();
    EXPECT_EQ(count, 96);
    const int name = column("erp_name"), frames = column("maximum_frame_rate");
    stand_on(0, name);
    enter("Netcam");
    EXPECT_EQ(cell(0, name), "Netcam");
    // Filled down, and a spreadsheet's cells beside it: zeros in front stay.
    stand_on(0, name);
    for (int i = 0; i < 3; ++i) press(WXK_DOWN, wxMOD_SHIFT);
    press('D', wxMOD_CONTROL);
    ASSERT_TRUE(wait_until([&] { return cell(3, name) == "Netcam" && editor().pending() == 0; }));
    press('C', wxMOD_CONTROL);
    stand_on(10, name);
    press('V', wxMOD_CONTROL);
    ASSERT_TRUE(wait_until([&] { return cell(13, name) == "Netcam" && editor().pending() == 0; }));
    {
        const wxClipboardLocker clipboard;
        ASSERT_TRUE(!!clipboard);
        wxTheClipboard->SetData(new wxTextDataObject("007\n\"two\nlines\"\n"));
    }
    stand_on(20, name);
    press('V', wxMOD_CONTROL);
    ASSERT_TRUE(wait_until([&] { return cell(20, name) == "007" && editor().pending() == 0; }));
    EXPECT_EQ(products().editor_text(21, static_cast<std::size_t>(name)), "two\nlines");
    // A number that is none stays in sight, and its key leads to it.
    stand_on(1, frames);
    enter("many");
    ASSERT_TRUE(wait_until([&] { return products().refused_count() == 1; }));
    EXPECT_EQ(cell(1, frames), "many");
    stand_on(0, 0);
    press(WXK_F4);
    EXPECT_EQ(grid().GetGridCursorRow(), 1);
    EXPECT_EQ(grid().GetGridCursorCol(), frames);
    picture("grid-refused");
    // Found by what was typed.
    filter("family = webcams and erp_name = \"Netcam\"");
    EXPECT_EQ(grid().GetNumberRows(), 8);
    filter("family = webcams and erp_name = \"007\"");
    EXPECT_EQ(grid().GetNumberRows(), 1);
    undo_until_nothing_is_left();
    filter("family = webcams and erp_name is not empty");
    EXPECT_EQ(grid().GetNumberRows(), 0);
    picture("grid-nothing-found");
}

TEST_F(IcecatWindow, Form) {
    open_form_of("13871461");
    picture("form");
    const auto* groups = find<wxListBox>("groupList");
    for (unsigned i = 0; i < groups->GetCount(); ++i) {
        choose_group(i);
        EXPECT_THAT(nameless_controls(*frame), IsEmpty()) << groups->GetString(i);
    }
    choose_group(0);
    const std::string before = editor().undo_label();
    auto* name = find<wxTextCtrl>("field:name");
    name->SetFocus();
    name->SelectAll();
    type("Lexmark X464");
    press(WXK_TAB);
    ASSERT_TRUE(
        wait_until([&] { return editor().pending() == 0 && editor().undo_label() != before; }));
    press('Z', wxMOD_CONTROL);
    ASSERT_TRUE(wait_until([&] { return name->GetValue() == "Lexmark X464de"; }));
    // What is missing is one key away.
    press('J', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return field_in_focus().starts_with("field:"); }))
        << field_in_focus();
    picture("form-missing");
    press(WXK_ESCAPE);
    ASSERT_TRUE(wait_until([&] { return frame->place() == Place::products; }));
    filter("family = shoes");
    stand_on(0, 1);
    press(WXK_F8);
    ASSERT_TRUE(wait_until([&] { return frame->session()->form.view() != nullptr; }));
    const std::string first = frame->session()->form.view()->product.code;
    press(WXK_PAGEDOWN, wxMOD_ALT);
    EXPECT_TRUE(wait_until([&] {
        const ProductView* view = frame->session()->form.view();
        return view != nullptr && view->product.code != first;
    }));
    picture("form-shoe");
}

TEST_F(IcecatWindow, VariantsAndHistory) {
    filter("sku = \"apollon\"");
    stand_on(0, column("erp_name"));
    press('M', wxMOD_CONTROL);
    ASSERT_EQ(frame->place(), Place::matrix);
    VariantMatrix& variants = *frame->variants();
    ASSERT_TRUE(wait_until([&] { return variants.state() == VariantMatrix::State::model; }));
    settle();
    auto& matrix = *find<desktop::MatrixView>("variantMatrix");
    EXPECT_GT(matrix.GetNumberRows(), 1);
    EXPECT_GT(matrix.GetNumberCols(), 1);
    EXPECT_THAT(nameless_controls(*frame), IsEmpty());
    picture("matrix");
    click("matrixCreateAll");
    ASSERT_TRUE(
        wait_until([&] { return variants.missing_count() == 0 && editor().pending() == 0; }));
    click("placeHistory");
    HistoryDesk& history = frame->session()->history;
    ASSERT_TRUE(wait_until([&] { return history.rows().size() > 1; }));
    auto* cells = find<wxDataViewListCtrl>("changedCells");
    EXPECT_TRUE(wait_until([&] { return cells->GetItemCount() > 0; }));
    picture("history");
    click("undoChangeButton");
    ASSERT_TRUE(
        wait_until([&] { return history.rows().front().can_redo || history.rows().size() > 2; }));
    press(WXK_PAGEUP, wxMOD_CONTROL);
    frame->open_matrix(products().product_at(0));
    EXPECT_TRUE(wait_until([&] { return frame->variants()->missing_count() == 7; }));
}

// Nothing of one language is left in the other: each label of the place bar and the menus differs
// or is the same word.
TEST_F(IcecatWindow, Languages) {
    const auto names = [&] {
        std::vector<std::string> found;
        for (std::size_t i = 0; i < frame->GetMenuBar()->GetMenuCount(); ++i)
            found.push_back(desktop::to_utf8(frame->GetMenuBar()->GetMenuLabelText(i)));
        return found;
    };
    const bool english = chosen_language() == "en";
    EXPECT_THAT(names(), english ? testing::Contains("Edit") : testing::Contains("Édition"));
    // The catalogue's own words follow the locale that is edited, not the program's.
    EXPECT_EQ(desktop::to_utf8(grid().GetColLabelValue(column("main_color"))), "Main color");
    frame->session()->workspace->choose("ecommerce", "fr_FR");
    EXPECT_TRUE(wait_until([&] {
        return desktop::to_utf8(grid().GetColLabelValue(column("main_color"))) ==
               "Couleur principale";
    }));
    await_list();
    picture("locale-fr");
}

TEST_F(IcecatWindow, Accessibility) {
    for (const Place place :
         {Place::products, Place::quality, Place::publish, Place::history, Place::structure}) {
        frame->go_to(place);
        settle();
        EXPECT_THAT(nameless_controls(*frame), IsEmpty()) << static_cast<int>(place);
        picture("place-" + std::to_string(static_cast<int>(place)));
    }
    frame->go_to(Place::products);
    // Once round the panes, back to the grid.
    stand_on(0, 0);
    int steps = 0;
    do {
        press(WXK_F6);
        settle();
        EXPECT_NE(wxWindow::FindFocus(), nullptr);
    } while (!grid().GetGridWindow()->HasFocus() && ++steps < 10);
    EXPECT_TRUE(grid().GetGridWindow()->HasFocus());
    EXPECT_GT(steps, 1);
}

}  // namespace
}  // namespace vitrine::test
