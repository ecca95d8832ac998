// What a new part of the structure asks for, and what a family requires.
#include "workbench/new_entity.h"

#include <gmock/gmock.h>

#include "workbench/open_session.h"
#include "workbench/required_grid.h"

namespace vitrine::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class NewEntities : public OpenSession {
protected:
    const Structure& structure() { return *workspace().structure(); }
    static std::vector<std::string> names(const NewEntity& entity) {
        std::vector<std::string> all;
        for (const EntitySetting& one : entity.settings()) all.push_back(one.name);
        return all;
    }
};

TEST_F(NewEntities, AsksForWhatTheTypeNeeds) {
    NewEntity entity(workspace().structure(), EntityKind::attribute, 0);
    EXPECT_THAT(names(entity), Contains("type"));
    EXPECT_THAT(names(entity), Not(Contains("measurement_family")));
    entity.say("type", "measurement");
    EXPECT_THAT(names(entity), Contains("measurement_family"));
    entity.say("measurement_family", "Length");
    entity.say("default_unit", "METER");
    for (const EntitySetting& one : entity.settings()) {
        EXPECT_TRUE(one.name != "default_unit" || !one.words.empty());
    }
    entity.say("type", "text");
    const auto edits = entity.edits("Depth", "", "en_GB");
    for (const SaidSetting& said : edits.front().settings)
        EXPECT_NE(said.name, "default_unit") << "a text has none";
}

TEST_F(NewEntities, MakesACodeOfTheLabelUntilItIsTyped) {
    const NewEntity entity(workspace().structure(), EntityKind::attribute, 0);
    EXPECT_EQ(entity.propose_code("Éclat, brillant"), "eclat_brillant");
    EXPECT_EQ(entity.propose_code("Color"), "color_2");
    EXPECT_EQ(entity.propose_code("★"), "");
    EXPECT_EQ(entity.edits("Color", "", "en_GB").front().code, "color_2");
    EXPECT_EQ(entity.edits("Color", "hue", "en_GB").front().code, "hue");
}

TEST_F(NewEntities, GivesASelectItsOptionsAndItsFamilies) {
    NewEntity entity(workspace().structure(), EntityKind::attribute, 0);
    entity.say("type", "simple_select");
    entity.say("options", "Dark red\nDark Red\n\nBlue");
    entity.say("families", "lighting,tableware");
    const auto edits = entity.edits("Finish", "", "en_GB");
    ASSERT_EQ(edits.size(), 6U);
    EXPECT_EQ(edits[1].code, "finish:dark_red");
    EXPECT_EQ(edits[2].code, "finish:dark_red_2");
    EXPECT_TRUE(edits[4].settings.front().text.ends_with(",finish"));
    const auto report = [&] {
        Catalogue catalogue(demo.file(), sql::Access::read_write);
        return edit_structure(catalogue, edits, {}, ChangeIntent::preview);
    }();
    EXPECT_FALSE(report.refused());
    EXPECT_EQ(report.entities_changed, 6);
}

TEST_F(NewEntities, OptionsBelongToTheAttributeThatIsLookedAt) {
    const NewEntity entity(workspace().structure(), EntityKind::option,
                           structure().attributes.find("brand")->id);
    EXPECT_THAT(names(entity), ElementsAre("owner"));
    EXPECT_EQ(entity.edits("Zen", "", "en_GB").front().code, "brand:zen");
}

TEST_F(NewEntities, TicksOfAFamilyBecomeItsRequirements) {
    const FamilyId id = structure().families.find("lighting")->id;
    RequiredGrid grid(structure(), id, "en_GB");
    EXPECT_EQ(grid.rows().size(), structure().families.find(id)->attributes.size());
    EXPECT_THAT(grid.changes(), IsEmpty());
    const bool was = grid.rows()[3].required[0];
    grid.require(3, 0, !was);
    ASSERT_EQ(grid.changes().size(), 1U);
    EXPECT_EQ(grid.changes().front().name, "required[web]");
    grid.require(3, 0, was);
    EXPECT_THAT(grid.changes(), IsEmpty());
}

}  // namespace
}  // namespace vitrine::test
