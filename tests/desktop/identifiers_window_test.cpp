// Identifiers and packs in the form, by keys.
#include <gmock/gmock.h>
#include <wx/dataview.h>
#include <wx/grid.h>

#include "desktop/form_window.h"
#include "desktop/nameless.h"
#include "workbench/product_identifiers.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class IdentifiersWindow : public FormWindow {
protected:
    template <class Control = wxWindow>
    Control* in(const char* panel, const std::string& name) {
        auto* found =
            dynamic_cast<Control*>(wxWindow::FindWindowByName(desktop::to_wx(name), find(panel)));
        if (found == nullptr) ADD_FAILURE() << "no control " << name << " in " << panel;
        return found;
    }
    std::string words(const char* panel, const std::string& name) {
        auto* text = in<wxStaticText>(panel, name);
        return text == nullptr || !text->IsShown() ? "" : desktop::to_utf8(text->GetLabelText());
    }
    const FieldView* packs() {
        return form().view() == nullptr ? nullptr
                                        : packs_field(*form().structure(), *form().view());
    }
    void retype(const std::string& field, const char* text) {
        auto* control = in("identifiersPanel", "field:" + field);
        control->SetFocus();
        ASSERT_TRUE(wait_until([&] { return control->HasFocus(); }));
        press('A', wxMOD_CONTROL);
        type(text);
        press(WXK_RETURN);
    }
    wxGrid& cells() { return *in<wxGrid>("packsPanel", "tableGrid"); }
    void begin_packs() {
        choose_group(group_of("Packs"));
        find("packsOriginButton")->SetFocus();
        settle();
        press(WXK_SPACE);
        ASSERT_TRUE(wait_until([&] { return packs() != nullptr; }));
        settle();
    }
    void stand_in(int row, int column) {
        cells().SetFocus();
        cells().GoToCell(row, column);
        settle();
    }
    // The level is chosen from its list; the menu of a list is a window that no key reaches here.
    void set_cell(int row, int column, const char* text) {
        cells().SetCellValue(row, column, text);
        wxGridEvent changed(cells().GetId(), wxEVT_GRID_CELL_CHANGED, &cells(), row, column);
        cells().GetEventHandler()->ProcessEvent(changed);
        settle();
    }
};

TEST_F(IdentifiersWindow, ACodeIsCheckedAndSavedAndRefusedBelowItsField) {
    choose_group(group_of("Identifiers"));
    EXPECT_THAT(words("identifiersPanel", "remark:ean"), HasSubstr("its check digit is right"));
    retype("ean", "4006381333932");
    ASSERT_TRUE(wait_until([&] {
        return words("identifiersPanel", "remark:ean").find("should be 1") != std::string::npos;
    }));
    retype(":code", "LI-1050");
    ASSERT_TRUE(wait_until([&] {
        return !words("identifiersPanel",
                      "error:"
                      ":code")
                    .empty();
    }));
    EXPECT_THAT(words("identifiersPanel",
                      "error:"
                      ":code"),
                HasSubstr("is taken"));
    EXPECT_TRUE(take_picture(*frame, "form-identifiers"));
    EXPECT_THAT(nameless_controls(*frame), IsEmpty());
    retype(":code", "LI-1010-B");
    ASSERT_TRUE(wait_until([&] { return form().view()->product.code == "LI-1010-B"; }));
    settle();
    EXPECT_EQ(words("identifiersPanel",
                    "error:"
                    ":code"),
              "");
    frame->session()->editor.undo([](const std::string&) {});
    EXPECT_TRUE(wait_until([&] { return form().view()->product.code == "LI-1010"; }));
}

TEST_F(IdentifiersWindow, PacksAreAddedChangedAndRemovedRowByRow) {
    begin_packs();
    EXPECT_TRUE(take_picture(*frame, "form-packs-empty"));
    click("tableAddButton");
    set_cell(0, 0, "Each");
    ASSERT_TRUE(wait_until([&] { return packs()->text.find("each") != std::string::npos; }));
    stand_in(0, 1);
    type("4006381333931");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return packs()->text.find("4006381") != std::string::npos; }));
    settle();
    stand_in(0, 1);
    press(WXK_DOWN);  // one more row
    set_cell(1, 0, "Case");
    ASSERT_TRUE(wait_until([&] { return packs()->text.find("case") != std::string::npos; }));
    settle();
    EXPECT_THAT(words("packsPanel", "packsWarnings"), HasSubstr("holds no more units"));
    stand_in(1, 2);
    type("many");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return !words("packsPanel", "tableProblem").empty(); }));
    EXPECT_THAT(words("packsPanel", "tableProblem"), HasSubstr("many"));
    EXPECT_TRUE(take_picture(*frame, "form-packs-refused"));
    stand_in(1, 2);
    type("6");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return packs()->text.find("\"6\"") != std::string::npos; }));
    settle();
    EXPECT_EQ(words("packsPanel", "packsWarnings"), "");
    EXPECT_EQ(group_of("Packs (2)"), group_of("Packs"));
    EXPECT_TRUE(take_picture(*frame, "form-packs"));
    EXPECT_THAT(nameless_controls(*frame), IsEmpty());

    choose_group(group_of("Identifiers"));
    EXPECT_EQ(find<wxDataViewListCtrl>("packNumbers")->GetItemCount(), 1);
    EXPECT_TRUE(take_picture(*frame, "form-identifiers-packs"));
    click("editPacksButton");
    settle();
    stand_in(1, 0);
    press(WXK_DELETE, wxMOD_CONTROL);
    ASSERT_TRUE(wait_until([&] { return packs()->text.find("case") == std::string::npos; }));
    settle();
    frame->session()->editor.undo([](const std::string&) {});
    ASSERT_TRUE(wait_until([&] { return packs()->text.find("case") != std::string::npos; }));
    settle();
    EXPECT_EQ(cells().GetNumberRows(), 2);
}

TEST_F(IdentifiersWindow, AVariantOverridesThePacksOfItsModelAndTakesThemAgain) {
    begin_packs();
    {
        Catalogue catalogue(demo.file(), sql::Access::read_write);
        const auto model = catalogue.products().find(ProductStore::Space::models, "brume_mug");
        FieldAddress field;
        field.attribute = catalogue.structure()->attribute_of(AttributeRole::packs)->id;
        edit_products(catalogue, {{*model, field, R"([{"level":"each"}])", {}}});
    }
    frame->session()->workspace->refresh();
    show_first_variant();
    choose_group(group_of("Packs"));
    EXPECT_THAT(words("packsPanel", "packsNote"), HasSubstr("brume_mug"));
    EXPECT_FALSE(in("packsPanel", "tableAddButton")->IsShown());
    EXPECT_TRUE(take_picture(*frame, "form-packs-inherited"));
    click("packsOriginButton");
    ASSERT_TRUE(wait_until([&] { return in("packsPanel", "tableAddButton")->IsShown(); }));
    stand_in(0, 2);
    type("2");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return packs()->origin == ValueOrigin::override_; }));
    settle();
    click("packsOriginButton");
    EXPECT_TRUE(wait_until([&] { return packs()->origin == ValueOrigin::inherited; }));
}

}  // namespace
}  // namespace vitrine::test
