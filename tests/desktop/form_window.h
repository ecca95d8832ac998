// The form of a product of the demonstration catalogue, as a person opens it.
#pragma once

#include "desktop/window_test.h"

namespace vitrine::test {

class FormWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
        stand_on(row_of("LI-1010"), 1);
        press(WXK_F8);
        ASSERT_TRUE(wait_until([&] { return form().view() != nullptr; }));
        settle();
    }
    ProductForm& form() { return frame->session()->form; }
    void choose_group(int index) {
        auto* groups = find<wxListBox>("groupList");
        groups->SetSelection(index);
        wxCommandEvent chosen(wxEVT_LISTBOX, groups->GetId());
        chosen.SetEventObject(groups);
        chosen.SetInt(index);
        groups->GetEventHandler()->ProcessEvent(chosen);
        settle();
    }
    void show_first_variant() {
        frame->session()->grid.set_filter("parent = brume_mug");
        ASSERT_TRUE(wait_until([&] { return !frame->session()->grid.is_listing(); }));
        frame->open_product(frame->session()->grid.product_at(0));
        ASSERT_TRUE(wait_until([&] { return form().view() != nullptr; }));
        settle();
    }
    // The line of the list at the left that begins so.
    int group_of(const std::string& label) {
        auto* groups = find<wxListBox>("groupList");
        for (unsigned i = 0; i < groups->GetCount(); ++i) {
            if (desktop::to_utf8(groups->GetString(i)).starts_with(label))
                return static_cast<int>(i);
        }
        ADD_FAILURE() << "no group " << label;
        return 0;
    }
};

}  // namespace vitrine::test
