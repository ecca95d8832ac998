// The demonstration catalogue through its own profiles: it is clean but for what its README lists.
#include <gmock/gmock.h>

#include "operations/import_fixture.h"
#include "operations/publish_fixture.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PublishDemo : public EmptyImportTest {
protected:
    PublishDemo() { import({resource("catalogue")}); }
    static std::filesystem::path resource(const std::string& name) {
        return std::filesystem::path(VITRINE_SOURCE_DIR) / "resources/demo" / name;
    }
    PublicationReport publish(const std::string& channel) {
        const Issues issues = import_channel_profile(*m_catalogue, m_exporters,
                                                     resource("channels/" + channel + ".json"));
        EXPECT_TRUE(issues.empty()) << to_sentence(issues.front());
        return publish_channel(*m_catalogue, m_exporters, structure().channels.find(channel)->id,
                               {}, Progress());
    }
    ExporterLibrary m_exporters = built_exporters();
};

TEST_F(PublishDemo, ToTheWebStore) {
    const PublicationReport report = publish("web");
    EXPECT_EQ(report.readiness.ready, 79) << "13 models and 66 of 68 simple products are enabled";
    EXPECT_THAT(reasons(report.readiness), IsEmpty());
    EXPECT_EQ(report.sent, 79);
    EXPECT_THAT(report.answers, IsEmpty());
}

TEST_F(PublishDemo, ToTheMarketplace) {
    const PublicationReport report = publish("marketplace");
    EXPECT_EQ(report.readiness.ready, 122);
    EXPECT_THAT(reasons(report.readiness), ElementsAre("2 required:image_link"))
        << "BT-3032 and CA-4022";
    EXPECT_EQ(report.sent, 122);
    EXPECT_THAT(report.answers, IsEmpty());
}

TEST_F(PublishDemo, ToTheTills) {
    const PublicationReport report = publish("pos");
    EXPECT_EQ(report.readiness.ready, 122) << "the two that are not enabled are not sold";
    EXPECT_THAT(reasons(report.readiness), IsEmpty());
    EXPECT_EQ(report.sent, 122);
    EXPECT_THAT(report.answers, IsEmpty());
}

}  // namespace
}  // namespace vitrine::test
