#include "operations/convert_variants.h"

#include "operations/change_parent.h"
#include "operations/read_fixture.h"
#include "operations/structure_change_fixture.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Variants : public ReadTest {
protected:
    Variants() {
        products(
            "sku;family;categories;name-en_US;brand;price-EUR;color;size;weight;weight-unit\n"
            "tee-1;shirts;clothing;Tee;acme;10.00;red;s;100;GRAM\n"
            "tee-2;shirts;clothing;Tee;acme;10.00;red;m;110;GRAM\n"
            "tee-3;shirts;clothing;Tee;acme;12.00;blue;s;100;GRAM\n");
        before = stored(*m_catalogue);
        shown_before = shown(*m_catalogue);
    }

    FamilyVariantId levels() const {
        return structure().family_variants.find("shirt_color_size")->id;
    }

    StructureChangeReport to_variants(VariantConversion wanted) {
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            return convert_to_variants(*m_catalogue, wanted, intent, {}, Progress());
        });
    }
    StructureChangeReport to_simple(SimpleConversion wanted) {
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            return convert_to_simple(*m_catalogue, wanted, intent, {}, Progress());
        });
    }
    StructureChangeReport move(ParentChange wanted) {
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            return change_parent(*m_catalogue, wanted, intent, {}, Progress());
        });
    }
    VariantConversion tees() {
        VariantConversion wanted;
        wanted.products = {id_of("tee-1"), id_of("tee-2"), id_of("tee-3")};
        wanted.model = "tee";
        wanted.family_variant = levels();
        return wanted;
    }

    Stored before;
    Shown shown_before;
};

TEST_F(Variants, OfANewModelShowWhatTheyShowedAndShareWhatTheyAgreeOn) {
    const StructureChangeReport report = to_variants(tees());
    EXPECT_EQ(report.count("variants_made"), 3);
    EXPECT_EQ(report.count("models_created"), 3);
    EXPECT_EQ(report.count("shown_changed"), 0);
    EXPECT_TRUE(shown(*m_catalogue) == shown_before);
    expect_levels(*m_catalogue);
    EXPECT_EQ(text(model("tee"), "brand"), "acme");
    EXPECT_EQ(text(model("tee"), "name", {}, "en_US"), "Tee");
    EXPECT_EQ(text(model("tee-red"), "color"), "red");
    EXPECT_EQ(text(product("tee-1"), "brand"), "") << "inherited";
    EXPECT_EQ(text(product("tee-1"), "size"), "s");
    EXPECT_THAT(product("tee-1")->references(property::categories), IsEmpty());
    // The price differs: the red sub-model agrees on one of its own, the blue one has the other.
    EXPECT_EQ(text(model("tee"), "price", {}, {}, "EUR"), "");
    EXPECT_EQ(text(model("tee-red"), "price", {}, {}, "EUR"), "10.00");
    EXPECT_EQ(text(model("tee-blue"), "price", {}, {}, "EUR"), "12.00");
    EXPECT_EQ(report.count("values_differing"), 1);
    ASSERT_THAT(report.issues, SizeIs(1));
    EXPECT_EQ(report.issues[0].message,
              "price[EUR] differs below tee: \"10.00\" (tee-1), \"12.00\" (tee-3).");
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
}

TEST_F(Variants, TakeOneValueWhereThatIsWished) {
    VariantConversion wanted = tees();
    wanted.differing = DifferingValues::take_common;
    const StructureChangeReport report = to_variants(wanted);
    EXPECT_EQ(text(model("tee"), "price", {}, {}, "EUR"), "10.00");
    EXPECT_EQ(text(model("tee-blue"), "price", {}, {}, "EUR"), "");
    EXPECT_EQ(report.count("shown_changed"), 1);
    EXPECT_EQ(report.issues_by_rule.at("value.shown"), 1);
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
}

TEST_F(Variants, ComeBelowAModelThatIsThereByTheirAxisValues) {
    VariantConversion wanted;
    wanted.products = {id_of("tee-3")};
    wanted.model = "OXFORD";
    StructureChangeReport report = to_variants(wanted);
    ASSERT_TRUE(report.refused());
    EXPECT_EQ(report.issues[0].message,
              "tee-3 has the same axis values as oxford-blue-s below oxford: blue, s.");
    EXPECT_EQ(report.issues[0].product, "tee-3");

    edit("tee-3", "size", "m");
    before = stored(*m_catalogue);
    report = to_variants(wanted);
    EXPECT_EQ(report.count("variants_made"), 1);
    EXPECT_EQ(report.count("models_created"), 0);
    EXPECT_EQ(product("tee-3")->parent, id_of("oxford_blue"));
    // What the model says otherwise is overridden; what only it says is new.
    EXPECT_EQ(text(product("tee-3"), "name", {}, "en_US"), "Tee");
    EXPECT_EQ(text(product("tee-3"), "brand"), "") << "both say acme";
    EXPECT_EQ(report.count("values_differing"), 2) << "name and price";
    EXPECT_EQ(report.issues_by_rule.at("value.shown"), 2) << "name[fr_FR] and price[USD]";
    EXPECT_EQ(text(model("oxford"), "price", {}, {}, "EUR"), "49.90");
    expect_levels(*m_catalogue);
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
}

