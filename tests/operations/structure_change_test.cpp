#include "operations/structure_change.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "operations/sample_catalogue.h"
#include "operations/undo_change_set.h"

namespace vitrine {
namespace {

class StructureChanges : public test::SampleCatalogue {
protected:
    // Gives the television a name and its family one too.
    StructureChangeReport rename(ChangeIntent intent, const StructureChangeLimits& limits = {},
                                 const std::function<void(StructureChange&)>& also = {}) {
        return change_structure(*catalogue, "A test", intent, limits, [&](StructureChange& change) {
            const Product before = *catalogue->products().load(television);
            Product after = before;
            after.values.set(*structure_key("name"), std::string("Screen"));
            EXPECT_TRUE(change.update(before, after));
            EXPECT_FALSE(change.update(after, after));
            Family family = *change.structure().families.find("tvs");
            family.labels["en_US"] = "Screens";
            change.put(family);
            change.put(family);
            change.count("names", "Names");
            if (also) also(change);
        });
    }
    std::optional<ValueKey> structure_key(std::string_view attribute) {
        const Structure& structure = *catalogue->structure();
        return structure.key_for(*structure.attributes.find(attribute), 0, sample.locale("en_US"));
    }
    std::string name() { return own(television, "name[en_US]"); }
};

TEST_F(StructureChanges, TellBeforehandWhatTheyDo) {
    const auto preview = rename(ChangeIntent::preview);
    EXPECT_EQ(name(), "Television");
    EXPECT_EQ(preview.change_set, 0);
    EXPECT_EQ(catalogue->journal().list(10).size(), 1U);

    const auto saved = rename(ChangeIntent::save);
    EXPECT_EQ(name(), "Screen");
    for (const auto* report : {&preview, &saved}) {
        EXPECT_EQ(report->products_changed, 1);
        EXPECT_EQ(report->entities_changed, 1);
        EXPECT_EQ(report->count("names"), 1);
        EXPECT_EQ(report->count("others"), 0);
        EXPECT_THAT(report->values, testing::ElementsAre(ChangedValue{
                                        television, "tv", "name[en_US]", "Television", "Screen"}));
    }
    const auto set = catalogue->journal().find(saved.change_set);
    ASSERT_TRUE(set);
    EXPECT_EQ(set->origin.source, "structure");
    EXPECT_EQ(set->origin.note, "A test");

    undo_change_set(*catalogue, saved.change_set, OnConflict::refuse, Progress());
    EXPECT_EQ(name(), "Television");
    EXPECT_EQ(catalogue->structure()->families.find("tvs")->labels,
              sample.structure.families.find("tvs")->labels);
}

TEST_F(StructureChanges, SaveNothingWhereAnErrorIsNoted) {
    const auto report = rename(ChangeIntent::save, {}, [](StructureChange& change) {
        change.note(change_refusal("test.refused", "No.", "Do something else."));
    });
    EXPECT_TRUE(report.refused());
    EXPECT_EQ(report.change_set, 0);
    EXPECT_EQ(name(), "Television");
}

TEST_F(StructureChanges, KeepTheFirstIssuesOfEachRuleAndCountAll) {
    const auto report = rename(ChangeIntent::save, {0, 2}, [](StructureChange& change) {
        for (int i = 0; i < 3; ++i) change.note(change_warning("test.many", "Many"));
        EXPECT_FALSE(change.wants("test.many"));
        EXPECT_TRUE(change.wants("test.one"));
        change.note(change_warning("test.one", "One"));
    });
    EXPECT_TRUE(report.values.empty());
    EXPECT_EQ(report.issues.size(), 3U);
    EXPECT_EQ(report.issues_by_rule.at("test.many"), 3);
    EXPECT_FALSE(report.refused());
    EXPECT_NE(report.change_set, 0);
}

}  // namespace
}  // namespace vitrine
