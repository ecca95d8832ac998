// Changes of the structure of the sample catalogue: each is told beforehand as it is made, and its
// undo brings back every byte.
#pragma once

#include <gmock/gmock.h>

#include <functional>

#include "base/error.h"
#include "base/text.h"
#include "operations/sample_catalogue.h"
#include "operations/saved_filters.h"
#include "operations/stored_state.h"
#include "operations/structure_change.h"
#include "operations/structure_names.h"
#include "operations/undo_change_set.h"
#include "operations/verify_catalogue.h"

namespace vitrine::test {

using MakeReport = std::function<StructureChangeReport(ChangeIntent)>;

// Previews and makes the change, compares what they tell, undoes it, compares what is stored, and
// does it again. Returns the report.
inline StructureChangeReport make_and_check(Catalogue& catalogue, const MakeReport& make) {
    const StoredState before = stored_state(catalogue);
    const StructureChangeReport preview = make(ChangeIntent::preview);
    EXPECT_THAT(differences(stored_state(catalogue), before), testing::IsEmpty());
    EXPECT_EQ(preview.change_set, 0);
    StructureChangeReport made = make(ChangeIntent::save);
    EXPECT_EQ(preview.products_changed, made.products_changed);
    EXPECT_EQ(preview.entities_changed, made.entities_changed);
    EXPECT_EQ(preview.counts, made.counts);
    EXPECT_EQ(preview.values, made.values);
    EXPECT_EQ(preview.issues_by_rule, made.issues_by_rule);
    EXPECT_EQ(preview.refused(), made.refused());
    const StoredState after = stored_state(catalogue);
    if (made.change_set == 0) {
        EXPECT_THAT(differences(after, before), testing::IsEmpty());
        return made;
    }
    std::int64_t products = 0;
    for (const auto& [id, bytes] : after.products) {
        const auto at = before.products.find(id);
        products += at == before.products.end() || at->second != bytes;
    }
    for (const auto& [id, bytes] : before.products) products += !after.products.contains(id);
    EXPECT_EQ(made.products_changed, products);
    EXPECT_THAT(verify_catalogue(catalogue, Progress()).damage, testing::IsEmpty());

    const auto undone = undo_change_set(catalogue, made.change_set, OnConflict::refuse, Progress());
    EXPECT_TRUE(undone.conflicts.empty());
    EXPECT_THAT(differences(stored_state(catalogue), before), testing::IsEmpty());
    // What is shown is what is stored.
    EXPECT_THAT(differences(stored_state(*std::make_unique<Catalogue>(catalogue.file())), before),
                testing::IsEmpty());
    undo_change_set(catalogue, undone.change_set, OnConflict::refuse, Progress());
    EXPECT_THAT(differences(stored_state(catalogue), after), testing::IsEmpty());
    return made;
}

class StructureFixture : public SampleCatalogue {
protected:
    EntityAddress entity(std::string_view kind, std::string_view code) {
        return find_entity(*catalogue, kind, code);
    }
    StructureChangeReport check(const MakeReport& make) { return make_and_check(*catalogue, make); }
    // Sentence with which `work` is refused; empty where it is not.
    static std::string refusal(const std::function<void()>& work) {
        try {
            work();
        } catch (const Error& error) {
            EXPECT_EQ(error.failure(), Failure::usage);
            return error.sentence();
        }
        return {};
    }
    std::string filter(std::string_view name) {
        return catalogue->structure()->saved_filters.find(name)->text;
    }
    void set_profile(std::string_view channel, std::string text) {
        ChangeSetWriter writer(*catalogue, {"ada", "channel", {}, {}, 0});
        Channel changed = *writer.structure().channels.find(channel);
        changed.profile = std::move(text);
        writer.put(changed);
        writer.finish();
    }
    const std::string& profile(std::string_view channel) {
        return catalogue->structure()->channels.find(channel)->profile;
    }
    // Rules of the issues with their counts: "rename.gtin:1".
    static std::string rules(const StructureChangeReport& report) {
        std::vector<std::string> parts;
        for (const auto& [rule, count] : report.issues_by_rule)
            parts.push_back(rule + ':' + std::to_string(count));
        return join(parts, " ");
    }
};

}  // namespace vitrine::test
