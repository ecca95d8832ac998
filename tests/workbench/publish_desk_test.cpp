#include <gmock/gmock.h>

#include <filesystem>
#include <limits>

#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

class PublishDeskTest : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        if (!std::filesystem::exists(std::filesystem::path(VITRINE_BINARY_DIR) / "exporters")) {
            GTEST_SKIP() << "no exporters are built";
        }
        desk().refresh();
    }
    PublishDesk& desk() { return session->publishing; }
    const ChannelDesk& channel(const std::string& code) {
        for (const ChannelDesk& candidate : desk().channels()) {
            if (candidate.channel.code == code) return candidate;
        }
        ADD_FAILURE() << "no channel " << code;
        static const ChannelDesk none;
        return none;
    }
    bool wait_for_idle(const std::string& code) {
        return windows.wait_until([&] { return channel(code).state == ChannelDesk::State::idle; });
    }
};

TEST_F(PublishDeskTest, ChecksAChannelAndSaysWhatKeepsProductsBack) {
    const ChannelId web = channel("web").channel.id;
    desk().check(web);
    EXPECT_EQ(channel("web").state_sentence(), "Checking…");
    ASSERT_TRUE(wait_for_idle("web"));
    ASSERT_EQ(channel("web").failure, "");
    ASSERT_TRUE(channel("web").readiness.has_value());
    EXPECT_GT(channel("web").readiness->ready, 0);
    std::int64_t last = std::numeric_limits<std::int64_t>::max();
    for (const BlockedReason& reason : channel("web").reasons) {
        EXPECT_LE(reason.items, last) << "the most frequent first";
        EXPECT_FALSE(reason.examples.empty()) << reason.rule;
        last = reason.items;
    }
}

TEST_F(PublishDeskTest, PublishesFilesAndRemembersWhen) {
    const ChannelId web = channel("web").channel.id;
    const auto destination = demo.folder() / "out";
    desk().publish(web, destination);
    ASSERT_NE(activities.current(), nullptr);
    EXPECT_EQ(activities.current()->title, "Publishing Web store");
    ASSERT_TRUE(wait_for_idle("web"));
    ASSERT_EQ(channel("web").failure, "");
    EXPECT_EQ(activities.current(), nullptr);
    ASSERT_TRUE(channel("web").report.has_value());
    ASSERT_FALSE(channel("web").report->outputs.empty());
    EXPECT_TRUE(std::filesystem::exists(channel("web").report->outputs.front().file));
    EXPECT_THAT(channel("web").report_sentence(), testing::HasSubstr("published"));
    EXPECT_TRUE(windows.wait_until([&] { return channel("web").last.has_value(); }));
}

TEST_F(PublishDeskTest, AStoppedPublicationLeavesNothing) {
    const ChannelId web = channel("web").channel.id;
    const auto destination = demo.folder() / "out";
    desk().publish(web, destination);
    desk().cancel(web);
    ASSERT_TRUE(wait_for_idle("web"));
    EXPECT_EQ(channel("web").failure, "Publication stopped. No file was changed.");
    EXPECT_FALSE(channel("web").report.has_value());
    EXPECT_TRUE(!std::filesystem::exists(destination) || std::filesystem::is_empty(destination));
}

}  // namespace
}  // namespace vitrine::test
