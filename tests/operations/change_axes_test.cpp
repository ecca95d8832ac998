#include "operations/change_axes.h"

#include "operations/change_family.h"
#include "operations/read_fixture.h"
#include "operations/structure_change_fixture.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Levels : public ReadTest {
protected:
    Levels() {
        import_text("family_variants.csv",
                    "code;family;variant-axes_1;variant-attributes_1\n"
                    "lamp_weight;lamps;weight;weight,ean\n");
        edit("oxford-red-s", "brand", "nordlys");
        remember();
    }

    void remember() {
        before = stored(*m_catalogue);
        shown_before = shown(*m_catalogue);
    }
    AttributeId attribute(std::string_view code) const {
        return structure().attributes.find(code)->id;
    }
    FamilyVariantId levels(std::string_view code) const {
        return structure().family_variants.find(code)->id;
    }
    FamilyVariant::Level level(const std::vector<std::string>& axes,
                               const std::vector<std::string>& attributes = {}) const {
        FamilyVariant::Level made;
        for (const auto& code : axes) made.axes.push_back(attribute(code));
        for (const auto& code : attributes) made.attributes.push_back(attribute(code));
        return made;
    }
    StructureChangeReport change(std::vector<FamilyVariant::Level> to,
                                 Misfits misfits = Misfits::refuse) {
        AxesChange wanted;
        wanted.family_variant = levels("shirt_color_size");
        wanted.levels = std::move(to);
        wanted.misfits = misfits;
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            return change_axes(*m_catalogue, wanted, intent, {}, Progress());
        });
    }
    StructureChangeReport change(FamilyChange wanted) {
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            return change_family(*m_catalogue, wanted, intent, {}, Progress());
        });
    }
    void expect_same_for_shoppers(const StructureChangeReport& report) {
        EXPECT_EQ(report.count("shown_changed"), 0);
        EXPECT_TRUE(shown(*m_catalogue) == shown_before);
        expect_levels(*m_catalogue);
        expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
    }

    Stored before;
    Shown shown_before;
};

TEST_F(Levels, BecomeOneAndTheSubModelsGo) {
    const auto report = change({level({"color", "size"}, {"weight"})});
    EXPECT_EQ(report.count("models_removed"), 2);
    EXPECT_EQ(report.count("variants_moved"), 3);
    EXPECT_EQ(product("oxford-red-s")->parent, id_of("oxford"));
    EXPECT_EQ(text(product("oxford-red-s"), "color"), "red");
    expect_same_for_shoppers(report);
}

TEST_F(Levels, ChangePlacesWithNewSubModels) {
    const auto report = change({level({"size"}), level({"color"}, {"ean", "weight"})});
    EXPECT_EQ(report.count("models_created"), 2);
    EXPECT_EQ(report.count("models_removed"), 2);
    EXPECT_EQ(product("oxford-blue-s")->parent, id_of("oxford-s"));
    EXPECT_EQ(text(model("oxford-s"), "size"), "s");
    expect_same_for_shoppers(report);
}

TEST_F(Levels, GainAnAxisAndKeepTheSubModelsThatStillFit) {
    edit("oxford-red-s", "released", "2024-01-01");
    const auto report = change({level({"color"}), level({"size"}, {"weight", "brand"})});
    EXPECT_EQ(report.count("models_removed"), 0);
    EXPECT_EQ(report.count("variants_moved"), 0);
    EXPECT_EQ(text(model("oxford"), "brand"), "") << "went down as copies";
    EXPECT_EQ(text(product("oxford-blue-s"), "brand"), "acme");
    EXPECT_EQ(text(product("oxford-red-s"), "brand"), "nordlys");
}

TEST_F(Levels, TakeAnAttributeUpWhereAllAgree) {
    edit("oxford-red-m", "weight", "210 GRAM");
    remember();
    const auto report = change({level({"color"}, {"weight"}), level({"size"}, {"ean"})});
    EXPECT_EQ(text(model("oxford_red"), "weight"), "210 GRAM");
    EXPECT_EQ(text(product("oxford-red-s"), "weight"), "");
    EXPECT_EQ(report.count("values_differing"), 0);
    expect_same_for_shoppers(report);
    edit("oxford-red-m", "weight", "230 GRAM");
    remember();
    const auto differing = change({level({"color"}, {"weight"}), level({"size"}, {"ean"})});
    EXPECT_EQ(text(model("oxford_red"), "weight"), "");
    EXPECT_EQ(text(model("oxford_blue"), "weight"), "210 GRAM");
    EXPECT_EQ(differing.issues.at(0).message,
              "weight differs below oxford_red: \"210 GRAM\" (oxford-red-s), \"230 GRAM\" "
              "(oxford-red-m).");
    expect_same_for_shoppers(differing);
}

