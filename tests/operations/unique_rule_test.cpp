#include "operations/unique_rule.h"

#include <map>
#include <random>
#include <set>

#include "operations/bulk_edit.h"
#include "operations/computed_attributes.h"
#include "operations/read_fixture.h"
#include "operations/structure_change_fixture.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// The shop's EANs must differ: lamp-1 has 4006381333931, lamp-3 has 4006381333932.
class UniqueRule : public ReadTest {
protected:
    UniqueRule() { mark(true); }

    ImportReport mark(bool unique) {
        return import_text(
            "attributes.csv",
            std::string("code;type;unique\nean;pim_catalog_text;") + (unique ? "1\n" : "0\n"));
    }
    std::string ean(std::string_view code) {
        const auto found = m_catalogue->products().load_by_code(code);
        const Value* value = found->values.find({structure().attributes.find("ean")->id, 0});
        return value == nullptr ? "" : std::get<std::string>(*value);
    }
    bool is_unique() const { return structure().attributes.find("ean")->unique; }
    CellEdit cell(std::string_view code, std::optional<std::string> text) {
        return {id_of(code), parse_field(structure(), "ean"), std::move(text), {}};
    }
    // EANs without a check digit are warned of as well.
    static std::ptrdiff_t taken(const EditReport& report) {
        return std::count_if(report.issues.begin(), report.issues.end(),
                             [](const Issue& issue) { return issue.rule == "unique.taken"; });
    }
    void expect_sound() {
        EXPECT_THAT(verify_catalogue(*m_catalogue, Progress()).damage, IsEmpty());
    }
    void TearDown() override { expect_sound(); }
};

TEST_F(UniqueRule, RefusesInAnEditWhatAnotherProductHas) {
    const auto report = edit("lamp-2", "ean", "4006381333931");
    EXPECT_EQ(report.change_set, 0);
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues[0].rule, "unique.taken");
    EXPECT_EQ(report.issues[0].product, "lamp-2");
    EXPECT_EQ(report.issues[0].column, "ean");
    EXPECT_EQ(report.issues[0].value, "4006381333931");
    EXPECT_THAT(report.issues[0].message, HasSubstr("lamp-1 has this value already"));
    EXPECT_NE(edit("lamp-2", "ean", "4006381333948").change_set, 0);
    EXPECT_EQ(edit("lamp-1", "ean", "4006381333931").unchanged, 1);
}

TEST_F(UniqueRule, RefusesOnlyTheCellAndSavesTheOthers) {
    const auto report = edit_products(
        *m_catalogue, {cell("lamp-2", "4006381333931"),
                       {id_of("lamp-2"), parse_field(structure(), "brand"), "nordlys", {}}});
    EXPECT_EQ(report.changed, 1);
    EXPECT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(ean("lamp-2"), "");
}

TEST_F(UniqueRule, LetsValuesMoveBetweenProductsOfOneEdit) {
    // lamp-1 <- lamp-3's <- a new one, whichever is saved first.
    const auto report = edit_products(
        *m_catalogue, {cell("lamp-1", "4006381333932"), cell("lamp-3", "4006381333948")});
    EXPECT_EQ(taken(report), 0);
    EXPECT_EQ(ean("lamp-1"), "4006381333932");
    EXPECT_EQ(ean("lamp-3"), "4006381333948");
    const auto same = edit_products(*m_catalogue, {cell("lamp-1", "7"), cell("lamp-2", "7")});
    EXPECT_EQ(taken(same), 1);
    EXPECT_EQ(same.changed, 1);
}

TEST_F(UniqueRule, LetsTwoProductsOfOneEditSwapTheirValues) {
    const Stored before = stored(*m_catalogue);
    const auto report = edit_products(
        *m_catalogue, {cell("lamp-1", "4006381333932"), cell("lamp-3", "4006381333931")});
    EXPECT_EQ(taken(report), 0);
    EXPECT_EQ(report.changed, 2);
    EXPECT_EQ(ean("lamp-1"), "4006381333932");
    EXPECT_EQ(ean("lamp-3"), "4006381333931");
    expect_sound();
    EXPECT_EQ(taken(edit("lamp-2", "ean", "4006381333931")), 1);
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
}