TEST_F(Variants, AreRefusedWithBothNamesOrSetAside) {
    edit("tee-2", "size", "s");
    edit("tee-3", "color", std::nullopt);
    before = stored(*m_catalogue);
    VariantConversion wanted = tees();
    wanted.products.push_back(id_of("lamp-1"));
    StructureChangeReport report = to_variants(wanted);
    EXPECT_EQ(report.change_set, 0);
    std::vector<std::string> messages;
    for (const Issue& issue : report.issues) {
        if (issue.severity == Severity::error) messages.push_back(issue.message);
    }
    EXPECT_THAT(messages,
                ElementsAre("lamp-1 has the family lamps; the variants of tee have shirts.",
                            "tee-2 has the same axis values as tee-1 below tee: red, s.",
                            "tee-3 has no color, by which the variants of tee are told apart."));
    wanted.misfits = Misfits::set_aside;
    report = to_variants(wanted);
    EXPECT_EQ(report.count("variants_made"), 1);
    EXPECT_EQ(report.count("set_aside"), 3);
    EXPECT_EQ(product("tee-2")->kind, ProductKind::simple);
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
}

TEST_F(Variants, AreGroupedByAFieldThatNamesTheirModel) {
    VariantConversion wanted = tees();
    wanted.model = {};
    wanted.by = parse_field(structure(), "brand");
    edit("tee-3", "brand", "nordlys");
    before = stored(*m_catalogue);
    shown_before = shown(*m_catalogue);
    const StructureChangeReport report = to_variants(wanted);
    EXPECT_EQ(report.count("variants_made"), 3);
    EXPECT_EQ(report.count("models_created"), 4);
    EXPECT_EQ(product("tee-3")->parent, id_of("nordlys-blue"));
    EXPECT_TRUE(shown(*m_catalogue) == shown_before);
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
}

TEST_F(Variants, AskForAFamilyVariantAndARootModel) {
    VariantConversion wanted = tees();
    wanted.family_variant = 0;
    EXPECT_EQ(sentence_of([&] { to_variants(wanted); }),
              "There is no model tee. To make it, name a family variant.");
    wanted.model = "oxford_red";
    EXPECT_THAT(sentence_of([&] { to_variants(wanted); }),
                HasSubstr("oxford_red is no root model."));
}

TEST_F(Variants, BecomeSimpleProductsThatShowTheSame) {
    SimpleConversion wanted;
    wanted.products = {id_of("oxford-red-s"), id_of("tee-1")};
    StructureChangeReport report = to_simple(wanted);
    EXPECT_EQ(report.count("simple_made"), 1);
    EXPECT_EQ(report.count("simple_before"), 1);
    EXPECT_EQ(report.count("models_removed"), 0);
    EXPECT_TRUE(shown(*m_catalogue) == shown_before);
    EXPECT_EQ(text(product("oxford-red-s"), "color"), "red");
    EXPECT_EQ(product("oxford-red-s")->references(property::categories),
              model("oxford")->references(property::categories));
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));

    wanted.products = {id_of("oxford")};
    wanted.empty_models = EmptyModels::remove;
    report = to_simple(wanted);
    EXPECT_EQ(report.count("simple_made"), 3);
    EXPECT_EQ(report.count("models_removed"), 3);
    EXPECT_FALSE(model("oxford"));
    EXPECT_TRUE(shown(*m_catalogue) == shown_before);
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
}

TEST_F(Variants, MoveBelowAnotherModelAndKeepWhatTheyShowed) {
    to_variants(tees());
    edit("oxford_red", "name[en_US]", "Red shirt");
    before = stored(*m_catalogue);
    shown_before = shown(*m_catalogue);
    ParentChange wanted;
    wanted.products = {id_of("oxford-red-m")};
    wanted.model = id_of("oxford_blue");
    StructureChangeReport report = move(wanted);
    EXPECT_EQ(report.count("products_moved"), 1);
    EXPECT_EQ(report.count("values_kept"), 1);
    EXPECT_EQ(text(product("oxford-red-m"), "name", {}, "en_US"), "Red shirt");
    EXPECT_EQ(text(product("oxford-red-m"), "color"), "") << "comes with the place";
    EXPECT_EQ(report.count("shown_changed"), 1) << "the colour";
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));

    wanted.inherited = InheritedValues::drop;
    report = move(wanted);
    EXPECT_EQ(report.count("values_kept"), 0);
    EXPECT_EQ(report.count("shown_changed"), 2);
    EXPECT_EQ(text(product("oxford-red-m"), "name", {}, "en_US"), "");
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));

    // A sub-model moves with its variants.
    wanted.products = {id_of("oxford_red")};
    wanted.model = id_of("tee");
    report = move(wanted);
    ASSERT_TRUE(report.refused()) << "there is a red one already";
    EXPECT_EQ(report.issues[0].message, "tee-red has these values already.");
}

TEST_F(Variants, ThatCannotMoveAreListedAndTheRestMovesOnWish) {
    ParentChange wanted;
    wanted.products = {id_of("oxford-red-s"), id_of("oxford-red-m"), id_of("tee-1"),
                       id_of("oxford"),       id_of("oxford_red"),   id_of("oxford-blue-s")};
    wanted.model = id_of("oxford_blue");
    StructureChangeReport report = move(wanted);
    EXPECT_EQ(report.change_set, 0);
    std::vector<std::string> messages;
    for (const Issue& issue : report.issues) {
        if (issue.severity == Severity::error) messages.push_back(issue.message);
    }
    EXPECT_THAT(
        messages,
        ElementsAre("oxford-blue-s has these values already.", "tee-1 is a simple product.",
                    "oxford is a root model: it stands below no other.",
                    "oxford_red stands on another level than the children of oxford_blue."));
    wanted.misfits = Misfits::set_aside;
    report = move(wanted);
    EXPECT_EQ(report.count("products_moved"), 1);
    EXPECT_EQ(report.count("set_aside"), 4);
    EXPECT_EQ(report.count("unmoved"), 1);
    expect_levels(*m_catalogue);
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
}

}  // namespace
}  // namespace vitrine::test
