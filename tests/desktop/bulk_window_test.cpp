// The bulk edit dialog, driven by clicks and keys.
#include <gmock/gmock.h>
#include <wx/dataview.h>

#include "desktop/bulk_dialog.h"
#include "desktop/nameless.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class BulkWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
    }

    // Opens the dialog by `open` and runs `drive` inside of it, as a person would; closes it after
    // that if it is still there.
    template <class Open, class Drive>
    void in_dialog(Open open, Drive drive) {
        wxTimer waiting;
        waiting.Bind(wxEVT_TIMER, [&](wxTimerEvent&) {
            dialog = dynamic_cast<wxDialog*>(wxWindow::FindWindowByName("bulkDialog"));
            if (dialog == nullptr) return;
            waiting.Stop();
            EXPECT_TRUE(
                wait_until([&] { return dialog->IsShownOnScreen() && dialog->IsActive(); }));
            settle();
            drive();
            if (wxWindow::FindWindowByName("bulkDialog") == dialog && dialog->IsModal()) {
                if (HasFailure()) take_picture(*dialog, "FAILED-bulk-dialog");
                dialog->EndModal(wxID_CANCEL);
            }
        });
        waiting.Start(20);
        open();
        EXPECT_TRUE(wait_until([&] { return dialog != nullptr; })) << "no dialog came";
        dialog = nullptr;
    }
    template <class Control>
    Control* in(const std::string& name) {
        auto* found =
            dynamic_cast<Control*>(wxWindow::FindWindowByName(desktop::to_wx(name), dialog));
        if (found == nullptr) ADD_FAILURE() << "no control " << name;
        return found;
    }
    void click_in(const std::string& name) {
        auto* control = in<wxWindow>(name);
        if (control == nullptr) return;
        ASSERT_TRUE(wait_until([&] { return control->IsShownOnScreen() && control->IsEnabled(); }))
            << name << " " << summary();
        settle();
        const wxSize size = control->GetSize();
        click_at(control->GetParent()->ClientToScreen(control->GetPosition() +
                                                      wxPoint(size.x / 2, size.y / 2)));
    }
    std::string summary() { return desktop::to_utf8(in<wxStaticText>("bulkSummary")->GetLabel()); }
    std::string button() { return desktop::to_utf8(in<wxButton>("bulkChange")->GetLabel()); }
    void type_into(const std::string& name, const char* text) {
        auto* control = in<wxTextCtrl>(name);
        control->SetFocus();
        control->SelectAll();
        type(text);
    }
    bool previewed() { return frame->session()->bulk.state() == BulkDesk::State::previewed; }

    wxDialog* dialog = nullptr;
};

TEST_F(BulkWindow, ReplacesInNamesAndOffersUndo) {
    const int lamp = row_of("LI-1010");
    stand_on(lamp, 1);
    in_dialog([&] { press('H', wxMOD_CONTROL); },
              [&] {
                  type("table lamp");
                  type_into("bulkReplacement", "desk light");
                  ASSERT_TRUE(wait_until([&] { return previewed(); })) << summary();
                  EXPECT_THAT(summary(), HasSubstr("would change"));
                  EXPECT_THAT(button(), StartsWith("Change "));
                  EXPECT_GT(in<wxDataViewListCtrl>("bulkRows")->GetItemCount(), 0);
                  EXPECT_TRUE(take_picture(*dialog, "bulk-replace"));
                  click_in("bulkChange");
                  EXPECT_TRUE(wait_until([&] {
                      return wxWindow::FindWindowByName("bulkDialog") == nullptr ||
                             !dialog->IsModal();
                  }));
              });
    EXPECT_TRUE(wait_until([&] { return cell(lamp, 1) == "Vesper desk light"; })) << cell(lamp, 1);
    EXPECT_TRUE(wait_until([&] {
        return frame->messages().sentence().find("changed.") != std::string::npos;
    })) << frame->messages().sentence();
    EXPECT_TRUE(take_picture(*frame, "bulk-done"));
    press('Z', wxMOD_CONTROL);
    EXPECT_TRUE(wait_until([&] { return cell(lamp, 1) == "Vesper table lamp"; }));
}

