// The inspector beside the grid.
#include <gmock/gmock.h>

#include "desktop/nameless.h"
#include "desktop/window_test.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class InspectorWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
        stand_on(row_of("LI-1010"), 1);
        press(WXK_F9, wxMOD_SHIFT);
        ASSERT_TRUE(wait_until([&] { return find("inspector")->IsShownOnScreen(); }));
    }
    bool shows(const std::string& code) {
        return wait_until(
            [&] { return label_of("inspectorFacts").find(code) != std::string::npos; });
    }
    wxListBox& missing() { return *find<wxListBox>("missingFields"); }
    void clear_name() {
        stand_on(row_of("LI-1010"), 1);
        press(WXK_DELETE);
        ASSERT_TRUE(wait_until([&] { return missing().FindString("Name") != wxNOT_FOUND; }));
    }
};

TEST_F(InspectorWindow, FollowsTheCursor) {
    EXPECT_TRUE(shows("LI-1010"));
    EXPECT_THAT(label_of("inspectorChanges"), HasSubstr(","));
    EXPECT_THAT(nameless_controls(*frame), IsEmpty());
    EXPECT_TRUE(take_picture(*frame, "inspector"));
    const int mug = row_of("brume_mug");
    stand_on(mug, 1);
    EXPECT_TRUE(shows("brume_mug"));
    press(WXK_DOWN);
    EXPECT_TRUE(shows(cell(mug + 1, 0)));
    EXPECT_TRUE(grid().GetGridWindow()->HasFocus());
    press(WXK_F9, wxMOD_SHIFT);
    EXPECT_TRUE(wait_until([&] { return !find("inspector")->IsShownOnScreen(); }));
}

TEST_F(InspectorWindow, AMissingFieldLeadsToItsPlaceInTheForm) {
    ASSERT_TRUE(shows("LI-1010"));
    clear_name();
    EXPECT_TRUE(take_picture(*frame, "inspector-missing"));
    press(WXK_F6);
    ASSERT_TRUE(wait_until([&] { return missing().HasFocus(); }));
    missing().SetSelection(missing().FindString("Name"));
    press(WXK_RETURN);
    ASSERT_TRUE(wait_until([&] { return frame->place() == desktop::Place::form; }));
    EXPECT_TRUE(wait_until([&] {
        const wxWindow* focus = wxWindow::FindFocus();
        return focus != nullptr && focus->GetName() == "field:name[en_GB]";
    })) << (wxWindow::FindFocus() != nullptr ? wxWindow::FindFocus()->GetName() : wxString());
}

TEST_F(InspectorWindow, EscapeGoesToTheGridAndTheButtonToTheForm) {
    ASSERT_TRUE(shows("LI-1010"));
    press(WXK_F6);
    ASSERT_TRUE(wait_until([&] { return !grid().GetGridWindow()->HasFocus(); }));
    press(WXK_ESCAPE);
    ASSERT_TRUE(wait_until([&] { return grid().GetGridWindow()->HasFocus(); }));
    click("inspectorOpen");
    ASSERT_TRUE(wait_until([&] { return frame->place() == desktop::Place::form; }));
    ASSERT_TRUE(wait_until([&] { return frame->session()->form.view() != nullptr; }));
    EXPECT_EQ(frame->session()->form.view()->product.code, "LI-1010");
}

TEST_F(InspectorWindow, ANarrowWindowLeavesItOut) {
    frame->SetSize(frame->FromDIP(wxSize(1100, 700)));
    EXPECT_TRUE(wait_until([&] { return !find("inspector")->IsShownOnScreen(); }));
    EXPECT_TRUE(find("sidebar")->IsShownOnScreen());
    press(WXK_F9, wxMOD_SHIFT);
    EXPECT_TRUE(wait_until([&] { return find("inspector")->IsShownOnScreen(); }));
}

}  // namespace
}  // namespace vitrine::test
