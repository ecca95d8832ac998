// The bulk edit dialog, driven by clicks and keys.
#include <gmock/gmock.h>
#include <wx/dataview.h>
#include <wx/notebook.h>

#include <latch>

#include "desktop/bulk_dialog.h"
#include "desktop/dialog_driver.h"
#include "desktop/nameless.h"
#include "desktop/widgets.h"

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
    void in_dialog(const std::function<void()>& open, const std::function<void()>& drive) {
        const DialogDriver driver([&](wxDialog& opened) {
            dialog = &opened;
            drive();
        });
        open();
        EXPECT_TRUE(wait_until([&] { return driver.is_over(); })) << "no dialog came";
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
    void choose(const std::string& name, unsigned entry) {
        auto* control = in<wxChoice>(name);
        control->SetSelection(static_cast<int>(entry));
        wxCommandEvent chosen(wxEVT_CHOICE, control->GetId());
        chosen.SetEventObject(control);
        control->GetEventHandler()->ProcessEvent(chosen);
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
                  EXPECT_TRUE(wait_until([&] { return !dialog->IsModal(); }));
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
                  EXPECT_FALSE(in<wxButton>("bulkChange")->IsEnabled())
                      << "what was previewed was another field";
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
                          choose("bulkKind", i);
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
                  for (const char* name : {"bulkChange", "bulkPages", "bulkSources"}) {
                      auto* control = in<wxWindow>(name);
                      const wxPoint end = dialog->ScreenToClient(
                          control->GetParent()->ClientToScreen(control->GetPosition()));
                      EXPECT_LE(end.x + control->GetSize().x, room.x) << name;
                      EXPECT_LE(end.y + control->GetSize().y, room.y) << name;
                  }
                  EXPECT_FALSE(in<wxWindow>("bulkPages")
                                   ->GetRect()
                                   .Intersects(in<wxWindow>("bulkChange")->GetRect()));
                  // Both values are in sight.
                  auto* rows = in<wxDataViewListCtrl>("bulkRows");
                  int widths = 0;
                  for (unsigned i = 0; i < rows->GetColumnCount(); ++i)
                      widths += rows->GetColumn(i)->GetWidth();
                  EXPECT_LE(widths, rows->GetSize().x);
                  EXPECT_TRUE(take_picture(*dialog, "bulk-narrow"));
              });
}

TEST_F(BulkWindow, GivesItsRoomToTheValuesUntilAColumnIsDragged) {
    in_dialog([&] { frame->edit_in_bulk(BulkStart::prices); },
              [&] {
                  auto* before = in<wxDataViewListCtrl>("bulkRows")->GetColumn(1);
                  const int narrow = before->GetWidth();
                  dialog->SetSize(dialog->GetSize() + wxSize(200, 0));
                  EXPECT_TRUE(wait_until([&] { return before->GetWidth() == narrow + 100; }))
                      << narrow << " " << before->GetWidth();
                  constexpr int dragged = 222;
                  before->SetWidth(dragged);
                  settle();
                  dialog->SetSize(dialog->GetSize() + wxSize(100, 0));
                  settle();
                  EXPECT_EQ(before->GetWidth(), dragged);
              });
}

TEST_F(BulkWindow, SaysWhichProductsAreRefusedAndWhyBeforeAndAfter) {
    in_dialog([&] { frame->edit_in_bulk(BulkStart::prices); },
              [&] {
                  choose("bulkSign", static_cast<unsigned>(Calculation::Sign::minus));
                  type_into("bulkNumber", "20");
                  ASSERT_TRUE(wait_until([&] { return previewed(); })) << summary();
                  const BulkReport& report = *frame->session()->bulk.preview();
                  ASSERT_GT(report.refused, 0);
                  auto* problems = in<wxDataViewListCtrl>("bulkProblems");
                  ASSERT_EQ(problems->GetItemCount(), report.issues.size());
                  in<wxNotebook>("bulkPages")->SetSelection(1);
                  const unsigned last = static_cast<unsigned>(problems->GetItemCount()) - 1;
                  EXPECT_EQ(desktop::to_utf8(problems->GetTextValue(last, 0)),
                            report.issues.back().product);
                  EXPECT_EQ(problems->GetTextValue(last, 1), "Refused");
                  EXPECT_EQ(problems->GetTextValue(last, 2), "price[EUR]");
                  EXPECT_THAT(desktop::to_utf8(problems->GetTextValue(last, 3)), HasSubstr("-"));
                  EXPECT_EQ(desktop::to_utf8(in<wxNotebook>("bulkPages")->GetPageText(1)),
                            "Remarks (" + std::to_string(report.issues.size()) + ")");
                  EXPECT_THAT(nameless_controls(*dialog), testing::IsEmpty());
                  EXPECT_TRUE(take_picture(*dialog, "bulk-refused"));
                  click_in("bulkChange");
                  EXPECT_TRUE(wait_until([&] { return !dialog->IsModal(); }));
              });
    ASSERT_TRUE(wait_until([&] {
        return frame->messages().sentence().find("refused.") != std::string::npos;
    })) << frame->messages().sentence();
    EXPECT_TRUE(take_picture(*frame, "bulk-done-refused"));
    in_dialog([&] { press_message_button("Show remarks"); },
              [&] {
                  EXPECT_GT(in<wxDataViewListCtrl>("bulkProblems")->GetItemCount(), 0U);
                  EXPECT_TRUE(take_picture(*dialog, "bulk-refused-after"));
              });
}

