#include "operations/edit_products.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "operations/sample_catalogue.h"

namespace vitrine {
namespace {

using testing::HasSubstr;
using EditProducts = test::SampleCatalogue;

TEST_F(EditProducts, SavesTheCellsAsOneChangeSet) {
    const auto report =
        edit_products(*catalogue, {cell(television, "name[en_US]", "LED television"),
                                   cell(television, "price[EUR]", "499.90"),
                                   cell(shirt, "name[fr_FR]", "Chemise en lin")});
    EXPECT_EQ(report.changed, 3);
    EXPECT_TRUE(report.issues.empty());
    EXPECT_EQ(report.change_set, setup + 1);
    EXPECT_EQ(own(television, "name[en_US]"), "LED television");
    EXPECT_EQ(own(television, "price[EUR]"), "499.90");
    EXPECT_EQ(own(shirt, "name[fr_FR]"), "Chemise en lin");
    EXPECT_EQ(catalogue->journal().find(report.change_set)->origin.note, "3 values edited");
}

TEST_F(EditProducts, RecordsNothingWhereTheValueIsThereAlready) {
    const auto report = edit(television, "name[en_US]", "Television");
    EXPECT_EQ(report.changed, 0);
    EXPECT_EQ(report.unchanged, 1);
    EXPECT_EQ(report.change_set, 0);
}

TEST_F(EditProducts, SavesTheGoodCellsAndSaysWhatIsWrongWithTheOthers) {
    const auto report = edit_products(
        *catalogue, {cell(television, "weight", "12,5o"), cell(television, "brand", "nokia"),
                     cell(television, "name[fr_FR]", "Téléviseur")});
    EXPECT_EQ(report.changed, 1);
    ASSERT_EQ(report.issues.size(), 2U);
    EXPECT_EQ(report.issues[0].product, "tv");
    EXPECT_EQ(report.issues[0].column, "weight");
    EXPECT_EQ(report.issues[0].value, "12,5o");
    EXPECT_FALSE(report.issues[0].fix.empty());
    EXPECT_EQ(report.issues[1].rule, "option.unknown");
    EXPECT_EQ(own(television, "name[fr_FR]"), "Téléviseur");
    EXPECT_EQ(own(television, "weight"), "");
}

TEST_F(EditProducts, KeepsAValueThatIsOnlySuspicious) {
    const auto report = edit(shirt_red_s, "ean", "4006381333932");
    EXPECT_EQ(report.changed, 1);
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues.front().severity, Severity::warning);
    EXPECT_EQ(report.issues.front().rule, "gtin.check_digit");
}

TEST_F(EditProducts, ClearsAValueSoThatTheInheritedOneShows) {
    edit(shirt_red_s, "name[en_US]", "Shirt, small");
    EXPECT_EQ(own(shirt_red_s, "name[en_US]"), "Shirt, small");
    edit(shirt_red_s, "name[en_US]", std::nullopt);
    const LoadedLineage loaded(catalogue->products(), *catalogue->products().load(shirt_red_s));
    const Structure& structure = *catalogue->structure();
    EXPECT_EQ(display_name(structure, loaded.lineage(), 0, sample.locale("en_US")), "Linen shirt");
}

TEST_F(EditProducts, RefusesAnAttributeOfTheVariantsOnTheirModel) {
    const auto report = edit(shirt, "size", "m");
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues.front().rule, "variant.level");
    EXPECT_EQ(report.change_set, 0);
}

TEST_F(EditProducts, KeepsAxisValuesFilledAndUnique) {
    auto report = edit(shirt_red_s, "size", "m");
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues.front().rule, "variant.axis_duplicate");
    EXPECT_THAT(report.issues.front().message, HasSubstr("shirt-red-m"));
    report = edit(shirt_red_s, "size", std::nullopt);
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues.front().rule, "variant.axis_missing");
    EXPECT_EQ(edit(shirt_red_s, "size", "xl").changed, 1);
}

TEST_F(EditProducts, RefusesToOverwriteWhatSomebodyElseTypedMeanwhile) {
    CellEdit late = cell(television, "name[en_US]", "Mine");
    late.expected = "Television";
    edit(television, "name[en_US]", "Theirs");
    const auto report = edit_products(*catalogue, {late});
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues.front().rule, "edit.conflict");
    EXPECT_THAT(report.issues.front().message, HasSubstr("Theirs"));
    EXPECT_EQ(own(television, "name[en_US]"), "Theirs");
}

