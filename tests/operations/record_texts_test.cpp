// Records of reference entities where texts and tables name them by their code.
#include <gtest/gtest.h>

#include "operations/delete_entity.h"
#include "operations/merge_entities.h"
#include "operations/rename_code.h"
#include "operations/structure_fixture.h"

namespace vitrine {
namespace {

using testing::HasSubstr;

class RecordTexts : public test::StructureFixture {
protected:
    void SetUp() override {
        StructureFixture::SetUp();
        ChangeSetWriter writer(*catalogue, {"ada", "new", {}, "makers", 0});
        const ReferenceEntityId makers =
            writer.put(ReferenceEntity{0, "makers", {{"en_US", "Makers"}}, {}, 0});
        for (const char* code : {"acme", "bolt"}) writer.put(Record{0, makers, code, {}, {}});
        Attribute maker;
        maker.code = "maker";
        maker.type = AttributeType::record_link;
        maker.reference_entity = makers;
        maker.default_value = "acme";
        writer.put(maker);
        TableColumn column;
        column.id = 1;
        column.code = "made_by";
        column.type = TableColumn::Type::record;
        column.reference_entity = makers;
        Attribute parts;
        parts.code = "parts";
        parts.type = AttributeType::table;
        parts.table_columns = {column};
        writer.put(parts);
        writer.finish();
    }
    StructureChangeReport rename(std::string_view kind, std::string_view code,
                                 std::string_view other) {
        const EntityAddress what = entity(kind, code);
        return check(
            [&](ChangeIntent intent) { return rename_code(*catalogue, what, other, intent); });
    }
    StructureChangeReport remove(std::string_view kind, std::string_view code) {
        const Deletion deletion{entity(kind, code), Subcategories::move_up};
        return check([&](ChangeIntent intent) {
            return delete_entity(*catalogue, deletion, intent, Progress());
        });
    }
};

TEST_F(RecordTexts, FollowARenamedRecord) {
    save_filter(*catalogue, "by_acme", "maker in (acme, bolt)");
    EXPECT_EQ(rename("record", "makers:acme", "apex").count("filters"), 1);
    EXPECT_EQ(filter("by_acme"), "maker in (apex, bolt)");
    EXPECT_EQ(catalogue->structure()->attributes.find("maker")->default_value, "apex");
}

TEST_F(RecordTexts, HoldBackADeletion) {
    save_filter(*catalogue, "by_bolt", "maker = bolt");
    EXPECT_EQ(rules(remove("record", "makers:bolt")), "structure.in_use:1");
    const auto of_default = remove("record", "makers:acme");
    EXPECT_EQ(rules(of_default), "structure.in_use:1");
    EXPECT_THAT(of_default.issues.front().fix, HasSubstr("default"));
}

TEST_F(RecordTexts, AreNotTakenForOptionsOfTheSameNumber) {
    // Options and records are numbered apart: "red" is merged, the record of its number stays.
    save_filter(*catalogue, "by_acme", "maker = acme");
    const std::int32_t number = entity("record", "makers:acme").id;
    const Structure structure = *catalogue->structure();
    const AttributeId attribute = structure.options.find(number)->attribute;
    OptionId other = 0;
    for (const Option* option : structure.options_of(attribute)) {
        if (option->id != number) other = option->id;
    }
    Merge merging;
    merging.from = {EntityKind::option, number};
    merging.into = {EntityKind::option, other};
    EXPECT_GT(merge_entities(*catalogue, merging, ChangeIntent::save, Progress()).change_set, 0);
    EXPECT_EQ(filter("by_acme"), "maker = acme");
}

TEST_F(RecordTexts, AReferenceEntityOfATableIsNotDeleted) {
    remove("attribute", "maker");
    const auto report = remove("reference_entity", "makers");
    EXPECT_EQ(rules(report), "delete.linked:1");
    EXPECT_THAT(report.issues.front().message, HasSubstr("parts"));
}

TEST_F(RecordTexts, ARecordThatATableOfAnotherRecordNamesIsNotDeleted) {
    remove("attribute", "maker");
    ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
    const ReferenceEntityId makers = entity("reference_entity", "makers").id;
    const RecordId acme = writer.structure().find_record(makers, "acme")->id;
    Record bolt = *writer.structure().find_record(makers, "bolt");
    Table table;
    table.rows = {{TableCell{1, Reference{acme}}}};
    bolt.values.set({entity("attribute", "parts").id, 0}, std::move(table));
    writer.put(bolt);
    writer.finish();
    const auto report = remove("record", "makers:acme");
    EXPECT_EQ(rules(report), "delete.in_table:1");
    EXPECT_THAT(report.issues.front().message, HasSubstr("bolt"));
}

}  // namespace
}  // namespace vitrine
