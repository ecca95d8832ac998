#include "operations/undo_change_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "catalog/completeness.h"
#include "operations/list_products.h"
#include "operations/sample_catalogue.h"

namespace vitrine {
namespace {

using testing::HasSubstr;

class Undo : public test::SampleCatalogue {
protected:
    UndoReport undo(ChangeSetId id, OnConflict on_conflict = OnConflict::refuse) {
        return undo_change_set(*catalogue, id, on_conflict, Progress());
    }
    std::string refusal(ChangeSetId id) {
        try {
            undo(id);
        } catch (const Error& error) {
            return error.sentence();
        }
        return {};
    }
    int percent(ProductId product) {
        const LoadedLineage loaded(catalogue->products(), *catalogue->products().load(product));
        const Structure& structure = *catalogue->structure();
        return completeness(structure, loaded.lineage(), *structure.channels.find("ecommerce"),
                            sample.locale("en_US"))
            .percent();
    }
    std::vector<ProductId> search(const std::string& words) {
        ListRequest request;
        request.search = words;
        request.locale = sample.locale("en_US");
        return list_products(*catalogue, request, Progress());
    }
    // Every product as it is stored, for comparing whole states.
    std::vector<std::pair<std::string, Values>> state() {
        std::vector<std::pair<std::string, Values>> all;
        catalogue->products().each(
            [&](const Product& product) { all.emplace_back(product.code, product.values); });
        return all;
    }
};

TEST_F(Undo, BringsBackValuesCompletenessAndSearch) {
    const auto before = state();
    const int complete = percent(television);
    const auto found = search("television");
    ASSERT_EQ(found.size(), 1U);

    const auto edited = edit_products(
        *catalogue, {cell(television, "name[en_US]", "Screen"), cell(television, "price[EUR]", "1"),
                     cell(television, "price[USD]", "1"), cell(shirt, "name[en_US]", "Blouse")});
    EXPECT_NE(percent(television), complete);
    EXPECT_TRUE(search("television").empty());

    const auto undone = undo(edited.change_set);
    EXPECT_TRUE(undone.conflicts.empty());
    EXPECT_EQ(undone.restored, 2);
    EXPECT_EQ(state(), before);
    EXPECT_EQ(percent(television), complete);
    EXPECT_EQ(search("television"), found);
}

TEST_F(Undo, OfAnUndoIsRedo) {
    const auto edited = edit(television, "name[en_US]", "Screen");
    const auto undone = undo(edited.change_set);
    EXPECT_EQ(own(television, "name[en_US]"), "Television");
    undo(undone.change_set);
    EXPECT_EQ(own(television, "name[en_US]"), "Screen");
    undo(edited.change_set);
    EXPECT_EQ(own(television, "name[en_US]"), "Television");
}

TEST_F(Undo, RefusesToOverwriteWhatWasChangedSince) {
    const auto first = edit_products(
        *catalogue, {cell(television, "name[en_US]", "Screen"), cell(television, "brand", "lg")});
    edit(television, "name[en_US]", "Big screen");
    auto report = undo(first.change_set);
    ASSERT_EQ(report.conflicts.size(), 1U);
    EXPECT_EQ(report.conflicts.front().product, "tv");
    EXPECT_EQ(report.conflicts.front().column, "name[en_US]");
    EXPECT_THAT(report.conflicts.front().message, HasSubstr("Big screen"));
    EXPECT_EQ(report.change_set, 0);
    EXPECT_EQ(own(television, "brand"), "lg") << "nothing was changed";

    report = undo(first.change_set, OnConflict::keep_later);
    EXPECT_NE(report.change_set, 0);
    EXPECT_EQ(own(television, "name[en_US]"), "Big screen");
    EXPECT_EQ(own(television, "brand"), "");
}

TEST_F(Undo, PutsTheEarlierValueOverALaterOneOnlyWhenTold) {
    const auto first = edit(television, "name[en_US]", "Screen");
    edit(television, "name[en_US]", "Monitor");
    const auto refused = undo(first.change_set);
    ASSERT_EQ(refused.conflicts.size(), 1U);
    EXPECT_EQ(refused.conflicts.front().rule, "undo.conflict");
    EXPECT_EQ(refused.conflicts.front().value, "Monitor");
    EXPECT_THAT(refused.conflicts.front().fix, HasSubstr("Television"));
    EXPECT_EQ(refused.if_overwritten, std::vector<std::string>{"Television"});
    EXPECT_EQ(own(television, "name[en_US]"), "Monitor");
    const auto overwritten = undo(first.change_set, OnConflict::overwrite);
    EXPECT_EQ(overwritten.conflicts.size(), 1U);
    EXPECT_EQ(own(television, "name[en_US]"), "Television");
    undo(overwritten.change_set);
    EXPECT_EQ(own(television, "name[en_US]"), "Monitor");
}

TEST_F(Undo, OverwritesNothingThatCannotBeTakenBack) {
    const auto edited = edit(television, "name[en_US]", "Screen");
    {
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, "gone", 0});
        writer.remove(*catalogue->products().load(television));
        writer.finish();
    }
    const auto report = undo(edited.change_set, OnConflict::overwrite);
    ASSERT_EQ(report.conflicts.size(), 1U);
    EXPECT_EQ(report.conflicts.front().rule, "undo.kept");
    EXPECT_EQ(report.conflicts.front().product, "tv");
    EXPECT_EQ(report.if_overwritten, std::vector<std::string>{"Stays as it is"});
    EXPECT_EQ(report.change_set, 0);
}

