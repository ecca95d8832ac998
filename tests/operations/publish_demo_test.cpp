// The demonstration catalogue through its own profiles: it is clean but for what its README lists,
// and what each channel gets is kept in tests/data/demo.
#include <gmock/gmock.h>

#include <algorithm>
#include <sstream>

#include "base/text.h"
#include "interchange/csv_reader.h"
#include "interchange/csv_writer.h"
#include "operations/import_fixture.h"
#include "operations/publish_fixture.h"
#include "support/run_command.h"
#include "support/stored_output.h"

namespace vitrine::test {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

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
    // The one file that a publication left in the channel's folder.
    std::filesystem::path output(const std::string& channel) {
        const auto folder = m_folder / "publish" / channel;
        const std::vector<std::string> files = files_in(folder);
        EXPECT_THAT(files, SizeIs(1));
        return files.empty() ? folder : folder / files.front();
    }
    ExporterLibrary m_exporters = built_exporters();
};

// Status of xmllint for a feed; 127 if it is not installed.
CommandResult validate(const std::filesystem::path& schema, const std::filesystem::path& feed) {
    return run_command("xmllint",
                       {"--nonet", "--noout", "--relaxng", schema.string(), feed.string()});
}

TEST_F(PublishDemo, ToTheWebStore) {
    const PublicationReport report = publish("web");
    EXPECT_EQ(report.readiness.ready, 79) << "13 models and 66 of 68 simple products are enabled";
    EXPECT_THAT(reasons(report.readiness), IsEmpty());
    EXPECT_EQ(report.sent, 79);
    EXPECT_THAT(report.answers, IsEmpty());
    EXPECT_TRUE(is_stored_output(read_whole_file(output("web")), "demo/web.csv"));
}

TEST_F(PublishDemo, ToTheWebStoreInRowsThatReadBack) {
    publish("web");
    CsvReader reader(output("web"));
    const std::vector<std::string>& header = reader.header();
    EXPECT_EQ(reader.detected().delimiter, ',');
    const auto column = [&](std::string_view name) {
        const auto found = std::find(header.begin(), header.end(), name);
        EXPECT_NE(found, header.end()) << name;
        return static_cast<std::size_t>(found - header.begin());
    };
    const std::size_t sku = column("SKU");
    const std::size_t title = column("Title");
    const std::size_t price = column("Price");

    const CsvFormat format{.delimiter = ',', .line_end = "\n"};
    std::string written;
    append_csv_row(written, std::vector<std::string_view>(header.begin(), header.end()), format);
    std::size_t skus = 0;
    std::size_t titles = 0;
    CsvRow row;
    while (reader.next(row)) {
        ASSERT_EQ(row.cells.size(), header.size()) << "line " << row.line;
        append_csv_row(written, row.cells, format);
        if (!row.cells[title].empty()) ++titles;
        if (row.cells[sku].empty()) continue;
        ++skus;
        const auto found = product(std::string(row.cells[sku]));
        EXPECT_TRUE(found) << row.cells[sku];
        EXPECT_FALSE(row.cells[price].empty()) << row.cells[sku];
        if (!row.cells[title].empty() && found && found->parent == 0) {
            EXPECT_EQ(row.cells[title], text(found, "name", {}, "en_GB"));
        }
    }
    EXPECT_THAT(reader.take_issues(), IsEmpty());
    EXPECT_EQ(titles, 79U) << "one row of each item has its title";
    EXPECT_EQ(skus, 122U) << "every variant of the 13 models and every simple product";
    EXPECT_TRUE(same_text(written, read_whole_file(output("web"))));
}

TEST_F(PublishDemo, ToTheMarketplace) {
    const PublicationReport report = publish("marketplace");
    EXPECT_EQ(report.readiness.ready, 122);
    EXPECT_THAT(reasons(report.readiness), ElementsAre("2 required:image_link"))
        << "BT-3032 and CA-4022";
    EXPECT_EQ(report.sent, 122);
    EXPECT_THAT(report.answers, IsEmpty());
    EXPECT_TRUE(is_stored_output(read_whole_file(output("marketplace")), "demo/marketplace.xml"));
}

TEST_F(PublishDemo, ToTheMarketplaceInAFeedThatTheSchemaAccepts) {
    VITRINE_SHARED_FILE(schema, "schemas/google-feed/google-product-feed-derived.rng");
    publish("marketplace");
    const CommandResult result = validate(schema, output("marketplace"));
    if (result.status == 127) GTEST_SKIP() << "xmllint is not installed";
    EXPECT_EQ(result.status, 0) << result.errors;
    // The check is one: a feed that is broken does not pass.
    const std::string feed = read_whole_file(output("marketplace"));
    for (const auto& [right, wrong] :
         {std::pair{"in_stock", "on the shelf"}, std::pair{" EUR</g:price>", "</g:price>"},
          std::pair{"</rss>", ""}}) {
        const std::string broken = replace_all(feed, right, wrong);
        ASSERT_NE(broken, feed) << right;
        EXPECT_NE(validate(schema, m_folder.write("broken.xml", broken)).status, 0) << wrong;
    }
}

TEST_F(PublishDemo, ToTheTills) {
    const PublicationReport report = publish("pos");
    EXPECT_EQ(report.readiness.ready, 122) << "the two that are not enabled are not sold";
    EXPECT_THAT(reasons(report.readiness), IsEmpty());
    EXPECT_EQ(report.sent, 122);
    EXPECT_THAT(report.answers, IsEmpty());
    EXPECT_TRUE(is_stored_output(read_whole_file(output("pos")), "demo/pos.csv"));
}

}  // namespace
}  // namespace vitrine::test
