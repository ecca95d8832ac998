// What the tests of structure changes compare: every byte that is stored, and what every product
// shows.
#pragma once

#include <gmock/gmock.h>

#include <map>
#include <set>
#include <string>

#include "catalog/variant_axes.h"
#include "operations/import_fixture.h"
#include "operations/structure_change.h"
#include "operations/undo_change_set.h"
#include "operations/verify_catalogue.h"
#include "store/document.h"

namespace vitrine::test {

// By product, and by kind and id of the structure: everything stored, but for interned scopes.
using Stored = std::map<std::string, std::string>;

inline Stored stored(Catalogue& catalogue) {
    Stored all;
    catalogue.products().each([&](const Product& product) {
        all["product " + std::to_string(product.id)] =
            product.uuid + ' ' + product.code + ' ' +
            std::to_string(static_cast<int>(product.kind)) + ' ' + std::to_string(product.parent) +
            ' ' + std::to_string(product.family) + ' ' +
            std::to_string(static_cast<int>(product.enabled)) + ' ' + encode_document(product);
    });
    const auto statement = catalogue.connection().prepare(
        "SELECT kind, id, code, body FROM structure WHERE kind <> 14");
    sql::each(*statement, [&](const sql::Statement& row) {
        all["structure " + std::to_string(row.integer(0)) + ' ' + std::to_string(row.integer(1))] =
            std::string(row.text(2)) + ' ' + std::string(row.text(3));
    });
    return all;
}

// What somebody sees of each product that is sold: its values, categories and groups, by its code.
using Shown = std::map<std::string, std::map<ValueKey, Value>>;

// By Lineage::find() over all keys.
inline Shown shown(Catalogue& catalogue) {
    Shown all;
    LineageReader models(catalogue.products());
    catalogue.products().each([&](const Product& product) {
        if (product.is_model()) return;
        const Lineage lineage = models.lineage_of(product);
        auto& values = all[product.code];
        for (const Product* holder : {lineage.self, lineage.parent, lineage.root}) {
            if (holder == nullptr) continue;
            for (const auto& [key, value] : holder->values) {
                if (key.attribute >= property::first_attribute)
                    values.emplace(key, *lineage.find(key));
            }
        }
        auto categories = categories_of(lineage);
        std::sort(categories.begin(), categories.end());
        values.emplace(ValueKey{property::categories, 0}, References{categories});
        const Family* family = family_of(*catalogue.structure(), lineage);
        values.emplace(ValueKey{property::family, 0},
                       Reference{family == nullptr ? 0 : family->id});
    });
    return all;
}

// Takes the change set back: every byte stands again as `before` says. Doing it again leads to
// `after`, and all is as before in the end.
inline void expect_undone(Catalogue& catalogue, ChangeSetId change_set, const Stored& before,
                          const Stored& after) {
    ASSERT_NE(change_set, 0);
    const UndoReport undo = undo_change_set(catalogue, change_set, OnConflict::refuse, Progress());
    ASSERT_THAT(undo.conflicts, testing::IsEmpty());
    EXPECT_TRUE(stored(catalogue) == before) << "undo left something changed";
    const UndoReport redo =
        undo_change_set(catalogue, undo.change_set, OnConflict::refuse, Progress());
    EXPECT_TRUE(stored(catalogue) == after) << "redo led elsewhere";
    undo_change_set(catalogue, redo.change_set, OnConflict::refuse, Progress());
    EXPECT_TRUE(stored(catalogue) == before);
}

// Everything a report says but for the number of its change set.
inline std::string told(const StructureChangeReport& report) {
    std::string text = std::to_string(report.products_changed) + " products, " +
                       std::to_string(report.entities_changed) + " entities\n";
    for (const ChangeCount& count : report.counts)
        text += count.name + ' ' + std::to_string(count.count) + '\n';
    for (const ChangedValue& value : report.values)
        text += value.code + ' ' + value.field + ": " + value.before + " -> " + value.after + '\n';
    for (const auto& [rule, count] : report.issues_by_rule)
        text += rule + ' ' + std::to_string(count) + '\n';
    for (const Issue& issue : report.issues) text += to_sentence(issue) + '\n';
    return text;
}

// Runs `change(intent)` as a preview, which tells the same and changes nothing, then in earnest.
template <class Change>
StructureChangeReport preview_and_save(Catalogue& catalogue, Change change) {
    const Stored before = stored(catalogue);
    const StructureChangeReport preview = change(ChangeIntent::preview);
    EXPECT_EQ(preview.change_set, 0);
    EXPECT_TRUE(stored(catalogue) == before) << "the preview changed something";
    const StructureChangeReport report = change(ChangeIntent::save);
    EXPECT_EQ(told(preview), told(report));
    if (report.refused()) {
        EXPECT_TRUE(stored(catalogue) == before);
    }
    return report;
}

// Every variant stands on the last level of its family variant and is told apart from its siblings.
inline void expect_levels(Catalogue& catalogue) {
    const Structure& structure = *catalogue.structure();
    LineageReader models(catalogue.products());
    std::set<std::pair<ProductId, std::string>> taken;
    catalogue.products().each([&](const Product& product) {
        const Lineage lineage = models.lineage_of(product);
        if (lineage.parent == nullptr) {
            EXPECT_NE(product.kind, ProductKind::variant) << product.code;
            return;
        }
        const FamilyVariant* levels = family_variant_of(structure, lineage);
        ASSERT_NE(levels, nullptr) << product.code;
        const auto level = static_cast<std::size_t>(lineage.level());
        EXPECT_EQ(level == levels->levels.size(), product.kind == ProductKind::variant)
            << product.code;
        AttributeId missing = 0;
        const auto key =
            axis_key(structure, levels->levels.at(level - 1).axes, product.values, missing);
        ASSERT_TRUE(key) << product.code << " has no " << structure.attributes.code_of(missing);
        EXPECT_TRUE(taken.emplace(product.parent, *key).second) << product.code;
    });
}

}  // namespace vitrine::test