TEST_F(Undo, SaysWhatBecomesOfWhatIsOverwritten) {
    const auto filled = edit(television, "brand", "lg");
    edit(television, "brand", "sony");
    EXPECT_EQ(undo(filled.change_set).if_overwritten, std::vector<std::string>{"It is emptied"});
    ChangeSetId made = 0;
    Product lamp;
    {
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, "made", 0});
        lamp.code = "lamp";
        lamp.id = writer.create(lamp);
        made = writer.finish();
    }
    edit(lamp.id, "name[en_US]", "Lamp");
    EXPECT_EQ(undo(made).if_overwritten, std::vector<std::string>{"It is removed"});
}

TEST_F(Undo, SaysOfAnEmptyValueThatItIsEmpty) {
    const auto filled = edit(television, "brand", "lg");
    edit(television, "brand", std::nullopt);
    const Issue emptied = undo(filled.change_set).conflicts.at(0);
    EXPECT_EQ(emptied.message, "Emptied since; it was \"lg\".");
    EXPECT_EQ(emptied.fix, "Overwritten, it is emptied.");
    const auto cleared = edit(television, "name[en_US]", std::nullopt);
    edit(television, "name[en_US]", "Screen");
    const Issue filled_again = undo(cleared.change_set).conflicts.at(0);
    EXPECT_EQ(filled_again.message, "Filled since, with \"Screen\".");
    EXPECT_EQ(filled_again.fix, "Overwritten, it becomes \"Television\".");
}

TEST_F(Undo, LeavesACodeToTheProductThatHasItNow) {
    const auto rename = [&](ProductId id, const char* code) {
        const Product stored = *catalogue->products().load(id);
        Product renamed = stored;
        renamed.code = code;
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, "renamed", 0});
        writer.update(stored, std::move(renamed));
        return writer.finish();
    };
    const auto first = rename(television, "screen");
    rename(shirt_red_s, "TV");
    for (const OnConflict way : {OnConflict::refuse, OnConflict::overwrite}) {
        const auto report = undo(first, way);
        ASSERT_EQ(report.conflicts.size(), 1U);
        EXPECT_EQ(report.conflicts.front().rule, "undo.kept");
        EXPECT_EQ(report.conflicts.front().product, "screen");
        EXPECT_THAT(report.conflicts.front().message, HasSubstr("has the code tv now"));
        EXPECT_EQ(report.change_set, 0);
    }
    EXPECT_EQ(catalogue->products().code_of(television), "screen");
}