// lamp-1 -> lamp-3 -> lamp-2 -> lamp-1, where what lamp-2 shall get is another product's.
TEST_F(UniqueRule, TakesBackWhatWaitsForAValueThatIsKept) {
    edit("lamp-2", "ean", "4006381333948");
    edit("oxford-blue-s", "ean", "4006381333955");
    const auto around = edit_products(
        *m_catalogue, {cell("lamp-1", "4006381333932"), cell("lamp-3", "4006381333948"),
                       cell("lamp-2", "4006381333931")});
    EXPECT_EQ(around.changed, 3);
    const auto stuck = edit_products(
        *m_catalogue, {cell("lamp-1", "4006381333948"), cell("lamp-3", "4006381333931"),
                       cell("lamp-2", "4006381333955")});
    EXPECT_EQ(taken(stuck), 3);
    EXPECT_EQ(stuck.change_set, 0);
    std::map<std::string, std::string> messages;
    for (const Issue& issue : stuck.issues)
        if (issue.rule == "unique.taken") messages[issue.product] = issue.message;
    EXPECT_THAT(messages["lamp-2"], HasSubstr("oxford-blue-s has"));
    EXPECT_THAT(messages["lamp-3"], HasSubstr("lamp-2 has"));
    EXPECT_THAT(messages["lamp-1"], HasSubstr("lamp-3 has"));
}

// Against the obvious way: as long as some product would have what another one has or gets first,
// its cell is taken out again.
TEST_F(UniqueRule, OfRandomEditsAllowsWhatLeavesNoTwins) {
    std::mt19937 random(3);
    std::vector<std::string> codes;
    m_catalogue->products().each([&](const Product& product) {
        if (!product.is_model()) codes.push_back(product.code);
    });
    const auto all = [&] {
        std::map<ProductId, std::string> values;
        for (const std::string& code : codes) values[id_of(code)] = ean(code);
        return values;
    };
    int moved = 0, refused = 0;
    for (int round = 0; round < 200 && !HasFailure(); ++round) {
        auto before = all();
        std::map<ProductId, std::string> wanted;
        std::vector<CellEdit> edits;
        for (const std::string& code : codes) {
            if (random() % 2 == 0) continue;
            const std::string value = random() % 8 == 0 ? "" : std::to_string(random() % 7);
            wanted[id_of(code)] = value;
            edits.push_back(cell(code, value));
        }
        for (bool again = true; again;) {
            auto after = before;
            for (const auto& [id, value] : wanted) after[id] = value;
            again = false;
            // What was kept goes before what is wanted.
            for (auto at = wanted.begin(); at != wanted.end() && !again; ++at) {
                if (at->second.empty() || before[at->first] == at->second) continue;
                for (const auto& [other, value] : after) {
                    const bool keeps = before[other] == value || !wanted.contains(other);
                    if (other == at->first || value != at->second) continue;
                    if (!keeps && other > at->first) continue;
                    wanted.erase(at);
                    again = true;
                    break;
                }
                if (again) break;
            }
        }
        auto expected = before;
        for (const auto& [id, value] : wanted) expected[id] = value;
        const auto report = edit_products(*m_catalogue, edits);
        moved += static_cast<int>(report.changed);
        refused += static_cast<int>(taken(report));
        std::set<std::string> seen;
        for (const auto& [id, value] : all())
            EXPECT_TRUE(value.empty() || seen.insert(value).second) << value;
        EXPECT_EQ(all(), expected);
    }
    EXPECT_GT(moved, 100);
    EXPECT_GT(refused, 100);
    expect_sound();
}

TEST_F(UniqueRule, LooksAtTheResultOfABulkEdit) {
    import_text("attributes.csv",
                "code;type;unique;decimals_allowed\nplace;pim_catalog_number;1;0\n");
    const auto place = [&](std::string_view code, std::optional<std::string> text) {
        return CellEdit{id_of(code), parse_field(structure(), "place"), std::move(text), {}};
    };
    edit_products(*m_catalogue, {place("lamp-1", "1"), place("lamp-2", "2"), place("lamp-3", "3")});
    const auto bulk = [&](std::vector<ProductId> ids, const std::string& change) {
        BulkEdit edit;
        edit.products = std::move(ids);
        edit.changes.push_back(parse_bulk_change(structure(), change));
        const auto preview = preview_bulk_edit(*m_catalogue, edit, {}, Progress());
        const auto report = bulk_edit(*m_catalogue, edit, {}, Progress());
        EXPECT_EQ(preview.rows, report.rows);
        EXPECT_EQ(preview.changed, report.changed);
        EXPECT_EQ(preview.refused, report.refused);
        expect_sound();
        return report;
    };
    const std::vector<ProductId> lamps = {id_of("lamp-1"), id_of("lamp-2"), id_of("lamp-3")};
    EXPECT_EQ(bulk(lamps, "place+=1").changed, 3) << "each gets what the next one leaves";
    EXPECT_EQ(bulk(lamps, "place*=-1").changed, 3);
    EXPECT_EQ(bulk(lamps, "place+=6").changed, 3) << "2, 3, 4 in another order";
    // lamp-3 stays at 2, so that nobody moves.
    const auto stuck = bulk({lamps[0], lamps[1]}, "place-=1");
    EXPECT_EQ(stuck.refused, 2);
    EXPECT_EQ(stuck.change_set, 0);
}

