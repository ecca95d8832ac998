#include "operations/publish_fixture.h"
#include "operations/undo_change_set.h"
#include "publish/channel_profile.h"

namespace vitrine::test {
namespace {

using testing::Contains;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

using ChannelProfiles = PublishTest;

TEST_F(ChannelProfiles, MakeAChannelThatIsNotThere) {
    const ChannelId id = make_tills(R"("tree": "master", "labels": {"en_US": "Tills"},
                                       "conversion_units": {"weight": "KILOGRAM"},)");
    const Channel& tills = *catalogue->structure()->channels.find(id);
    EXPECT_EQ(tills.labels.at("en_US"), "Tills");
    EXPECT_THAT(tills.locales, SizeIs(1));
    EXPECT_THAT(tills.currencies, SizeIs(1));
    EXPECT_EQ(catalogue->structure()->categories.code_of(tills.tree), "master");
    EXPECT_THAT(tills.conversion_units, SizeIs(1));
}

TEST_F(ChannelProfiles, AreJournalledAndCanBeUndone) {
    make_tills();
    const ChangeSet set = catalogue->journal().list(1).at(0);
    EXPECT_EQ(set.origin.source, "channel");
    undo_change_set(*catalogue, set.id, OnConflict::refuse, Progress());
    EXPECT_EQ(catalogue->structure()->channels.find("tills"), nullptr);
}

TEST_F(ChannelProfiles, ComeBackAsTheyWentOut) {
    const ChannelId id = make_tills();
    const std::string text = export_channel_profile(*catalogue, id);
    EXPECT_THAT(import_profile(text), IsEmpty());
    EXPECT_EQ(export_channel_profile(*catalogue, id), text);
}

TEST_F(ChannelProfiles, BeginWithTheChannelsOwn) {
    const ProfileReading reading =
        read_channel_profile(export_channel_profile(*catalogue, channel("print")));
    EXPECT_EQ(reading.profile.channel, "print");
    EXPECT_THAT(reading.profile.locales, testing::ElementsAre("de_DE"));
    EXPECT_THAT(reading.issues, SizeIs(1)) << "only the exporter is missing";
}

TEST_F(ChannelProfiles, ChangeNothingWhereTheyNameTheUnknown) {
    const auto before = catalogue->journal().last_seq();
    const Issues issues = import_profile(R"({
        "vitrine_channel_profile": 1, "channel": "print", "exporter": "vitrine.pos_plu", "locales": ["xx_XX"],
        "exporter_settings": {"colour": "red", "decimal_sign": "!"},
        "fields": {"price": {"attribute": "prize"}, "colour": {"constant": "x"}}})");
    for (const char* rule : {"profile.unknown_name", "profile.unknown_setting", "profile.setting",
                             "profile.unknown_attribute", "profile.unknown_field"}) {
        EXPECT_THAT(issues, Contains(Field("rule", &Issue::rule, rule)));
    }
    EXPECT_THAT(issues[0].file, testing::EndsWith("profile.json"));
    EXPECT_EQ(catalogue->journal().last_seq(), before);
    EXPECT_THAT(import_profile("{"), SizeIs(1));
    EXPECT_THAT(
        import_profile(
            R"({"vitrine_channel_profile": 1, "channel": "a b", "exporter": "vitrine.pos_plu",
                                   "locales": ["en_US"]})"),
        Contains(Field("rule", &Issue::rule, "profile.channel")));
}

TEST_F(ChannelProfiles, LeaveAnExistingChannelItsOwnLocales) {
    const Issues issues = import_profile(R"({"vitrine_channel_profile": 1, "channel": "print",
                                            "exporter": "vitrine.pos_plu", "locales": ["en_US"]})");
    ASSERT_THAT(issues, SizeIs(1));
    EXPECT_EQ(issues[0].severity, Severity::warning);
    EXPECT_EQ(issues[0].rule, "profile.differs");
    const Channel& print = *catalogue->structure()->channels.find("print");
    EXPECT_EQ(print.locales.at(0), sample.locale("de_DE"));
    EXPECT_FALSE(print.profile.empty());
}

TEST_F(ChannelProfiles, WhoseAssortmentCannotBeUsedAreNamedWithTheRemedy) {
    const ChannelId id = make_tills();
    const auto sentence_with = [&](const std::string& filter) {
        ChangeSetWriter writer(*catalogue, {});
        Channel tills = *writer.structure().channels.find(id);
        ChannelProfile profile = read_channel_profile(tills.profile).profile;
        profile.assortment.filter = filter;
        tills.profile = to_text(profile);
        writer.put(tills);
        writer.finish();
        try {
            check_readiness(*catalogue, exporters, id, Progress());
        } catch (const Error& error) {
            return error.sentence();
        }
        return std::string();
    };
    EXPECT_EQ(sentence_with("brand = sony or created in last 7 days"),
              "The assortment of the channel tills cannot be used: \"created in last 7 days\" can "
              "only be asked of lists, because the product alone does not tell. Ask for a category "
              "or a value here, which a bulk edit can give to the products of such a list. Change "
              "the filter in its profile and import it again.");
    EXPECT_THAT(sentence_with("@gone"),
                testing::AllOf(testing::HasSubstr("channel tills"), testing::HasSubstr("gone")));
    edit(television, "name[en_US]", std::string(60, 'a') + "!");
    EXPECT_THAT(
        sentence_with("name[en_US] matches \"^(a+)+$\""),
        testing::AllOf(testing::HasSubstr("channel tills"), testing::HasSubstr("takes too long")));
    EXPECT_EQ(sentence_with("brand = sony"), "");

    ChangeSetWriter writer(*catalogue, {});
    Attribute successor;
    successor.code = "successor";
    successor.type = AttributeType::product_link;
    writer.put(successor);
    writer.finish();
    EXPECT_THAT(
        sentence_with("successor = gone"),
        testing::AllOf(testing::HasSubstr("channel tills"), testing::HasSubstr("\"gone\"")));
    EXPECT_EQ(sentence_with("successor = TV"), "");
    edit(television, "successor", "tv");
    const ReadinessReport report = check_readiness(*catalogue, exporters, id, Progress());
    EXPECT_EQ(report.ready + report.blocked, 1);
}

TEST_F(ChannelProfiles, ThatCannotBeReadAreAnError) {
    EXPECT_THROW(import_channel_profile(*catalogue, exporters, folder.path() / "nowhere.json"),
                 Error);
}

TEST(ShippedProfiles, HaveTheFormThatIsWritten) {
    int count = 0;
    for (const char* place : {"resources/mapping", "resources/demo/channels"}) {
        for (const auto& entry : std::filesystem::directory_iterator(
                 std::filesystem::path(VITRINE_SOURCE_DIR) / place)) {
            const std::string text = read_whole_file(entry.path());
            const ProfileReading reading = read_channel_profile(text);
            EXPECT_THAT(reading.issues, IsEmpty()) << entry.path();
            EXPECT_EQ(to_text(reading.profile), text) << entry.path();
            ++count;
        }
    }
    EXPECT_EQ(count, 6);
}

}  // namespace
}  // namespace vitrine::test