TEST_F(Levels, AreRefusedWhereVariantsWouldBeAlike) {
    auto report = change({level({"size"}, {"color", "weight", "ean"})});
    ASSERT_TRUE(report.refused());
    EXPECT_EQ(report.issues[0].message,
              "oxford-blue-s has the same axis values as oxford-red-s below oxford: s.");
    report = change({level({"size"}, {"color", "weight", "ean"})}, Misfits::set_aside);
    EXPECT_EQ(report.count("set_aside"), 1);
    EXPECT_EQ(product("oxford-blue-s")->kind, ProductKind::simple);
    expect_same_for_shoppers(report);
}

TEST_F(Levels, ThatCannotBeAreNamed) {
    EXPECT_THAT(sentence_of([&] { change({level({"name"})}); }),
                HasSubstr("name cannot be an axis"));
    EXPECT_THAT(sentence_of([&] {
                    change({level({"color"}), level({"color"})});
                }),
                HasSubstr("color stands on both levels."));
    EXPECT_THAT(sentence_of([&] { change({level({"released"})}); }),
                HasSubstr("The axis released is not an attribute of the family shirts."));
}

TEST_F(Levels, ThatAreImportedHaveTenAxesAtMost) {
    std::string attributes = "code;type;group\n", codes = "sku", axes;
    for (int i = 1; i <= 11; ++i) {
        const std::string code = "axis_" + std::to_string(i);
        attributes += code + ";pim_catalog_number;general\n";
        codes += ',' + code;
        axes += (axes.empty() ? "" : ",") + code;
    }
    import_text("attributes.csv", attributes);
    import_text("families.csv", "code;attributes\nmany;" + codes + '\n');
    const auto report =
        import_text("family_variants.csv",
                    "code;family;variant-axes_1;variant-axes_2\n"
                    "eleven;many;" +
                        axes + ";\n" + "twice;many;axis_1,axis_1;\n" + "both;many;axis_1;axis_1\n" +
                        "lamp_weight;shirts;weight;\n" + "ten;many;axis_1;" +
                        axes.substr(axes.find("axis_3")) + '\n');
    EXPECT_EQ(rules(report),
              "family_variant.axes:1 family_variant.family_change:1 family_variant.levels:1");
    EXPECT_EQ(counts(report, "family_variant").created, 2) << "named twice is taken once";
}

TEST_F(Levels, OfAnotherFamilyTakeAWholeTree) {
    FamilyChange wanted;
    wanted.products = {id_of("oxford"), id_of("oxford-red-s"), id_of("lamp-1")};
    wanted.family = structure().families.find("lamps")->id;
    auto report = change(wanted);
    ASSERT_TRUE(report.refused());
    EXPECT_EQ(report.issues[0].message, "oxford is a model: it needs a family variant.");

    wanted.family_variant = levels("lamp_weight");
    report = change(wanted);
    ASSERT_TRUE(report.refused()) << "two weigh the same";
    edit("oxford-blue-s", "weight", "220 GRAM");
    remember();
    report = change(wanted);
    EXPECT_EQ(report.count("products_moved"), 3);
    EXPECT_EQ(report.count("unmoved"), 1);
    EXPECT_EQ(report.count("models_removed"), 2);
    EXPECT_EQ(report.count("foreign_kept"), 6) << "colour and size";
    EXPECT_EQ(report.count("missing_before"), 0);
    EXPECT_GT(report.count("missing_after"), 0) << "lamps need a description";
    EXPECT_EQ(report.count("shown_changed"), 0);
    EXPECT_EQ(product("oxford-red-s")->family, wanted.family);
    EXPECT_EQ(text(product("oxford-red-s"), "color"), "red");
    expect_levels(*m_catalogue);
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
}

TEST_F(Levels, DoNotMatterToSimpleProductsThatChangeTheirFamily) {
    FamilyChange wanted;
    wanted.products = {id_of("lamp-1"), id_of("oxford-red-s")};
    wanted.family = structure().families.find("shirts")->id;
    wanted.foreign = ForeignValues::remove;
    auto report = change(wanted);
    ASSERT_TRUE(report.refused());
    EXPECT_EQ(report.issues[0].message, "The family of oxford-red-s is that of its model oxford.");
    wanted.misfits = Misfits::set_aside;
    report = change(wanted);
    EXPECT_EQ(report.count("products_moved"), 1);
    EXPECT_EQ(report.count("foreign_removed"), 1) << "released";
    EXPECT_EQ(text(product("lamp-1"), "released"), "");
    EXPECT_THAT(m_catalogue->structure()->families.code_of(product("lamp-1")->family), "shirts");
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
}

}  // namespace
}  // namespace vitrine::test
