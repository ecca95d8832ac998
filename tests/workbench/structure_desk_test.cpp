// The structure as the window sees it: lists, counts, settings, and changes that are previewed.
#include <gmock/gmock.h>

#include "workbench/open_session.h"
#include "workbench/structure_works.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class StructureDesks : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        desk().enter();
        ASSERT_TRUE(wait_for_rows());
    }
    StructureDesk& desk() { return session->structure; }
    StructureChangeDesk& change() { return session->structure_change; }
    const Structure& structure() { return *workspace().structure(); }
    bool wait_for_rows() {
        return windows.wait_until([&] { return !desk().is_listing(); });
    }
    void choose(EntityKind kind, std::int32_t owner = 0) {
        desk().choose(kind, owner);
        ASSERT_TRUE(wait_for_rows());
    }
    std::vector<std::string> codes() {
        std::vector<std::string> all;
        for (std::size_t i = 0; i < desk().row_count(); ++i) all.push_back(desk().row(i).code);
        return all;
    }
    std::string setting(const std::string& name) {
        if (!desk().details()) return "nothing selected";
        for (const EntitySetting& one : desk().details()->settings) {
            if (one.name == name) return one.text;
        }
        return "no such setting";
    }
    Issues edit(std::vector<EntityEdit> edits) {
        Issues issues;
        bool answered = false;
        desk().edit(std::move(edits), "Test", [&](const Issues& found) {
            issues = found;
            answered = true;
        });
        EXPECT_TRUE(windows.wait_until([&] { return answered; }));
        return issues;
    }
    bool wait_for_preview() {
        return windows.wait_until(
            [&] { return change().state() != StructureChangeDesk::State::previewing; });
    }
    AttributeId attribute(const char* code) { return structure().attributes.find(code)->id; }
};

TEST_F(StructureDesks, ListsEachPartWithItsCount) {
    const auto parts = desk().parts();  // they are counted anew meanwhile
    for (const StructurePart& part : parts) {
        desk().choose(part.kind);
        ASSERT_TRUE(wait_for_rows());
        EXPECT_EQ(static_cast<std::int64_t>(desk().row_count()), part.count) << part.label;
    }
}

TEST_F(StructureDesks, NarrowsTheListAsOneTypes) {
    desk().search("cOLoR");
    EXPECT_THAT(codes(), testing::Contains("color"));
    EXPECT_LT(desk().row_count(), structure().attributes.size());
    EXPECT_THAT(desk().count_words(), HasSubstr(" of "));
    desk().search("no such thing");
    EXPECT_EQ(desk().row_count(), 0U);
    choose(EntityKind::family);
    EXPECT_EQ(desk().searched(), "") << "another part begins with all of it";
}

TEST_F(StructureDesks, OptionsAreThoseOfTheAttributeInTheirOrder) {
    choose(EntityKind::option, attribute("brand"));
    std::vector<std::string> expected;
    for (const Option* option : structure().options_of(attribute("brand")))
        expected.push_back(option->code);
    EXPECT_EQ(codes(), expected);
    EXPECT_FALSE(desk().owners().empty());
}

TEST_F(StructureDesks, CategoriesStandBelowTheirParents) {
    choose(EntityKind::category);
    ASSERT_GE(desk().row_count(), 3U);
    EXPECT_EQ(desk().row(0).code, "master");
    EXPECT_EQ(desk().row(1).code, "home");
    EXPECT_TRUE(desk().row(1).label.starts_with("    "));
}

TEST_F(StructureDesks, CountsTheProductsThatUseEach) {
    choose(EntityKind::family);
    ASSERT_TRUE(windows.wait_until([&] { return desk().use_words(0) != "…"; }));
    std::int64_t of_first = 0;
    Catalogue catalogue(demo.file(), sql::Access::read_only);
    const FamilyId first = desk().row(0).id;
    catalogue.products().each([&](const Product& product) { of_first += product.family == first; });
    EXPECT_EQ(desk().use_words(0), format_number(of_first));
    choose(EntityKind::locale);
    EXPECT_EQ(desk().use_words(0), "");
}

TEST_F(StructureDesks, SavesASettingAsOneStepOfUndo) {
    desk().select(attribute("color"));
    const std::string before = setting("label[en_GB]");
    Issues issues;
    bool answered = false;
    std::string said;
    desk().events.saved = [&](const std::string& sentence) { said = sentence; };
    desk().say({{"label[en_GB]", "Shade"}}, [&](const Issues& found) {
        issues = found;
        answered = true;
    });
    ASSERT_TRUE(windows.wait_until([&] { return answered; }));
    EXPECT_THAT(issues, IsEmpty());
    EXPECT_THAT(said, HasSubstr("Saved"));
    ASSERT_TRUE(windows.wait_until([&] { return setting("label[en_GB]") == "Shade"; }));
    EXPECT_EQ(desk().details()->title, "Shade");
    session->editor.undo([](const std::string&) {});
    ASSERT_TRUE(windows.wait_until([&] { return setting("label[en_GB]") == before; }));
}