TEST_F(UniqueRule, IsNotForComputedValues) {
    const AttributeId of = structure().attributes.find("ean")->id;
    const auto report =
        set_expression(*m_catalogue, of, "product.code", ChangeIntent::save, {}, Progress());
    ASSERT_FALSE(report.issues.empty());
    EXPECT_THAT(report.issues[0].message, HasSubstr("ean is unique"));
    EXPECT_TRUE(structure().attributes.find("ean")->expression.empty());
    mark(false);
    set_expression(*m_catalogue, of, "product.code", ChangeIntent::save, {}, Progress());
    EXPECT_FALSE(structure().attributes.find("ean")->expression.empty());
    EXPECT_EQ(rules(mark(true)), "attribute.computed:1");
    EXPECT_FALSE(is_unique());
}

TEST_F(UniqueRule, TellsLettersInAnyCaseAsTheSame) {
    edit("lamp-1", "ean", "abc");
    EXPECT_EQ(taken(edit("lamp-2", "ean", "ABC")), 1);
}

TEST_F(UniqueRule, GivesABulkEditsValueToTheFirstProductOnly) {
    BulkEdit bulk;
    bulk.products = {id_of("lamp-1"), id_of("lamp-2"), id_of("lamp-3")};
    bulk.changes.push_back(parse_bulk_change(structure(), "ean=4006381333948"));
    const auto preview = preview_bulk_edit(*m_catalogue, bulk, {}, Progress());
    const auto report = bulk_edit(*m_catalogue, bulk, {}, Progress());
    for (const BulkReport& one : {preview, report}) {
        EXPECT_EQ(one.changed, 1);
        EXPECT_EQ(one.refused, 2);
        ASSERT_EQ(one.issues.size(), 2U);
        EXPECT_EQ(one.issues[0].product, "lamp-2");
        EXPECT_THAT(one.issues[0].message, HasSubstr("lamp-1"));
    }
    EXPECT_EQ(ean("lamp-1"), "4006381333948");
    EXPECT_EQ(ean("lamp-3"), "4006381333932");
}

TEST_F(UniqueRule, RejectsTheCellOfAnImport) {
    ImportOptions options;
    for (const bool preview : {true, false}) {
        options.preview = preview;
        const auto report = products(
            "sku;family;name-en_US;ean\nlamp-2;lamps;Second;4006381333931\n"
            "new;lamps;New;4006381333999\nnewer;lamps;Newer;4006381333999\n",
            options);
        EXPECT_EQ(report.total().rejected, 0);
        EXPECT_EQ(report.by_rule.at("unique.taken"), 2);
    }
    EXPECT_EQ(ean("lamp-2"), "");
    EXPECT_EQ(ean("new"), "4006381333999");
    EXPECT_EQ(ean("newer"), "");
}

TEST_F(UniqueRule, KeepsTheFirstImportsOwnRowsApart) {
    EmptyImportTest::m_catalogue.reset();
    Catalogue::create(m_folder / "other.vitrine");
    m_catalogue = std::make_unique<Catalogue>(m_folder / "other.vitrine");
    m_folder.write("whole/locales.csv", "code\nen_US\n");
    m_folder.write("whole/attributes.csv",
                   "code;type;unique\nsku;pim_catalog_identifier;1\nean;pim_catalog_text;1\n");
    m_folder.write("whole/families.csv", "code;attributes\nlamps;sku,ean\n");
    m_folder.write("whole/products.csv", "sku;family;ean\na;lamps;1\nb;lamps;1\nc;lamps;2\n");
    const auto report = import({m_folder / "whole"});
    EXPECT_EQ(report.by_rule.at("unique.taken"), 1);
    EXPECT_EQ(ean("b"), "");
    EXPECT_EQ(taken(edit("c", "ean", "1")), 1);
}

TEST_F(UniqueRule, IsNotTurnedOnWhereProductsShareValues) {
    mark(false);
    EXPECT_FALSE(is_unique());
    edit("lamp-2", "ean", "4006381333931");
    const auto report = mark(true);
    EXPECT_FALSE(is_unique());
    EXPECT_EQ(rules(report), "attribute.twins:1");
    EXPECT_THAT(report.issues.at(0).message, HasSubstr("lamp-1 and lamp-2 (4006381333931)"));
    edit("lamp-2", "ean", std::nullopt);
    EXPECT_EQ(rules(mark(true)), "");
    EXPECT_TRUE(is_unique());
    EXPECT_EQ(edit("lamp-2", "ean", "4006381333931").issues.size(), 1U);
}