TEST_F(Undo, SaysThatDoingAgainIsNoUndo) {
    const auto edited = edit(television, "name[en_US]", "Screen");
    const auto journal = [&](ChangeSetId id) { return catalogue->journal().find(id)->origin; };
    const auto undone = undo(edited.change_set);
    EXPECT_EQ(journal(undone.change_set).source, "undo");
    const auto redone = undo(undone.change_set);
    EXPECT_EQ(journal(redone.change_set).source, "redo");
    EXPECT_EQ(journal(redone.change_set).note, "Change set " + std::to_string(edited.change_set) +
                                                   " again: " + journal(edited.change_set).note);
    const auto undone_again = undo(redone.change_set);
    EXPECT_EQ(journal(undone_again.change_set).source, "undo");
    EXPECT_EQ(journal(undone_again.change_set).note, journal(undone.change_set).note);
    const auto redone_again = undo(undone_again.change_set);
    EXPECT_EQ(journal(redone_again.change_set).source, "redo");
    EXPECT_EQ(journal(redone_again.change_set).note, journal(redone.change_set).note);
}

TEST_F(Undo, FindsTheUndoThatDoingAgainHasToTakeBack) {
    const auto edited = edit(television, "name[en_US]", "Screen");
    EXPECT_THROW(redo_of(*catalogue, edited.change_set), Error);
    EXPECT_THROW(redo_of(*catalogue, 999), Error);
    const auto undone = undo(edited.change_set);
    EXPECT_EQ(redo_of(*catalogue, edited.change_set), undone.change_set);
}

TEST_F(Undo, OfAnImportTakesItsProductsAndStructureAway) {
    undo(setup);
    EXPECT_EQ(catalogue->products().count(ProductKind::simple), 0);
    EXPECT_EQ(catalogue->products().count(ProductKind::model), 0);
    EXPECT_EQ(catalogue->structure()->attributes.size(), 0U);
}

TEST_F(Undo, AndRedoOfAnImportGiveTheSameCatalogue) {
    const auto before = state();
    const std::string uuid = catalogue->products().load(television)->uuid;
    const auto undone = undo(setup);
    undo(undone.change_set);
    EXPECT_EQ(state(), before);
    EXPECT_EQ(catalogue->products().load(television)->uuid, uuid);
    EXPECT_EQ(catalogue->structure()->attributes.size(), sample.structure.attributes.size());
    EXPECT_EQ(*catalogue->structure()->families.find("shirts"),
              *sample.structure.families.find("shirts"));
}

TEST_F(Undo, LooksThroughAnEditThatWasUndoneItself) {
    undo(edit(television, "name[en_US]", "Screen").change_set);
    const auto report = undo(setup);
    EXPECT_TRUE(report.conflicts.empty());
    EXPECT_EQ(catalogue->products().count(ProductKind::simple), 0);
}

TEST_F(Undo, OfAnImportKeepsAProductEditedSinceAndWhatItNeeds) {
    edit(shirt_red_s, "ean", "4006381333931");
    EXPECT_FALSE(undo(setup).conflicts.empty());
    const auto report = undo(setup, OnConflict::keep_later);
    EXPECT_NE(report.change_set, 0);
    EXPECT_TRUE(catalogue->products().load(shirt_red_s));
    EXPECT_TRUE(catalogue->products().load(shirt)) << "its models stay";
    EXPECT_FALSE(catalogue->products().load(television));
    EXPECT_NE(catalogue->structure()->attributes.find("ean"), nullptr);
}

TEST_F(Undo, SaysWhyItCannot) {
    EXPECT_THAT(refusal(9999), HasSubstr("There is no change set 9999"));
    const auto edited = edit(television, "brand", "lg");
    undo(edited.change_set);
    EXPECT_THAT(refusal(edited.change_set), HasSubstr("undone already, by change set 3"));
}

TEST_F(Undo, StopsWithoutATraceWhenCancelled) {
    const auto seq = catalogue->journal().last_seq();
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(undo_change_set(*catalogue, setup, OnConflict::refuse, Progress(stop.get_token())),
                 Error);
    EXPECT_EQ(catalogue->journal().last_seq(), seq);
}

TEST_F(Undo, LastUndoableFollowsTheUser) {
    const auto first = edit(television, "brand", "lg").change_set;
    const auto second = edit(television, "brand", "sony").change_set;
    EXPECT_EQ(catalogue->journal().last_undoable()->id, second);
    const auto undone = undo(second).change_set;
    EXPECT_EQ(catalogue->journal().last_undoable()->id, first);
    undo(undone);
    EXPECT_EQ(catalogue->journal().last_undoable()->id, second);
}

}  // namespace
}  // namespace vitrine
