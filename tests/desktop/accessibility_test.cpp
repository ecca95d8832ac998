// The gate for assistive technology: inside the process, so that no bus is needed. Every control
// one can focus has a name, and the grid is a table of cells.
#include <gmock/gmock.h>

#include <vector>

#include "desktop/window_test.h"

namespace vitrine::test {
namespace {

using testing::IsEmpty;

bool has_state(AtkObject* object, AtkStateType state) {
    AtkStateSet* states = atk_object_ref_state_set(object);
    const bool has = atk_state_set_contains_state(states, state) != 0;
    g_object_unref(states);
    return has;
}

// The way to each control that takes the focus, is in sight and says nothing.
void find_nameless(AtkObject* object, const std::string& path, std::vector<std::string>& found) {
    const AtkRole role = atk_object_get_role(object);
    const std::string here = path + "/" + atk_role_get_name(role);
    const bool container = role == ATK_ROLE_PANEL || role == ATK_ROLE_SCROLL_PANE ||
                           role == ATK_ROLE_FRAME || role == ATK_ROLE_FILLER;
    const char* name = atk_object_get_name(object);
    const bool nameless = name == nullptr || *name == '\0';
    if (!container && nameless && has_state(object, ATK_STATE_FOCUSABLE) &&
        has_state(object, ATK_STATE_SHOWING)) {
        found.push_back(here);
    }
    // Rows of lists and cells of tables say their text.
    if (has_state(object, ATK_STATE_MANAGES_DESCENDANTS)) return;
    for (int i = 0; i < atk_object_get_n_accessible_children(object); ++i) {
        AtkObject* child = atk_object_ref_accessible_child(object, i);
        if (child == nullptr) continue;
        find_nameless(child, here, found);
        g_object_unref(child);
    }
}

class Accessibility : public WindowTest {
protected:
    std::vector<std::string> nameless() {
        settle();
        std::vector<std::string> found;
        find_nameless(gtk_widget_get_accessible(frame->GetHandle()), "", found);
        return found;
    }
};

TEST_F(Accessibility, EveryControlOfEveryPageHasAName) {
    EXPECT_THAT(nameless(), IsEmpty()) << "start page";
    open_demo();
    EXPECT_THAT(nameless(), IsEmpty()) << "products";
    frame->open_product(
        frame->session()->grid.product_at(static_cast<std::size_t>(row_of("LI-1010"))));
    ASSERT_TRUE(wait_until([&] { return frame->session()->form.view() != nullptr; }));
    auto* groups = find<wxListBox>("groupList");
    for (unsigned i = 0; i < groups->GetCount(); ++i) {
        groups->SetSelection(static_cast<int>(i));
        wxCommandEvent chosen(wxEVT_LISTBOX, groups->GetId());
        chosen.SetEventObject(groups);
        chosen.SetInt(static_cast<int>(i));
        groups->GetEventHandler()->ProcessEvent(chosen);
        EXPECT_THAT(nameless(), IsEmpty()) << "form, group " << i;
    }
    frame->go_to(desktop::Place::publish);
    EXPECT_THAT(nameless(), IsEmpty()) << "publish";
    frame->go_to(desktop::Place::history);
    EXPECT_THAT(nameless(), IsEmpty()) << "history";
}

TEST_F(Accessibility, TheGridIsATableOfNamedCells) {
    open_demo();
    const int lamp = row_of("LI-1010");
    AtkObject* table = gtk_widget_get_accessible(grid().GetGridWindow()->GetHandle());
    ASSERT_TRUE(ATK_IS_TABLE(table));
    EXPECT_EQ(atk_table_get_n_rows(ATK_TABLE(table)), grid().GetNumberRows());
    EXPECT_STREQ(atk_table_get_column_description(ATK_TABLE(table), 1), "Name");
    AtkObject* cell = atk_table_ref_at(ATK_TABLE(table), lamp, 1);
    ASSERT_NE(cell, nullptr);
    EXPECT_STREQ(atk_object_get_name(cell), "Vesper table lamp");
    EXPECT_TRUE(has_state(cell, ATK_STATE_EDITABLE));
    close_window();
    EXPECT_STREQ(atk_object_get_name(cell), "")
        << "a screen reader may hold it longer than the window";
    g_object_unref(cell);
}

TEST_F(Accessibility, SixthFunctionKeyLeavesTheGrid) {
    open_demo();
    stand_on(0, 1);
    press(WXK_F6);
    EXPECT_TRUE(wait_until([&] { return !grid().GetGridWindow()->HasFocus(); }));
}

}  // namespace
}  // namespace vitrine::test
