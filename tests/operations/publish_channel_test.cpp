#include "operations/publish_channel.h"

#include "base/checksum.h"
#include "operations/publication_lock.h"
#include "operations/publish_fixture.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

PlanCounts counts(std::int64_t create, std::int64_t update, std::int64_t remove,
                  std::int64_t unchanged, std::int64_t blocked, std::int64_t held) {
    return {create, update, remove, unchanged, blocked, held};
}

class PublishChannel : public PublishTest {
protected:
    const std::string heading = "Article;EAN;Short text;Price;VAT code;Unit\n";
    const std::string shirts =
        "shirt-red-m;;Linen shirt;19.90;1;\nshirt-red-s;;Linen shirt;19.90;1;\n";
};

TEST_F(PublishChannel, WritesTheFileAndNotesWhatWasAccepted) {
    const ChannelId tills = make_tills();
    const PublicationReport report = publish(tills);
    EXPECT_EQ(report.plan, counts(3, 0, 0, 0, 0, 0));
    EXPECT_EQ(report.sent, 3);
    EXPECT_EQ(output("plu.csv"), heading + shirts + "tv;;Television;999.00;1;\n");
    ASSERT_THAT(report.outputs, SizeIs(1));
    EXPECT_EQ(report.outputs[0].file, folder.path() / "out/plu.csv");
    EXPECT_EQ(report.outputs[0].sha256, sha256_of_file(report.outputs[0].file));
    EXPECT_EQ(report.outputs[0].size, std::filesystem::file_size(report.outputs[0].file));
    EXPECT_THAT(files_in(folder.path() / "out"), ElementsAre("plu.csv"));
    EXPECT_THAT(catalogue->receipts().of_channel(tills), SizeIs(3));
    ASSERT_THAT(catalogue->receipts().publications(tills, 9), SizeIs(1));
    EXPECT_EQ(catalogue->receipts().publications(tills, 9)[0].id, report.publication);
    EXPECT_THAT(catalogue->receipts().publications(tills, 9)[0].counts, HasSubstr(R"("create":3)"));
}

TEST_F(PublishChannel, WritesTheSameBytesForTheSameCatalogue) {
    const ChannelId tills = make_tills();
    const PublicationReport first = publish(tills);
    const std::string before = output("plu.csv");
    const PublicationReport second = publish(tills);
    EXPECT_EQ(second.plan, counts(0, 0, 0, 3, 0, 0));
    EXPECT_EQ(second.sent, 3) << "a snapshot has everything in it";
    EXPECT_EQ(output("plu.csv"), before);
    EXPECT_EQ(second.outputs.at(0).sha256, first.outputs.at(0).sha256);
}

TEST_F(PublishChannel, TellsWhatChanged) {
    const ChannelId tills = make_tills();
    publish(tills);
    edit(shirt, "name[en_US]", "Cotton shirt");
    EXPECT_EQ(plan_publication(*catalogue, exporters, tills, Progress()).counts,
              counts(0, 2, 0, 1, 0, 0))
        << "a change of the model is one of its variants";
    edit(television, "enabled", "0");
    EXPECT_EQ(publish(tills).plan, counts(0, 2, 1, 0, 0, 0));
    EXPECT_THAT(catalogue->receipts().of_channel(tills), SizeIs(2));
    EXPECT_THAT(output("plu.csv"), testing::Not(HasSubstr("tv")));
}

TEST_F(PublishChannel, HoldsWhatIsNoLongerReady) {
    const ChannelId tills = make_tills();
    publish(tills);
    edit(television, "price[EUR]", std::nullopt);
    const PublicationReport report = publish(tills);
    EXPECT_EQ(report.plan, counts(0, 0, 0, 2, 1, 1));
    EXPECT_EQ(report.readiness.blocked, 1);
    EXPECT_THAT(reasons(report.readiness), ElementsAre("1 required:price"));
    EXPECT_THAT(catalogue->receipts().of_channel(tills), SizeIs(3)) << "its receipt stays";
    edit(television, "price[EUR]", "999");
    EXPECT_EQ(publish(tills).plan, counts(0, 0, 0, 3, 0, 0));
}