TEST_F(BulkWindow, ShowsRemarksAfterwardsAlsoWhereNothingIsRefused) {
    BulkReport report;
    report.products_changed = 1;
    report.issues.resize(2);
    report.issues[0].severity = Severity::info;
    report.issues[1].severity = Severity::warning;
    frame->session()->bulk.on_saved(report);
    in_dialog([&] { press_message_button("Show remarks"); },
              [&] {
                  auto* remarks = in<wxDataViewListCtrl>("bulkProblems");
                  EXPECT_EQ(remarks->GetTextValue(0, 1), "Left out");
                  EXPECT_EQ(remarks->GetTextValue(1, 1), "Warning");
              });
}

TEST_F(BulkWindow, OpenedAgainWhileItSavesItSaysSoAndGoesOnAfterwards) {
    std::latch gate(1);
    JobRunner& writer = frame->session()->workspace->writer();
    in_dialog([&] { frame->edit_in_bulk(BulkStart::prices); },
              [&] {
                  type_into("bulkNumber", "10");
                  ASSERT_TRUE(wait_until([&] { return previewed(); })) << summary();
                  writer.start([&](Catalogue&, const Progress&) { gate.wait(); },
                               [](const std::exception_ptr&) {});
                  click_in("bulkChange");
                  EXPECT_THAT(summary(), StartsWith("Changing the products"));
                  EXPECT_FALSE(in<wxWindow>("bulkNumber")->IsEnabled());
              });
    in_dialog([&] { frame->edit_in_bulk(BulkStart::prices); },
              [&] {
                  EXPECT_THAT(summary(), StartsWith("Changing the products"));
                  EXPECT_FALSE(in<wxWindow>("bulkNumber")->IsEnabled());
                  EXPECT_TRUE(in<wxWindow>("bulkProgress")->IsShown());
                  EXPECT_TRUE(take_picture(*dialog, "bulk-saving"));
                  click_in("bulkStop");
                  EXPECT_EQ(summary(), "Stopping…");
                  EXPECT_FALSE(in<wxWindow>("bulkStop")->IsEnabled());
                  gate.count_down();
                  // What this dialog would do is looked at now.
                  ASSERT_TRUE(wait_until([&] { return previewed(); })) << summary();
                  EXPECT_THAT(summary(), HasSubstr("would change"));
                  EXPECT_TRUE(in<wxWindow>("bulkNumber")->IsEnabled());
                  EXPECT_TRUE(in<wxWindow>("bulkChange")->IsEnabled());
              });
    EXPECT_EQ(frame->messages().sentence(), "Stopped. Nothing was changed.");
    EXPECT_FALSE(frame->session()->editor.can_undo());
}

TEST_F(BulkWindow, ASavingThatWasStoppedCanBeTriedAgainInTheSameDialog) {
    std::latch gate(1);
    in_dialog([&] { frame->edit_in_bulk(BulkStart::prices); },
              [&] {
                  type_into("bulkNumber", "10");
                  ASSERT_TRUE(wait_until([&] { return previewed(); })) << summary();
                  frame->session()->workspace->writer().start(
                      [&](Catalogue&, const Progress&) { gate.wait(); },
                      [](const std::exception_ptr&) {});
                  click_in("bulkChange");
                  click_in("bulkStop");
                  gate.count_down();
                  ASSERT_TRUE(wait_until(
                      [&] { return frame->session()->bulk.state() == BulkDesk::State::stopped; }));
                  EXPECT_EQ(desktop::to_utf8(in<wxStaticText>("bulkRemark")->GetLabel()),
                            "Stopped. Nothing was changed.");
                  EXPECT_NE(in<wxStaticText>("bulkRemark")->GetForegroundColour(),
                            desktop::error_colour())
                      << "who pressed Stop got what was wished";
                  EXPECT_TRUE(take_picture(*dialog, "bulk-stopped"));
                  click_in("bulkChange");
                  EXPECT_TRUE(wait_until([&] { return !dialog->IsModal(); }));
              });
    EXPECT_TRUE(wait_until([&] { return frame->session()->editor.can_undo(); }));
}

TEST_F(BulkWindow, ActsOnlyOnRowsThatWereSeenSelected) {
    const int lamp = row_of("LI-1010");
    stand_on(lamp, 1);
    grid().SelectBlock(lamp, 1, lamp + 2, 1);
    const auto selected = [&] {
        auto products = grid().selected_products();
        std::sort(products.begin(), products.end());
        return products;
    };
    const auto lamps = selected();
    ASSERT_EQ(lamps.size(), 3U);
    // The same list again keeps them, and so does another order.
    frame->session()->grid.reload();
    ASSERT_TRUE(wait_until([&] { return !frame->session()->grid.is_listing(); }));
    EXPECT_EQ(selected(), lamps);
    frame->session()->grid.sort_by(0, false);
    EXPECT_TRUE(frame->session()->grid.is_listing());
    {
        const DialogDriver driver([](wxDialog&) {});
        frame->edit_in_bulk(BulkStart::value);
        EXPECT_FALSE(driver.came()) << "a new list is on its way";
    }
    ASSERT_TRUE(wait_until([&] { return !frame->session()->grid.is_listing(); }));
    EXPECT_EQ(selected(), lamps);
    frame->session()->grid.set_filter("family = tableware");
    ASSERT_TRUE(wait_until([&] { return !frame->session()->grid.is_listing(); }));
    EXPECT_THAT(selected(), testing::IsEmpty()) << "nobody sees them any more";
}

}  // namespace
}  // namespace vitrine::test
