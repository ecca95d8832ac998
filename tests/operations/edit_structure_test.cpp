#include "operations/edit_structure.h"

#include <gtest/gtest.h>

#include "operations/edit_structure_fixture.h"
#include "operations/entity_use.h"

namespace vitrine {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class EditStructure : public test::EditStructureFixture {
protected:
    static EntityEdit made(EntityKind kind, const char* code, std::vector<SaidSetting> settings) {
        return {{kind, 0}, code, std::move(settings)};
    }
    static std::string why(const StructureChangeReport& report) {
        std::string all;
        for (const Issue& issue : report.issues)
            all += issue.rule + " " + issue.column + ": " + issue.message + " " + issue.fix + "\n";
        return all;
    }
};

TEST_F(EditStructure, SaysAgainWhatWasSaid) {
    EXPECT_FALSE(set("attribute", "name",
                     {{"label[en_US]", "Title"}, {"max_characters", "80"}, {"read_only", "yes"}})
                     .refused());
    EXPECT_EQ(setting("attribute", "name", "label[en_US]"), "Title");
    EXPECT_EQ(setting("attribute", "name", "max_characters"), "80");
    EXPECT_EQ(setting("attribute", "name", "read_only"), "1");
    EXPECT_EQ(set("attribute", "name", {{"max_characters", "80"}}).change_set, 0) << "the same";
    set("attribute", "name", {{"label[en_US]", ""}, {"max_characters", ""}});
    EXPECT_EQ(structure().attributes.find("name")->max_characters, std::nullopt);
    EXPECT_FALSE(structure().attributes.find("name")->labels.contains("en_US"));
}

// Whatever a setting says, saying it changes nothing.
TEST_F(EditStructure, ReadsWhatItWritesForEveryEntity) {
    const auto all = [&](const auto& entities, EntityKind kind) {
        entities.each([&](const auto& one) {
            const EntityAddress address{kind, one.id};
            EntityEdit same{address, {}, {}};
            for (const EntitySetting& each :
                 settings_of(structure(), *load_entity(structure(), address)))
                same.settings.push_back({each.name, each.text});
            const auto report = edit_structure(*catalogue, {same}, {}, ChangeIntent::preview);
            EXPECT_FALSE(report.refused())
                << entity_kind_name(kind) << ' ' << one.code << ": " << why(report);
        });
    };
    for (const EntityKind kind : named_kinds) {
        if (!blank_entity(kind)) continue;
        with_entities(structure(), kind, [&](const auto& entities) { all(entities, kind); });
    }
}

TEST_F(EditStructure, MakesASelectWithItsOptionsInOneChange) {
    const auto report =
        edit({made(EntityKind::attribute, "finish",
                   {{"label[en_US]", "Finish"}, {"type", "simple_select"}, {"scopable", "1"}}),
              made(EntityKind::option, "finish:matt", {{"label[en_US]", "Matt"}}),
              made(EntityKind::option, "finish:gloss", {})});
    ASSERT_FALSE(report.refused()) << why(report);
    EXPECT_EQ(report.entities_changed, 3);
    const Attribute* finish = structure().attributes.find("finish");
    ASSERT_NE(finish, nullptr);
    EXPECT_TRUE(finish->scopable);
    const auto options = structure().options_of(finish->id);
    ASSERT_EQ(options.size(), 2U);
    EXPECT_EQ(options[0]->code, "matt") << "in the order they were made";
}

TEST_F(EditStructure, RefusesCodesThatCannotBe) {
    EXPECT_THAT(why(edit({made(EntityKind::attribute, "Name", {})})), HasSubstr("is taken"));
    EXPECT_THAT(why(edit({made(EntityKind::attribute, "two words", {})})),
                HasSubstr("cannot be a code here"));
    EXPECT_THAT(why(edit({made(EntityKind::family, " ", {})})), HasSubstr("cannot be blank"));
    EXPECT_THAT(why(edit({made(EntityKind::option, "red", {})})), HasSubstr("two parts"));
    EXPECT_THAT(why(edit({made(EntityKind::option, "nothing:red", {})})),
                HasSubstr("There is no attribute nothing"));
    EXPECT_THAT(why(edit({made(EntityKind::option, "name:red", {})})),
                HasSubstr("one or several options"));
}

TEST_F(EditStructure, RefusesWhatWouldNotBeSound) {
    EXPECT_THAT(why(edit({made(EntityKind::attribute, "depth", {{"type", "measurement"}})})),
                HasSubstr("needs a measurement family"));
    EXPECT_THAT(why(edit({made(EntityKind::attribute, "depth",
                               {{"default_unit", "GRAM"},
                                {"measurement_family", "Length"},
                                {"type", "measurement"}})})),
                HasSubstr("attribute.unit default_unit"));
    EXPECT_THAT(why(edit({made(EntityKind::attribute, "link", {{"type", "record_link"}})})),
                HasSubstr("reference entity"));
    EXPECT_THAT(why(edit({made(EntityKind::attribute, "id2", {{"type", "identifier"}})})),
                HasSubstr("identifier already"));
    EXPECT_THAT(why(set("attribute", "name", {{"min_characters", "9"}, {"max_characters", "3"}})),
                HasSubstr("smaller than the smallest"));
    EXPECT_THAT(
        why(set("attribute", "name", {{"validation_rule", "regexp"}, {"validation_regexp", "[a"}})),
        HasSubstr("not a regular expression"));
    EXPECT_THAT(why(set("attribute", "name", {{"max_characters", "many"}})),
                HasSubstr("not a whole number"));
    EXPECT_THAT(why(set("attribute", "name", {{"type", "number"}})), HasSubstr("setting.fixed"));
    EXPECT_THAT(why(set("attribute", "name", {{"colour", "red"}})), HasSubstr("There are: label"));
    const Category* tree = structure().categories.all().front();
    EXPECT_THAT(why(set("category", tree->code, {{"parent", tree->code}})),
                HasSubstr("below itself"));
    EXPECT_THAT(why(set("channel", "print", {{"locales", ""}})), HasSubstr("needs a locale"));
}

TEST_F(EditStructure, LeavesOldMistakesToOthers) {
    {
        ChangeSetWriter writer(*catalogue, {"ada", "new", {}, {}, 0});
        Attribute name = *writer.structure().attributes.find("name");
        name.min_characters = 9;
        name.max_characters = 3;
        writer.put(name);
        writer.finish();
    }
    EXPECT_FALSE(set("attribute", "name", {{"label[en_US]", "Title"}}).refused());
}

TEST_F(EditStructure, AFamilyKeepsItsIdentifierAndRequiresOnlyWhatItHas) {
    const Family before = *structure().families.find("tvs");
    const std::string lost = structure().attributes.code_of(
        *std::find_if(before.attributes.begin(), before.attributes.end(), [&](AttributeId id) {
            return id != structure().identifier()->id && id != before.label_attribute &&
                   id != before.image_attribute;
        }));
    const auto report = set("family", "tvs", {{"required[print]", lost}});
    ASSERT_FALSE(report.refused()) << why(report);
    std::string kept;
    for (const AttributeId id : before.attributes) {
        const std::string& code = structure().attributes.code_of(id);
        if (code != lost && id != structure().identifier()->id) kept += code + ",";
    }
    const auto removal = set("family", "tvs", {{"attributes", kept}});
    ASSERT_FALSE(removal.refused()) << why(removal);
    const Family* after = structure().families.find("tvs");
    EXPECT_TRUE(after->has(structure().identifier()->id));
    EXPECT_EQ(setting("family", "tvs", "required[print]"), "");
}

TEST_F(EditStructure, AnAxisStaysInItsFamily) {
    const FamilyVariant* variant = structure().family_variants.find("shirts_color_size");
    const std::string family = structure().families.code_of(variant->family);
    EXPECT_THAT(why(set("family", family, {{"attributes", "name"}})),
                HasSubstr("tells the variants of shirts_color_size apart"));
}

TEST_F(EditStructure, AttributesMoveToTheGroupThatListsThem) {
    const auto report =
        edit({made(EntityKind::attribute_group, "looks", {{"attributes", "size,color"}})});
    ASSERT_FALSE(report.refused()) << why(report);
    EXPECT_EQ(setting("attribute_group", "looks", "attributes"), "size,color");
    EXPECT_EQ(setting("attribute", "color", "group"), "looks");
    set("attribute_group", "looks", {{"attributes", "color"}});
    EXPECT_EQ(setting("attribute", "size", "group"), "");
}

TEST_F(EditStructure, RecordsHaveTheValuesOfTheirReferenceEntity) {
    ASSERT_FALSE(
        edit({made(EntityKind::attribute, "founded", {{"type", "number"}}),
              made(EntityKind::attribute, "slogan", {{"localizable", "1"}}),
              made(EntityKind::reference_entity, "maker", {{"attributes", "founded,slogan"}}),
              made(EntityKind::record, "maker:acme",
                   {{"label[en_US]", "Acme"}, {"founded", "1969"}, {"slogan[en_US]", "Ever"}})})
            .refused());
    EXPECT_EQ(setting("record", "maker:acme", "founded"), "1969");
    EXPECT_EQ(setting("record", "maker:acme", "slogan[en_US]"), "Ever");
    EXPECT_THAT(why(set("record", "maker:acme", {{"founded", "long ago"}})),
                HasSubstr("founded: "));
}

TEST_F(EditStructure, NoTwoProductsAlikeIsRefusedWhereTwoAre) {
    ASSERT_FALSE(edit({made(EntityKind::attribute, "batch", {})}).refused());
    for (const ProductId product : {shirt_red_s, television})
        EXPECT_EQ(edit_products(*catalogue, {cell(product, "batch", "B7")}).changed, 1);
    const auto report = set("attribute", "batch", {{"unique", "1"}});
    EXPECT_TRUE(report.refused());
    EXPECT_EQ(report.issues_by_rule.count("unique.twins"), 1U) << why(report);
    EXPECT_EQ(setting("attribute", "batch", "unique"), "0");
}

TEST_F(EditStructure, CountsProductsByWhatTheyUse) {
    const EntityUse use = count_entity_use(*catalogue, Progress());
    std::int64_t of_tvs = 0, of_names = 0;
    const FamilyId tvs = structure().families.find("tvs")->id;
    const AttributeId name = structure().attributes.find("name")->id;
    catalogue->products().each([&](const Product& product) {
        of_tvs += product.family == tvs;
        of_names += std::any_of(product.values.begin(), product.values.end(),
                                [&](const auto& one) { return one.first.attribute == name; });
    });
    EXPECT_GT(of_tvs, 0);
    EXPECT_EQ(use.products({EntityKind::family, tvs}), of_tvs);
    EXPECT_EQ(use.products({EntityKind::attribute, name}), of_names) << "each product once";
    EXPECT_EQ(use.products({EntityKind::family, 9999}), 0);
}

}  // namespace
}  // namespace vitrine