TEST_F(EditProducts, MergesFieldByFieldWithAnotherConnection) {
    Catalogue other(file);
    edit(television, "name[en_US]", "LED television");
    CellEdit theirs = cell(television, "brand", "lg");
    edit_products(other, {theirs});
    EXPECT_EQ(own(television, "name[en_US]"), "LED television");
    EXPECT_EQ(own(television, "brand"), "lg");
}

TEST_F(EditProducts, SetsProperties) {
    EXPECT_EQ(edit(television, "categories", "led_tvs, outlet").changed, 1);
    EXPECT_EQ(edit(television, "enabled", "no").changed, 1);
    const Product tv = *catalogue->products().load(television);
    EXPECT_FALSE(tv.enabled);
    EXPECT_EQ(tv.references(property::categories).size(), 2U);
    EXPECT_EQ(edit(television, "categories", "nowhere").issues.front().rule, "category.unknown");
    EXPECT_EQ(edit(television, "enabled", "perhaps").issues.front().rule, "boolean.unreadable");
    for (const ProductId product : {shirt, shirt_red, shirt_red_s}) {
        const Issue refused = edit(product, "family", "tvs").issues.front();
        EXPECT_EQ(refused.rule, "family.of_model");
        EXPECT_THAT(refused.fix, testing::HasSubstr("vitrine change family"));
    }
    EXPECT_EQ(edit(shirt, "enabled", "0").issues.front().rule, "enabled.of_model");
    EXPECT_EQ(edit(shirt_red_s, "enabled", "0").changed, 1);
}

TEST_F(EditProducts, RefusesAFieldThatBeganToVaryOrWentAwaySinceItWasShown) {
    const CellEdit rating = cell(television, "rating", "4");
    const CellEdit waterproof = cell(television, "waterproof", "1");
    {
        ChangeSetWriter writer(*catalogue, {"ada", "structure", {}, {}, 0});
        Attribute varying = *writer.structure().attributes.find("rating");
        varying.localizable = true;
        writer.put(varying);
        writer.restore(EntityKind::attribute, writer.structure().attributes.find("waterproof")->id,
                       std::nullopt);
        writer.finish();
    }
    const auto report = edit_products(*catalogue, {rating, waterproof});
    EXPECT_EQ(report.changed, 0);
    ASSERT_EQ(report.issues.size(), 2U);
    EXPECT_EQ(report.issues[0].rule, "field.varies");
    EXPECT_EQ(report.issues[1].rule, "field.gone");
}

TEST_F(EditProducts, SaysWhenTheProductIsGone) {
    EXPECT_EQ(edit(9999, "brand", "lg").issues.front().rule, "product.gone");
}

TEST_F(EditProducts, LeavesNothingWhenTheDiskRefuses) {
    const auto seq = catalogue->journal().last_seq();
    auto connection = sql::open_sqlite(file, sql::Access::read_write, sql::Purpose::interactive);
    // A full disk, as the engine sees it: no page more than there are.
    catalogue->connection().execute("PRAGMA max_page_count = 1");
    std::vector<CellEdit> edits;
    edits.push_back(cell(television, "description[ecommerce,en_US]", std::string(200'000, 'x')));
    try {
        edit_products(*catalogue, edits);
        FAIL() << "the edit was saved on a full disk";
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::storage);
        EXPECT_THAT(error.sentence(), HasSubstr("disk is full"));
    }
    Catalogue again(file);
    EXPECT_EQ(again.journal().last_seq(), seq);
}

TEST(ParseField, SaysWhatAFieldExpects) {
    const SampleStructure sample;
    const auto sentence = [&](std::string_view text) -> std::string {
        try {
            parse_field(sample.structure, text);
        } catch (const Error& error) {
            return error.sentence();
        }
        return {};
    };
    EXPECT_EQ(sentence("brand"), "");
    EXPECT_EQ(sentence("description[fr_FR,ecommerce]"), "") << "the order is free";
    EXPECT_THAT(sentence("name"), HasSubstr("a locale"));
    EXPECT_THAT(sentence("name[de_XX]"), HasSubstr("de_XX"));
    EXPECT_THAT(sentence("brand[en_US]"), HasSubstr("nothing in brackets"));
    EXPECT_THAT(sentence("price"), HasSubstr("price[EUR]"));
    EXPECT_THAT(sentence("nmae[en_US]"), HasSubstr("Did you mean name?"));
    EXPECT_THAT(sentence("name[en_US"), HasSubstr("not closed"));
}

}  // namespace
}  // namespace vitrine
