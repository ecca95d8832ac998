// Categories, links and product groups in the form, by keys.
#include <gmock/gmock.h>
#include <wx/dataview.h>
#include <wx/spinctrl.h>
#include <wx/srchctrl.h>

#include "desktop/form_window.h"
#include "desktop/nameless.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class SectionsWindow : public FormWindow {
protected:
    const ProductSections& sections() { return form().sections(); }
    const std::vector<LinkedItem>& items(const std::string& type) {
        for (const LinkSection& section : sections().links) {
            if (section.code == type) return section.items;
        }
        ADD_FAILURE() << type;
        static const std::vector<LinkedItem> none;
        return none;
    }
    void focus(wxWindow* control) {
        control->SetFocus();
        ASSERT_TRUE(wait_until([&] {
            const wxWindow* focused = wxWindow::FindFocus();
            return focused == control || (focused != nullptr && focused->GetParent() == control);
        }));
    }
    // A kind of link by its label, as it stands in front of the count.
    void choose_type(const std::string& label) {
        auto* types = find<wxChoice>("linkType");
        for (unsigned i = 0; i < types->GetCount(); ++i) {
            if (!desktop::to_utf8(types->GetString(i)).starts_with(label)) continue;
            types->SetSelection(static_cast<int>(i));
            wxCommandEvent chosen(wxEVT_CHOICE, types->GetId());
            chosen.SetEventObject(types);
            types->GetEventHandler()->ProcessEvent(chosen);
            settle();
            return;
        }
        ADD_FAILURE() << "no type " << label;
    }
    void look_for(const char* words, const std::string& line) {
        focus(find("linkFoundSearch"));
        type(words);
        auto* found = find<wxListBox>("linkFound");
        ASSERT_TRUE(wait_until([&] {
            return found->GetCount() > 0 &&
                   desktop::to_utf8(found->GetString(0)).find(line) != std::string::npos;
        })) << words;
    }
};

TEST_F(SectionsWindow, ChecksACategoryThatWasSearchedFor) {
    choose_group(group_of("Categories"));
    EXPECT_TRUE(take_picture(*frame, "form-categories"));
    EXPECT_EQ(label_of("categoriesChosen"),
              "Hearth & Trail > Home > Lighting > Table and floor lamps");
    focus(find("categorySearch"));
    type("garden");
    settle();
    EXPECT_TRUE(take_picture(*frame, "form-categories-search"));
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return sections().categories.size() == 2; }));
    EXPECT_EQ(group_of("Categories (2)"), group_of("Categories"));
    press(WXK_ESCAPE);
    ASSERT_TRUE(wait_until([&] { return find<wxSearchCtrl>("categorySearch")->IsEmpty(); }));
    EXPECT_EQ(frame->place(), desktop::Place::form);
    frame->session()->editor.undo([](const std::string&) {});
    EXPECT_TRUE(wait_until([&] { return sections().categories.size() == 1; }));
    EXPECT_THAT(nameless_controls(*frame), IsEmpty());
}

TEST_F(SectionsWindow, TheSpaceKeyTakesACategoryAway) {
    choose_group(group_of("Categories"));
    auto* tree = find<wxDataViewCtrl>("productCategories");
    const CategoryId lamps = sections().categories.front().id;
    const wxDataViewItem item(reinterpret_cast<void*>(static_cast<std::intptr_t>(lamps)));
    focus(tree);
    tree->Select(item);
    settle();
    press(WXK_SPACE);
    ASSERT_TRUE(wait_until([&] { return sections().categories.empty(); }));
    EXPECT_EQ(label_of("categoriesChosen"), "In no category yet. Check one below.");
    press(WXK_SPACE);
    EXPECT_TRUE(wait_until([&] { return sections().categories.size() == 1; }));
}

TEST_F(SectionsWindow, AVariantShowsWhichCategoriesItsModelGivesIt) {
    show_first_variant();
    choose_group(group_of("Categories"));
    EXPECT_THAT(label_of("categoriesChosen"), HasSubstr("(from model brume_mug)"));
    EXPECT_TRUE(take_picture(*frame, "form-categories-inherited"));
}