TEST_F(PublishChannel, StopsAtAGuardrailBeforeAnythingIsWritten) {
    const ChannelId tills = make_tills(R"("guardrails": {"fewest_items": 4},)");
    const PublicationReport report = publish(tills);
    ASSERT_THAT(report.refusals, SizeIs(1));
    EXPECT_EQ(report.refusals[0].rule, "guardrail.fewest_items");
    EXPECT_EQ(report.publication, 0);
    EXPECT_THAT(files_in(folder.path() / "out"), IsEmpty());
    EXPECT_THAT(catalogue->receipts().of_channel(tills), IsEmpty());
}

TEST_F(PublishChannel, RunsOnceAtATimeForAChannel) {
    const ChannelId tills = make_tills();
    const ChannelId shop = make_shop();
    const PublicationLock lock(catalogue->file(), *catalogue->structure()->channels.find(tills));
    EXPECT_THROW(publish(tills), PublicationRunning);
    EXPECT_NO_THROW(publish(shop));
}

TEST_F(PublishChannel, LeavesNothingBehindWhenItIsCancelled) {
    const ChannelId tills = make_tills();
    std::stop_source stop;
    stop.request_stop();
    const Progress cancelled(stop.get_token());
    EXPECT_THROW(publish_channel(*catalogue, exporters, tills, {}, cancelled), Error);
    EXPECT_THAT(files_in(folder.path() / "out"), IsEmpty());
    EXPECT_THAT(catalogue->receipts().of_channel(tills), IsEmpty());
    EXPECT_NO_THROW(publish(tills));
}

TEST_F(PublishChannel, KeepsTheOldFileWhereTheNewOneCannotBePut) {
    const ChannelId tills = make_tills();
    folder.write("blocked", "a file, not a folder");
    PublishOptions options;
    options.destination = folder.path() / "blocked";
    EXPECT_THROW(publish_channel(*catalogue, exporters, tills, options, Progress()), Error);
    EXPECT_THAT(catalogue->receipts().of_channel(tills), IsEmpty());
}

TEST_F(PublishChannel, LeavesTheOldFileWhenTheExporterCrashes) {
    folder.write("plugins/README", "");
    std::filesystem::copy(
        std::filesystem::path(VITRINE_BINARY_DIR) / "tests/plugins/misbehaving.so",
        folder.path() / "plugins/misbehaving.so");
    exporters = ExporterLibrary({folder.path() / "plugins"});
    const auto set_up = [&](const std::string& behaviour) {
        const Issues issues = import_profile(R"({
            "vitrine_channel_profile": 1, "channel": "odd", "exporter": "org.example.misbehaving",
            "locales": ["en_US"], "destination": "out", "exporter_settings": {"behaviour": ")" +
                                             behaviour + R"("},
            "fields": {"title": {"attribute": "name"}}})");
        EXPECT_TRUE(issues.empty()) << to_sentence(issues.front());
        return channel("odd");
    };
    EXPECT_EQ(publish(set_up("good")).sent, 3);
    const std::string before = output("lines.txt");
    const std::vector<Receipt> receipts = catalogue->receipts().of_channel(channel("odd"));
    for (const char* behaviour : {"crash", "fail", "exit", "no_answer"}) {
        try {
            publish(set_up(behaviour));
            ADD_FAILURE() << behaviour;
        } catch (const Error& error) {
            EXPECT_EQ(error.failure(), Failure::plugin) << behaviour;
        }
        EXPECT_EQ(output("lines.txt"), before) << behaviour;
        EXPECT_THAT(files_in(folder.path() / "out"), ElementsAre("lines.txt")) << behaviour;
    }
    ASSERT_THAT(catalogue->receipts().of_channel(channel("odd")), SizeIs(receipts.size()));
    EXPECT_EQ(catalogue->receipts().of_channel(channel("odd"))[0].hash, receipts[0].hash);
}