TEST_F(UniqueRule, LeavesOutOfAnUndoWhatAnotherProductHasByNow) {
    std::vector<CellEdit> edits = {cell("lamp-1", "4006381333948"),
                                   cell("lamp-3", "4006381333955")};
    const auto set = edit_products(*m_catalogue, edits).change_set;
    edit("lamp-2", "ean", "4006381333931");
    const auto refused = undo_change_set(*m_catalogue, set, OnConflict::refuse, Progress());
    EXPECT_EQ(refused.change_set, 0);
    ASSERT_EQ(refused.conflicts.size(), 1U);
    EXPECT_THAT(refused.conflicts[0].message, HasSubstr("lamp-1 and lamp-2 would have the same"));
    for (const OnConflict decision : {OnConflict::keep_later, OnConflict::overwrite}) {
        const auto kept = undo_change_set(*m_catalogue, set, decision, Progress());
        EXPECT_EQ(kept.restored, 1);
        ASSERT_EQ(kept.conflicts.size(), 1U);
        EXPECT_EQ(kept.conflicts[0].product, "lamp-1");
        EXPECT_EQ(ean("lamp-1"), "4006381333948");
        EXPECT_EQ(ean("lamp-3"), "4006381333932");
        undo_change_set(*m_catalogue, kept.change_set, OnConflict::refuse, Progress());
        EXPECT_EQ(ean("lamp-3"), "4006381333955");
    }
}

TEST_F(UniqueRule, TakesAValueBackThatMovedToAnotherProductInTheSameChange) {
    const auto set =
        edit_products(*m_catalogue, {cell("lamp-1", std::nullopt), cell("lamp-2", "4006381333931")})
            .change_set;
    const auto undo = undo_change_set(*m_catalogue, set, OnConflict::refuse, Progress());
    EXPECT_THAT(undo.conflicts, IsEmpty());
    EXPECT_EQ(ean("lamp-1"), "4006381333931");
    const auto redo =
        undo_change_set(*m_catalogue, undo.change_set, OnConflict::refuse, Progress());
    EXPECT_THAT(redo.conflicts, IsEmpty());
    EXPECT_EQ(ean("lamp-2"), "4006381333931");
}

TEST_F(UniqueRule, IsNotPutBackByAnUndoWhereProductsShareValuesByNow) {
    const auto set = mark(false).change_set;
    edit("lamp-2", "ean", "4006381333931");
    EXPECT_EQ(undo_change_set(*m_catalogue, set, OnConflict::refuse, Progress()).change_set, 0);
    const auto kept = undo_change_set(*m_catalogue, set, OnConflict::keep_later, Progress());
    EXPECT_EQ(kept.change_set, 0);
    EXPECT_FALSE(is_unique());
    edit("lamp-2", "ean", std::nullopt);
    EXPECT_NE(undo_change_set(*m_catalogue, set, OnConflict::refuse, Progress()).change_set, 0);
    EXPECT_TRUE(is_unique());
}

TEST_F(UniqueRule, FindsTheOwnersOfACatalogueOfAnEarlierVersion) {
    m_catalogue->connection().execute("DELETE FROM unique_value; DELETE FROM unique_attribute");
    open();
    EXPECT_EQ(edit("lamp-2", "ean", "4006381333931").issues.size(), 1U);
    EXPECT_NE(edit("lamp-2", "ean", "4006381333948").change_set, 0);
    open();
    EXPECT_EQ(edit("lamp-1", "ean", "4006381333948").issues.size(), 1U);
}

TEST_F(UniqueRule, VerifyNamesProductsThatShareAValueAllTheSame) {
    Product lamp = *m_catalogue->products().load_by_code("lamp-2");
    const Product before = lamp;
    const ValueKey key{structure().attributes.find("ean")->id, 0};
    lamp.values.set(key, std::string("4006381333931"));
    ChangeSetWriter writer(*m_catalogue, {});
    writer.update(before, lamp);
    const auto set = writer.finish();
    const auto damage = verify_catalogue(*m_catalogue, Progress()).damage;
    ASSERT_EQ(damage.size(), 1U);
    EXPECT_EQ(damage[0].rule, "unique.twins");
    EXPECT_THAT(damage[0].message, HasSubstr("lamp-2 and lamp-1"));
    undo_change_set(*m_catalogue, set, OnConflict::refuse, Progress());
    m_catalogue->connection().execute("DELETE FROM unique_value WHERE product = " +
                                      std::to_string(id_of("lamp-1")));
    EXPECT_EQ(verify_catalogue(*m_catalogue, Progress()).damage.at(0).rule, "verify.unique");
    edit("lamp-1", "ean", "4006381333948");
}

}  // namespace
}  // namespace vitrine::test