TEST_F(SectionsWindow, AddsALinkBySearchingAndTakesItAway) {
    choose_group(group_of("Links"));
    choose_type("Goes well with");
    EXPECT_EQ(find<wxDataViewListCtrl>("linkList")->GetItemCount(), 2);
    look_for("LI-1060", "LI-1060");
    EXPECT_TRUE(take_picture(*frame, "form-links"));
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return items("X_SELL").size() == 3; }));
    EXPECT_EQ(items("X_SELL").back().code, "LI-1060");
    EXPECT_EQ(find<wxChoice>("linkType")->GetStringSelection(), "Goes well with (3)");
    auto* list = find<wxDataViewListCtrl>("linkList");
    EXPECT_EQ(list->GetSelectedRow(), 2) << "what came is selected";
    focus(list);
    press(WXK_UP, wxMOD_ALT);
    ASSERT_TRUE(wait_until([&] { return items("X_SELL")[1].code == "LI-1060"; }));
    settle();
    press(WXK_DELETE);
    EXPECT_TRUE(wait_until([&] { return items("X_SELL").size() == 2; }));
}

TEST_F(SectionsWindow, LinksAGroupAndCountsWhatIsInASet) {
    choose_group(group_of("Links"));
    choose_type("Contents of the set");
    look_for("gift", "Gift ideas");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return items("SET").size() == 1; }));
    EXPECT_EQ(items("SET")[0].property, property::linked_groups);
    look_for("LI-1050", "LI-1050");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return items("SET").size() == 2; }));
    settle();
    auto* count = find<wxSpinCtrl>("linkCount");
    ASSERT_TRUE(wait_until([&] { return count->IsEnabled(); }));
    focus(count);
    press('A', wxMOD_CONTROL);
    type("6");
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return items("SET")[0].count == Decimal(6, 0); }));
    EXPECT_TRUE(take_picture(*frame, "form-links-quantities"));
    EXPECT_THAT(nameless_controls(*frame), IsEmpty());
}

TEST_F(SectionsWindow, OpensALinkedProduct) {
    choose_group(group_of("Links"));
    choose_type("Goes well with");
    auto* list = find<wxDataViewListCtrl>("linkList");
    const ProductId linked = items("X_SELL")[0].id;
    focus(list);
    press(WXK_HOME);
    click("linkOpenButton");
    EXPECT_TRUE(wait_until([&] { return form().product() == linked; }));
}

TEST_F(SectionsWindow, BelongsToAGroupThatIsChecked) {
    choose_group(group_of("Product groups"));
    focus(find("productGroupsSearch"));
    type("gift");
    settle();
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return sections().groups.size() == 1; }));
    EXPECT_EQ(sections().groups[0].label, "Gift ideas");
    EXPECT_TRUE(take_picture(*frame, "form-groups"));
}

TEST_F(SectionsWindow, KeepsReadinessBehindALineInANarrowWindow) {
    frame->SetSize(frame->FromDIP(wxSize(800, 600)));
    ASSERT_TRUE(wait_until([&] { return !find("readinessPanel")->IsShown(); }));
    settle();
    EXPECT_TRUE(take_picture(*frame, "form-800"));
    EXPECT_GT(find("field:name[en_GB]")->GetSize().x, frame->FromDIP(250));
    choose_group(group_of("Ready to publish?"));
    EXPECT_TRUE(find("readinessPanel")->IsShownOnScreen());
    ASSERT_TRUE(wait_until([&] { return !form().is_judging(); }));
    EXPECT_TRUE(take_picture(*frame, "form-800-readiness"));
    choose_group(group_of("Links"));
    EXPECT_FALSE(find("readinessPanel")->IsShown());
    EXPECT_TRUE(take_picture(*frame, "form-800-links"));
    choose_group(group_of("Categories"));
    EXPECT_TRUE(take_picture(*frame, "form-800-categories"));
    frame->SetSize(frame->FromDIP(wxSize(1280, 800)));
    EXPECT_TRUE(wait_until([&] { return find("readinessPanel")->IsShownOnScreen(); }));
}

TEST_F(SectionsWindow, WalksOverTheSelectedProducts) {
    press(WXK_ESCAPE);
    ASSERT_TRUE(wait_until([&] { return frame->place() == desktop::Place::products; }));
    stand_on(2, 1);
    press(WXK_DOWN, wxMOD_SHIFT);
    press(WXK_DOWN, wxMOD_SHIFT);
    ASSERT_TRUE(wait_until([&] { return grid().selected_products().size() == 3; }));
    press(WXK_F8);
    ASSERT_TRUE(wait_until([&] { return form().view() != nullptr; }));
    ASSERT_TRUE(wait_until([&] { return label_of("formPlace") == "1 of 3 selected"; }));
    press(WXK_PAGEDOWN, wxMOD_ALT);
    press(WXK_PAGEDOWN, wxMOD_ALT);
    EXPECT_TRUE(wait_until([&] { return label_of("formPlace") == "3 of 3 selected"; }));
    EXPECT_FALSE(find("nextButton")->IsEnabled());
}

}  // namespace
}  // namespace vitrine::test
