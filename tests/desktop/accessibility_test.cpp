// The gate for assistive technology: inside the process, so that no bus is needed. Every control
// one can focus has a name, and the grid is a table of cells.
#include <gmock/gmock.h>

#include <vector>

#include "desktop/nameless.h"

namespace vitrine::test {
namespace {

using testing::IsEmpty;

class Accessibility : public WindowTest {
protected:
    std::vector<std::string> nameless() { return nameless_controls(*frame); }
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
    frame->go_to(desktop::Place::quality);
    EXPECT_THAT(nameless(), IsEmpty()) << "quality";
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