TEST_F(PublishChannel, SendsChangesOnlyToAnExporterOfChanges) {
    const ChannelId shop = make_shop();
    const PublicationReport first = publish(shop);
    EXPECT_EQ(first.plan, counts(2, 0, 0, 0, 0, 0)) << "the shirt with its variants is one item";
    const std::string rows = output("shopify_products.csv");
    EXPECT_THAT(rows, HasSubstr("shirt-red-s"));
    EXPECT_EQ(catalogue->receipts().of_product(shirt).at(0).remote_id, "shirt");

    const PublicationReport second = publish(shop);
    EXPECT_EQ(second.plan, counts(0, 0, 0, 2, 0, 0));
    EXPECT_THAT(second.outputs, IsEmpty());
    EXPECT_EQ(output("shopify_products.csv"), rows) << "the files of the last time stay";

    edit(television, "name[en_US]", "Flat television");
    EXPECT_EQ(publish(shop).plan, counts(0, 1, 0, 1, 0, 0));
    EXPECT_THAT(output("shopify_products.csv"), testing::Not(HasSubstr("shirt")));
}

TEST_F(PublishChannel, KeepsTheReceiptOfWhatTheExporterRefused) {
    const ChannelId shop = make_shop();
    publish(shop);
    const std::string hash = catalogue->receipts().of_product(television).at(0).hash;
    edit(television, "enabled", "0");
    const PublicationReport report = publish(shop);
    EXPECT_EQ(report.plan, counts(0, 0, 1, 1, 0, 0));
    EXPECT_EQ(report.rejected, 1) << "a CSV file cannot remove a product";
    ASSERT_THAT(report.answers, SizeIs(1));
    EXPECT_EQ(report.answers[0].rule, "cannot_remove");
    EXPECT_EQ(report.answers[0].product, "tv");
    const Receipt receipt = catalogue->receipts().of_product(television).at(0);
    EXPECT_EQ(receipt.status, ReceiptStatus::rejected);
    EXPECT_EQ(receipt.hash, hash);
    EXPECT_EQ(receipt.code, "cannot_remove");
}

TEST_F(PublishChannel, SaysWhyAChannelCannotBePublished) {
    const auto sentence = [&](ChannelId id) {
        try {
            publish(id);
        } catch (const Error& error) {
            EXPECT_EQ(error.failure(), Failure::usage);
            return error.sentence();
        }
        return std::string();
    };
    EXPECT_THAT(sentence(channel("print")), HasSubstr("print is not set up"));
    EXPECT_THAT(sentence(9999), HasSubstr("no such channel"));
    import_profile(R"({"vitrine_channel_profile": 1, "channel": "print", "exporter": "nobodys"})");
    EXPECT_THAT(sentence(channel("print")), HasSubstr("nobodys, which is not on this machine"));
}

TEST_F(PublishChannel, ChecksOneProductAsItChecksAll) {
    const ChannelId tills = make_tills();
    edit(shirt, "price[EUR]", std::nullopt);
    const ReadinessReport report = check_readiness(*catalogue, exporters, tills, Progress());
    EXPECT_EQ(report.ready, 1);
    EXPECT_EQ(report.blocked, 2);
    ASSERT_THAT(report.items, SizeIs(2));
    EXPECT_EQ(report.items[0].code, "shirt-red-m");
    EXPECT_EQ(report.items[0].issues.at(0).fix, "Fill Price (price[EUR]) of the model shirt.");
    EXPECT_THAT(check_product_readiness(*catalogue, exporters, tills, television), IsEmpty());
    EXPECT_THAT(check_product_readiness(*catalogue, exporters, tills, shirt_red_s), SizeIs(1));
    EXPECT_THAT(check_product_readiness(*catalogue, exporters, tills, shirt), SizeIs(2));
    edit(television, "enabled", "0");
    const Issues issues = check_product_readiness(*catalogue, exporters, tills, television);
    ASSERT_THAT(issues, SizeIs(1));
    EXPECT_EQ(issues[0].rule, "assortment.disabled");
    EXPECT_EQ(issues[0].severity, Severity::info);
}

}  // namespace
}  // namespace vitrine::test