TEST_F(StructureDesks, RefusesWithTheReasonAtTheSetting) {
    desk().select(attribute("name"));
    bool answered = false;
    desk().say({{"max_characters", "many"}}, [&](const Issues& found) {
        answered = true;
        ASSERT_EQ(found.size(), 1U);
        EXPECT_EQ(found.front().column, "max_characters");
    });
    ASSERT_TRUE(windows.wait_until([&] { return answered; }));
    EXPECT_FALSE(session->editor.can_undo());
}

TEST_F(StructureDesks, SelectsWhatWasMade) {
    EXPECT_THAT(edit({{{EntityKind::attribute, 0}, "finish", {{"type", "simple_select"}}},
                      {{EntityKind::option, 0}, "finish:matt", {}}}),
                IsEmpty());
    ASSERT_TRUE(
        windows.wait_until([&] { return desk().details() && desk().details()->code == "finish"; }));
    EXPECT_EQ(setting("type"), "simple_select");
    ASSERT_TRUE(wait_for_rows());
    EXPECT_TRUE(desk().selected_row());
}

TEST_F(StructureDesks, PreviewsADeletionThenDoesItAndTakesItBack) {
    const EntityAddress care{EntityKind::attribute, attribute("care")};
    change().propose(deletion({care, {}}), "Deletion of Care");
    EXPECT_EQ(change().state(), StructureChangeDesk::State::previewing);
    ASSERT_TRUE(wait_for_preview());
    ASSERT_NE(change().preview(), nullptr) << change().problem();
    EXPECT_GT(change().preview()->products_changed, 0);
    EXPECT_THAT(change().summary(), HasSubstr("would change"));
    EXPECT_THAT(change().count_lines(), testing::Not(IsEmpty()));
    ASSERT_NE(structure().attributes.find("care"), nullptr) << "only a preview";
    change().save();
    ASSERT_TRUE(windows.wait_until(
        [&] { return workspace().structure()->attributes.find("care") == nullptr; }));
    EXPECT_EQ(session->editor.undo_label(), "Deletion of Care");
    session->editor.undo([](const std::string&) {});
    EXPECT_TRUE(windows.wait_until(
        [&] { return workspace().structure()->attributes.find("care") != nullptr; }));
}

TEST_F(StructureDesks, SaysWhyAChangeCannotBe) {
    change().propose(deletion({{EntityKind::attribute, structure().identifier()->id}, {}}), "No");
    ASSERT_TRUE(wait_for_preview());
    EXPECT_FALSE(change().can_save());
    EXPECT_THAT(change().summary(), HasSubstr("cannot be done"));
    EXPECT_GT(change().remark_count(), 0);
    change().propose(renaming({EntityKind::attribute, attribute("color")}, "name"), "No");
    ASSERT_TRUE(wait_for_preview());
    EXPECT_EQ(change().state(), StructureChangeDesk::State::failed);
    EXPECT_THAT(change().problem(), HasSubstr("taken"));
}

TEST_F(StructureDesks, SaysWhyAnExpressionIsWrongAndPreviewsTheOthers) {
    const AttributeId shade = attribute("color_name");
    change().propose(computation(shade, "label.color ..\n  attr.colour"), "Expression");
    ASSERT_TRUE(wait_for_preview());
    ASSERT_NE(change().preview(), nullptr) << change().problem();
    EXPECT_FALSE(change().can_save());
    EXPECT_THAT(reason_of_refusal(*change().preview()), HasSubstr("colour"));
    change().propose(computation(shade, "label.color"), "Expression");
    ASSERT_TRUE(wait_for_preview());
    EXPECT_EQ(reason_of_refusal(*change().preview()), "");
    EXPECT_GT(change().preview()->products_changed, 0);
    change().save();
    ASSERT_TRUE(windows.wait_until([&] {
        return workspace().structure()->attributes.find(shade)->expression == "label.color";
    }));
    change().propose(computation(shade, " \n"), "Expression");
    ASSERT_TRUE(wait_for_preview());
    ASSERT_TRUE(change().can_save()) << change().problem();
    EXPECT_EQ(change().preview()->products_changed, 0) << "values stay";
    change().save();
    EXPECT_TRUE(windows.wait_until(
        [&] { return workspace().structure()->attributes.find(shade)->expression.empty(); }));
}

TEST_F(StructureDesks, OnlyTheLastPreviewCounts) {
    change().propose(renaming({EntityKind::attribute, attribute("color")}, "name"), "First");
    change().propose(renaming({EntityKind::attribute, attribute("color")}, "colour"), "Second");
    ASSERT_TRUE(wait_for_preview());
    ASSERT_TRUE(change().can_save()) << change().problem();
    change().leave();
    EXPECT_FALSE(change().can_save());
}

TEST_F(StructureDesks, AsksOfAConversionWhatItNeeds) {
    AttributeConversion wanted = unchanged(structure(), attribute("name"));
    wanted.type = AttributeType::measurement;
    const ConversionNeeds amount = conversion_needs(structure(), wanted);
    EXPECT_TRUE(amount.unit && amount.decimal_sign);
    EXPECT_FALSE(amount.new_options || amount.currency);
    wanted.type = AttributeType::simple_select;
    EXPECT_TRUE(conversion_needs(structure(), wanted).new_options);
    EXPECT_EQ(type_choices(structure(), attribute("name")).front().code, "text");
}

}  // namespace
}  // namespace vitrine::test