TEST_F(BulkWindow, AsksForTheSelectedProductsAndTakesCategoriesFromAList) {
    const int lamp = row_of("LI-1010");
    stand_on(lamp, 1);
    grid().SelectBlock(lamp, 1, lamp + 2, 1);
    in_dialog([&] { frame->edit_in_bulk(BulkStart::categories); },
              [&] {
                  EXPECT_TRUE(in<wxRadioButton>("bulkSelected")->GetValue());
                  EXPECT_EQ(desktop::to_utf8(in<wxRadioButton>("bulkSelected")->GetLabel()),
                            "3 selected products");
                  auto* search = in<wxWindow>("bulkChoicesSearch");
                  search->SetFocus();
                  settle();
                  auto* boxes = in<wxCheckListBox>("bulkChoices");
                  const auto all = boxes->GetCount();
                  type("mugs");
                  EXPECT_TRUE(wait_until([&] { return boxes->GetCount() < all; }));
                  ASSERT_GT(boxes->GetCount(), 0U);
                  press(WXK_RETURN);
                  EXPECT_TRUE(boxes->IsChecked(0));
                  ASSERT_TRUE(wait_until([&] { return previewed(); })) << summary();
                  EXPECT_THAT(summary(), HasSubstr("of 3 would change"));
                  EXPECT_TRUE(take_picture(*dialog, "bulk-categories"));
              });
    EXPECT_FALSE(frame->session()->editor.can_undo()) << "closed without changing anything";
}

TEST_F(BulkWindow, ChoosesAFieldByItsLabelAndCalculates) {
    in_dialog([&] { frame->edit_in_bulk(BulkStart::prices); },
              [&] {
                  type_into("bulkNumber", "x");
                  ASSERT_TRUE(wait_until([&] { return in<wxWindow>("bulkRemark")->IsShown(); }));
                  EXPECT_THAT(desktop::to_utf8(in<wxStaticText>("bulkRemark")->GetLabel()),
                              HasSubstr("is not a number"));
                  EXPECT_FALSE(in<wxButton>("bulkChange")->IsEnabled());
                  type_into("bulkNumber", "10");
                  ASSERT_TRUE(wait_until([&] { return previewed(); })) << summary();
                  EXPECT_TRUE(take_picture(*dialog, "bulk-prices"));
                  // Another field by its name, with the keyboard.
                  in<wxWindow>("bulkFieldsSearch")->SetFocus();
                  settle();
                  type("enabled");
                  press(WXK_RETURN);
                  EXPECT_TRUE(wait_until([&] {
                      return in<wxChoice>("bulkKind")->GetStringSelection() == "Set a value";
                  }));
                  EXPECT_TRUE(take_picture(*dialog, "bulk-enabled"));
                  // Every kind of every type shows controls with names.
                  for (const char* field : {"name", "price", "categories"}) {
                      auto* search = in<wxSearchCtrl>("bulkFieldsSearch");
                      search->SetFocus();
                      search->SelectAll();
                      type(field);
                      press(WXK_RETURN);
                      auto* kinds = in<wxChoice>("bulkKind");
                      for (unsigned i = 0; i < kinds->GetCount(); ++i) {
                          kinds->SetSelection(static_cast<int>(i));
                          wxCommandEvent chosen(wxEVT_CHOICE, kinds->GetId());
                          chosen.SetEventObject(kinds);
                          kinds->GetEventHandler()->ProcessEvent(chosen);
                          EXPECT_THAT(nameless_controls(*dialog), testing::IsEmpty())
                              << field << ", " << kinds->GetStringSelection();
                      }
                  }
              });
    // What was typed is there again.
    EXPECT_EQ(frame->session()->bulk.draft().calculation.operand, "10");
}

TEST_F(BulkWindow, FitsANarrowWindowAndCopiesFromAnotherLanguage) {
    stand_on(row_of("LI-1010"), 1);
    press(WXK_F7);
    in_dialog([&] { frame->edit_in_bulk(BulkStart::translation); },
              [&] {
                  dialog->SetSize(dialog->GetMinSize());
                  settle();
                  ASSERT_TRUE(wait_until([&] { return previewed(); })) << summary();
                  const wxSize room = dialog->GetClientSize();
                  for (const char* name : {"bulkChange", "bulkRows", "bulkSources"}) {
                      auto* control = in<wxWindow>(name);
                      const wxPoint end = dialog->ScreenToClient(
                          control->GetParent()->ClientToScreen(control->GetPosition()));
                      EXPECT_LE(end.x + control->GetSize().x, room.x) << name;
                      EXPECT_LE(end.y + control->GetSize().y, room.y) << name;
                  }
                  EXPECT_FALSE(in<wxWindow>("bulkRows")
                                   ->GetRect()
                                   .Intersects(in<wxWindow>("bulkChange")->GetRect()));
                  EXPECT_TRUE(take_picture(*dialog, "bulk-narrow"));
              });
}

}  // namespace
}  // namespace vitrine::test
