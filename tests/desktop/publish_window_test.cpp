#include <gmock/gmock.h>
#include <wx/testing.h>

#include <algorithm>

#include "desktop/window_test.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class PublishWindow : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        open_demo();
        if (!std::filesystem::exists(std::filesystem::path(VITRINE_BINARY_DIR) / "exporters")) {
            GTEST_SKIP() << "no exporters are built";
        }
        click("placePublish");
        ASSERT_TRUE(wait_until([&] { return frame->place() == desktop::Place::publish; }));
    }
    PublishDesk& desk() { return frame->session()->publishing; }
    const ChannelDesk& web() {
        for (const ChannelDesk& channel : desk().channels()) {
            if (channel.channel.code == "web") return channel;
        }
        return desk().channels().front();
    }
};

TEST_F(PublishWindow, SaysHowReadyEachChannelIsAndWhatKeepsProductsBack) {
    ASSERT_TRUE(wait_until([&] {
        return std::all_of(
            desk().channels().begin(), desk().channels().end(),
            [](const ChannelDesk& channel) { return channel.readiness.has_value(); });
    }));
    EXPECT_TRUE(take_picture(*frame, "publish"));
    frame->SetSize(frame->FromDIP(wxSize(1000, 700)));
    EXPECT_TRUE(take_picture(*frame, "publish-narrow"));
}

TEST_F(PublishWindow, PublishesAndTheFilesAreThere) {
    const auto destination = demo.folder() / "out";
    ASSERT_TRUE(wait_until([&] { return web().readiness.has_value(); }));
    desk().publish(web().channel.id, destination);
    ASSERT_TRUE(
        wait_until([&] { return find("jobStrip")->IsShown() || web().report.has_value(); }));
    ASSERT_TRUE(wait_until([&] { return web().state == ChannelDesk::State::idle; }, 60'000));
    ASSERT_EQ(web().failure, "");
    ASSERT_TRUE(web().report.has_value());
    EXPECT_FALSE(std::filesystem::is_empty(destination));
    settle();
    EXPECT_FALSE(find("jobStrip")->IsShown());
    EXPECT_TRUE(take_picture(*frame, "published"));
}

TEST_F(PublishWindow, CancelStopsAPublication) {
    ASSERT_TRUE(wait_until([&] { return web().readiness.has_value(); }));
    desk().publish(web().channel.id, demo.folder() / "out");
    wxWindow* cancel = find("cancelJob");
    wxCommandEvent pressed(wxEVT_BUTTON, cancel->GetId());
    pressed.SetEventObject(cancel);
    cancel->GetEventHandler()->ProcessEvent(pressed);
    ASSERT_TRUE(wait_until([&] { return web().state == ChannelDesk::State::idle; }));
    EXPECT_THAT(web().failure, HasSubstr("stopped"));
    EXPECT_FALSE(std::filesystem::exists(demo.folder() / "out" / "google_merchant.tsv"));
}

TEST_F(PublishWindow, ClosingAsksOnceWhileAPublicationRuns) {
    ASSERT_TRUE(wait_until([&] { return web().readiness.has_value(); }));
    desk().publish(web().channel.id, demo.folder() / "out");
    // "Keep working": the window stays.
    wxTEST_DIALOG(frame->Close(), wxExpectModal<wxMessageDialog>(wxID_NO));
    EXPECT_NE(frame->session(), nullptr);
    ASSERT_TRUE(wait_until([&] { return web().state == ChannelDesk::State::idle; }, 60'000));
}

}  // namespace
}  // namespace vitrine::test
