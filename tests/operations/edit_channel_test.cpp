// What a channel says: units of its measurements, and how it is published.
#include <gtest/gtest.h>

#include "operations/edit_structure.h"
#include "operations/edit_structure_fixture.h"
#include "operations/undo_change_set.h"
#include "publish/channel_profile.h"

namespace vitrine {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class EditChannel : public test::EditStructureFixture {
protected:
    void SetUp() override {
        EditStructureFixture::SetUp();
        const auto made = edit({{{EntityKind::attribute, 0},
                                 "mass",
                                 {{"type", "measurement"},
                                  {"measurement_family", "Weight"},
                                  {"default_unit", "GRAM"}}},
                                {{EntityKind::attribute, 0},
                                 "reach",
                                 {{"type", "measurement"},
                                  {"measurement_family", "Length"},
                                  {"default_unit", "METER"}}}});
        ASSERT_FALSE(made.refused()) << why(made);
        channel = structure().channels.all().front()->code;
    }
    static std::string why(const StructureChangeReport& report) {
        std::string all;
        for (const Issue& issue : report.issues)
            all += issue.column + ": " + issue.message + " " + issue.fix + "\n";
        return all;
    }
    StructureChangeReport say(const char* name, std::string text) {
        return set("channel", channel, {{name, std::move(text)}});
    }
    const Channel& now() { return *structure().channels.find(channel); }

    std::string channel;
};

TEST_F(EditChannel, ShowsMeasurementsInUnitsOfItsOwn) {
    const std::string before = setting("channel", channel, "conversion_units");
    EXPECT_THAT(before, Not(HasSubstr("mass")));
    const auto said = say("conversion_units", R"([{"attribute":"reach","unit":"inch"},)"
                                              R"({"attribute":"mass","unit":"KILOGRAM"}])");
    ASSERT_FALSE(said.refused()) << why(said);
    EXPECT_EQ(now().conversion_units.at(structure().attributes.find("mass")->id), "KILOGRAM");
    EXPECT_EQ(now().conversion_units.at(structure().attributes.find("reach")->id), "INCH");
    EXPECT_EQ(setting("channel", channel, "conversion_units"),
              R"([{"attribute":"mass","unit":"KILOGRAM"},{"attribute":"reach","unit":"INCH"}])");
    undo_change_set(*catalogue, said.change_set, OnConflict::keep_later, Progress());
    EXPECT_EQ(setting("channel", channel, "conversion_units"), before);
    say("conversion_units", R"([{"attribute":"mass","unit":"KILOGRAM"}])");
    say("conversion_units", "");
    EXPECT_THAT(now().conversion_units, IsEmpty());
}

TEST_F(EditChannel, RefusesUnitsOfAnotherFamilyAndAttributesThatMeasureNothing) {
    EXPECT_EQ(why(say("conversion_units", R"([{"attribute":"mass","unit":"METER"}])")),
              "conversion_units: \"METER\" is no unit of the attribute \"mass\". Write a unit of "
              "the family Weight.\n");
    EXPECT_THAT(why(say("conversion_units", R"([{"attribute":"name","unit":"METER"}])")),
                HasSubstr("name"));
    EXPECT_THAT(why(say("conversion_units", R"([{"attribute":"mass"}])")), HasSubstr("nit"));
    EXPECT_THAT(why(say("conversion_units", "kilograms, please")), Not(IsEmpty()));
    EXPECT_THAT(now().conversion_units, IsEmpty());
}

TEST_F(EditChannel, SaysOnlyOnceSetUpHowItIsPublished) {
    EXPECT_EQ(setting("channel", channel, "destination"), "no such setting");
    set_profile(channel, R"({"vitrine_channel_profile": 1, "channel": ")" + channel +
                             R"(", "exporter": "vitrine.pos_plu", "fields": {"price": )"
                             R"({"attribute": "gone"}}})");
    EXPECT_EQ(setting("channel", channel, "destination"), "");
    EXPECT_EQ(setting("channel", channel, "assortment.in_tree"), "1");
    EXPECT_EQ(setting("channel", channel, "guardrails.largest_removal_percent"), "100");
    const std::string family = structure().families.all().front()->code;
    const std::string before = now().profile;
    const auto said = set("channel", channel,
                          {{"destination", "feeds/till"},
                           {"assortment.families", family},
                           {"assortment.filter", "enabled = yes"},
                           {"assortment.in_tree", "no"},
                           {"guardrails.fewest_items", "10"},
                           {"pictures", "named"}});
    ASSERT_FALSE(said.refused()) << why(said);
    const ChannelProfile profile = read_channel_profile(now().profile).profile;
    EXPECT_EQ(profile.exporter, "vitrine.pos_plu");
    EXPECT_THAT(profile.fields, SizeIs(1)) << "the mapping stays, whatever is wrong with it";
    EXPECT_EQ(profile.destination, "feeds/till");
    EXPECT_EQ(profile.assortment.filter, "enabled = yes");
    EXPECT_FALSE(profile.assortment.in_tree);
    EXPECT_EQ(profile.guardrails.fewest_items, 10);
    EXPECT_EQ(profile.pictures, PictureRule::named);
    undo_change_set(*catalogue, said.change_set, OnConflict::keep_later, Progress());
    EXPECT_EQ(now().profile, before);
}

TEST_F(EditChannel, RefusesOfAProfileWhatTheCommandRefuses) {
    set_profile(channel, R"({"vitrine_channel_profile": 1, "channel": ")" + channel +
                             R"(", "exporter": "vitrine.pos_plu"})");
    const std::string before = now().profile;
    EXPECT_THAT(why(say("assortment.filter", "no_such_thing = 5")),
                HasSubstr("assortment.filter: "));
    EXPECT_THAT(why(say("assortment.families", "none_such")),
                HasSubstr("The catalogue has no family \"none_such\"."));
    EXPECT_THAT(why(say("locale", "xx_XX")), HasSubstr("The catalogue has no locale \"xx_XX\"."));
    EXPECT_THAT(why(say("assortment.in_tree", "maybe")), HasSubstr("neither yes nor no"));
    EXPECT_THAT(why(say("guardrails.fewest_items", "many")), HasSubstr("not a whole number"));
    EXPECT_THAT(why(say("guardrails.largest_removal_percent", "900")), Not(IsEmpty()));
    EXPECT_THAT(why(say("pictures", "drawn")), HasSubstr("stored or named"));
    EXPECT_EQ(now().profile, before);
}

}  // namespace
}  // namespace vitrine
