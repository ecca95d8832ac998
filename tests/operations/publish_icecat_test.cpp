// The Icecat catalogue through the profiles of resources/mapping. Every count was first taken from
// the CSV files by another program, which reads them, inherits by level and checks the pictures
// against the archive:
//
//   Of 1,239 products 61 have a price in EUR, a name, a description in English and name a picture;
//   12 of these name a picture that is not there (12 are missing upstream or left out for their
//   size), so 49 can be published.
//     without a price in EUR             1,052
//     naming no picture                  1,027
//     without an English description        88
//     naming only pictures that are missing 12, and nothing else is wrong with these
//   Every product has a name and a category of the tree "master".
//   Tills need name and price only: 187 have them, and 9 of these have a code of more than 20
//   characters (25 of all).
//   Shopify takes 999 simple products and 49 root models with variants (of 50; minerva has none).
//   35 models and 1 simple product have a price; 14 models have no variant with one. 105 EANs have
//   a wrong check digit; 35 of the 49 and 61 of the 178 are left out for it.
#include <gmock/gmock.h>

#include "base/text.h"
#include "operations/import_fixture.h"
#include "operations/publish_fixture.h"
#include "support/run_command.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::filesystem::path mapping(const std::string& name) {
    return std::filesystem::path(VITRINE_SOURCE_DIR) / "resources/mapping" / name;
}

class PublishIcecat : public EmptyImportTest {
protected:
    ChannelId set_up(const std::filesystem::path& profile, std::string_view code) {
        const Issues issues = import_channel_profile(*m_catalogue, m_exporters, profile);
        EXPECT_TRUE(issues.empty()) << to_sentence(issues.front());
        return m_catalogue->structure()->channels.find(code)->id;
    }
    PublicationReport publish(ChannelId channel) {
        return publish_channel(*m_catalogue, m_exporters, channel, {}, Progress());
    }
    ExporterLibrary m_exporters = built_exporters();
};

TEST_F(PublishIcecat, ToGoogle) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    import_icecat(set);
    const ChannelId google = set_up(mapping("icecat-google.json"), "google_shopping");
    const PublicationReport report = publish(google);
    EXPECT_EQ(report.readiness.ready, 49);
    EXPECT_EQ(report.readiness.blocked, 1190);
    EXPECT_THAT(reasons(report.readiness),
                ElementsAre("12 image:image_link", "88 required:description",
                            "1027 required:image_link", "1052 required:price"));
    EXPECT_EQ(report.readiness.warnings, 35) << "their EAN is left out";
    EXPECT_EQ(report.plan, (PlanCounts{49, 0, 0, 0, 1190, 0}));
    EXPECT_EQ(report.sent, 49);
    EXPECT_EQ(report.rejected, 0);
    EXPECT_THAT(report.answers, IsEmpty());

    const std::string feed = read_whole_file(report.outputs.at(0).file);
    EXPECT_EQ(publish(google).outputs.at(0).sha256, report.outputs.at(0).sha256);
    EXPECT_THAT(feed, testing::Not(HasSubstr("\\n")));

    VITRINE_SHARED_FILE(schema, "schemas/google-feed/google-product-feed-derived.rng");
    const auto check = [&, path = &schema](const std::filesystem::path& file) {
        return run_command("xmllint",
                           {"--nonet", "--noout", "--relaxng", path->string(), file.string()});
    };
    EXPECT_EQ(check(report.outputs.at(0).file).status, 0)
        << check(report.outputs.at(0).file).errors;
    const auto broken = m_folder.write("broken.xml", replace_all(feed, ".00 EUR", ".00 euro"));
    EXPECT_NE(check(broken).status, 0) << "a validator that takes anything proves nothing";

    // With pictures taken by their names, the 12 are sent as well.
    const std::string named =
        replace_all(read_whole_file(mapping("icecat-google.json")), "\"guardrails\"",
                    "\"pictures\": \"named\",\n  \"guardrails\"");
    set_up(m_folder.write("named.json", named), "google_shopping");
    EXPECT_EQ(publish(google).plan, (PlanCounts{12, 0, 0, 49, 1178, 0}));
}

TEST_F(PublishIcecat, ToShopifyAndTills) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    import_icecat(set);
    const PublicationReport shop = publish(set_up(mapping("icecat-shopify.json"), "shopify"));
    EXPECT_EQ(shop.readiness.ready, 36);
    EXPECT_EQ(shop.readiness.blocked, 1012);
    EXPECT_EQ(shop.readiness.variants_left_out, 0);
    EXPECT_THAT(reasons(shop.readiness), ElementsAre("1012 required:price", "14 variants:"));
    EXPECT_EQ(shop.sent, 36);
    EXPECT_EQ(shop.rejected, 0) << to_sentence(shop.answers.front());

    const PublicationReport tills = publish(set_up(mapping("icecat-pos.json"), "pos"));
    EXPECT_EQ(tills.readiness.ready, 178);
    EXPECT_EQ(tills.readiness.blocked, 1061);
    EXPECT_EQ(tills.readiness.warnings, 61);
    EXPECT_THAT(reasons(tills.readiness), ElementsAre("25 length:article", "1052 required:price"));
    EXPECT_EQ(tills.sent, 178);
    const std::string rows = read_whole_file(tills.outputs.at(0).file);
    EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 179);
}

}  // namespace
}  // namespace vitrine::test
