// A window with the place "Structure" in front.
#pragma once

#include <wx/dataview.h>
#include <wx/srchctrl.h>

#include "desktop/commands.h"
#include "desktop/dialog_driver.h"
#include "desktop/window_test.h"

namespace vitrine::test {

class StructureWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
        wxCommandEvent chosen(wxEVT_MENU, desktop::command_structure);
        frame->GetEventHandler()->ProcessEvent(chosen);
        ASSERT_EQ(frame->place(), desktop::Place::structure);
        ASSERT_TRUE(wait_for_rows());
    }
    Session& session() { return *frame->session(); }
    StructureDesk& desk() { return session().structure; }
    const Structure& structure() { return *session().workspace->structure(); }
    bool wait_for_rows() {
        return wait_until([&] { return !desk().is_listing() && desk().row_count() > 0; });
    }
    wxDataViewListCtrl& parts() { return *find<wxDataViewListCtrl>("structureParts"); }
    wxDataViewCtrl& list() { return *find<wxDataViewCtrl>("structureList"); }
    // From the list of parts, with the arrows.
    void choose_part(EntityKind kind) {
        parts().SetFocus();
        ASSERT_TRUE(wait_until([&] { return parts().HasFocus(); }));
        int wanted = 0;
        for (const StructurePart& part : desk().parts()) {
            if (part.kind == kind) break;
            ++wanted;
        }
        while (parts().GetSelectedRow() != wanted) {
            const int before = parts().GetSelectedRow();
            press(before < wanted ? WXK_DOWN : WXK_UP);
            ASSERT_TRUE(wait_until([&] { return parts().GetSelectedRow() != before; }));
        }
        ASSERT_TRUE(wait_until([&] { return desk().kind() == kind && !desk().is_listing(); }));
    }
    // By searching for its code, then down into the list.
    void choose_entity(const std::string& code) {
        auto* search = find<wxSearchCtrl>("structureSearch");
        search->SetFocus();
        search->SetValue(desktop::to_wx(code));
        ASSERT_TRUE(wait_until([&] { return desk().searched() == code; }));
        settle();
        for (std::size_t row = 0; row < desk().row_count(); ++row) {
            if (desk().row(row).code == code) desk().select(desk().row(row).id);
        }
        ASSERT_TRUE(wait_until([&] { return desk().details() && desk().details()->code == code; }));
        desk().search("");
        settle();
    }
    template <class Control>
    Control* setting(const std::string& name) {
        return find<Control>(name);
    }
    void push(const std::string& name) {
        wxWindow* button = find(name);
        ASSERT_NE(button, nullptr);
        ASSERT_TRUE(button->IsShownOnScreen() && button->IsEnabled()) << name;
        button->SetFocus();
        ASSERT_TRUE(wait_until([&] { return button->HasFocus(); }));
        press(WXK_SPACE);
    }
    static void push_in(wxDialog& dialog, const char* name) {
        wxWindow* button = wxWindow::FindWindowByName(name, &dialog);
        ASSERT_NE(button, nullptr) << name;
        ASSERT_TRUE(wait_until([&] { return button->IsEnabled(); })) << name;
        press_button(dialog, name);
        EXPECT_TRUE(wait_until([&] { return !dialog.IsModal(); })) << name;
    }
    static wxTextCtrl& text_in(wxDialog& dialog, const char* name) {
        return *dynamic_cast<wxTextCtrl*>(wxWindow::FindWindowByName(name, &dialog));
    }
    bool wait_until_saved() {
        return wait_until([&] { return session().editor.pending() == 0; });
    }
};

}  // namespace vitrine::test
