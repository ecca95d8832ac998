// Products copied, switched and removed.
#include <algorithm>

#include "catalog/lifecycle.h"
#include "catalog/packs.h"
#include "operations/add_product.h"
#include "operations/delete_products.h"
#include "operations/duplicate_products.h"
#include "operations/enable_products.h"
#include "operations/read_fixture.h"
#include "operations/structure_change_fixture.h"
#include "operations/usual_pattern.h"

namespace vitrine::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class MakeProducts : public ReadTest {
protected:
    MakeProducts() {
        import_text("association_types.csv", "code;is_two_way;is_quantified\nFITS;1;0\nPACK;0;1\n");
    }

    std::vector<ProductId> ids(const std::vector<std::string>& codes) {
        std::vector<ProductId> found;
        for (const std::string& code : codes) found.push_back(id_of(code));
        return found;
    }
    StructureChangeReport duplicate(const Duplication& wanted) {
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            auto report = duplicate_products(*m_catalogue, wanted, intent, {}, Progress());
            EXPECT_EQ(report.copies.empty(), report.change.change_set == 0);
            m_codes = report.codes;
            return report.change;
        });
    }
    StructureChangeReport enable(const std::vector<std::string>& codes, bool enabled) {
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            return enable_products(*m_catalogue, {ids(codes), enabled}, intent, {}, Progress());
        });
    }
    StructureChangeReport remove(const std::vector<std::string>& codes) {
        const auto chosen = ids(codes);
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            return delete_products(*m_catalogue, chosen, intent, {}, Progress());
        });
    }
    // As an import with quantities would.
    void hold(std::string_view bundle, const std::vector<Quantity>& items) {
        ChangeSetWriter writer(*m_catalogue, {});
        const Product before = *m_catalogue->products().load(id_of(bundle));
        Product after = before;
        after.values.set(
            {property::quantified_products, structure().association_types.find("PACK")->id},
            Quantities{items});
        writer.update(before, after);
        writer.finish();
    }

    std::vector<std::string> m_codes;
};

TEST_F(MakeProducts, CopiesAProductButForWhatMustDiffer) {
    edit("lamp-1", "FITS-products", "lamp-2");
    const Stored before = stored(*m_catalogue);
    const auto report = duplicate({{id_of("lamp-1")}, {}, {}});
    EXPECT_THAT(m_codes, ElementsAre("lamp-1-copy"));
    EXPECT_EQ(report.count("copies"), 1);
    EXPECT_EQ(report.count("values_left_out"), 1);
    ASSERT_THAT(report.issues, SizeIs(1));
    EXPECT_EQ(report.issues[0].rule, "duplicate.left_out");
    EXPECT_EQ(report.issues[0].message, "ean must differ, so lamp-1-copy has none yet.");
    const auto copy = product("lamp-1-copy");
    EXPECT_EQ(text(copy, "name", {}, "fr_FR"), "Lampe de bureau Éclair");
    EXPECT_EQ(text(copy, "weight"), text(product("lamp-1"), "weight"));
    EXPECT_EQ(text(copy, "ean"), "");
    EXPECT_FALSE(copy->enabled);
    EXPECT_NE(copy->uuid, product("lamp-1")->uuid);
    EXPECT_THAT(linked("lamp-1-copy", "X_SELL"), ElementsAre("lamp-2"));
    EXPECT_THAT(linked("lamp-1-copy"), ElementsAre("lamp-2"));
    EXPECT_THAT(linked("lamp-2"), ElementsAre("lamp-1", "lamp-1-copy")) << "the other side";
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
}

TEST_F(MakeProducts, LeavesOutUniqueValuesAndTheNumbersOfPacks) {
    StandardAttribute packs = standard_attribute(AttributeRole::packs);
    {
        ChangeSetWriter writer(*m_catalogue, {"ada", "new", {}, "packs", 0});
        writer.put(std::move(packs.attribute));
        writer.finish();
    }
    import_text("attributes.csv", "code;type;unique\nname;pim_catalog_text;0\n");
    edit("lamp-1", "packs",
         R"([{"level":"each","gtin":"4006381333931"},{"level":"case","quantity":6}])");
    duplicate({{id_of("lamp-1")}, "lamp-9", {}});
    const auto copy = product("lamp-9");
    ASSERT_TRUE(copy);
    const auto rows = packs_of(structure(), Lineage{&*copy});
    ASSERT_THAT(rows, SizeIs(2));
    EXPECT_EQ(rows[0].gtin, "");
    EXPECT_EQ(rows[1].quantity, Decimal(6, 0));
}

TEST_F(MakeProducts, CopiesAModelWithItsVariantsOrAlone) {
    const Stored before = stored(*m_catalogue);
    const auto report = duplicate({ids({"oxford", "oxford-red-s"}), {}, {}});
    EXPECT_EQ(report.count("copies"), 6);
    expect_levels(*m_catalogue);
    for (const char* code : {"oxford-copy-red-s", "oxford-copy-red-m", "oxford-copy-blue-s"}) {
        ASSERT_TRUE(product(code)) << code;
        EXPECT_FALSE(product(code)->enabled);
        EXPECT_EQ(shown(*m_catalogue)[code].size(),
                  shown(*m_catalogue)[std::string("oxford") + (code + 11)].size());
    }
    EXPECT_EQ(text(model("oxford-copy_red"), "color"), "red");
    EXPECT_EQ(verify_catalogue(*m_catalogue, Progress()).damage.size(), 0U);
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));

    EXPECT_EQ(duplicate({ids({"oxford"}), "derby", DuplicatedVariants::none}).count("copies"), 1);
    EXPECT_THAT(m_catalogue->products().children_of(id_of("derby")), IsEmpty());
}

TEST_F(MakeProducts, RefusesACopyThatCouldNotBe) {
    EXPECT_EQ(duplicate({ids({"oxford-red-s", "lamp-1"}), {}, {}}).issues.at(0).rule,
              "duplicate.variant");
    EXPECT_EQ(duplicate({ids({"lamp-1"}), "LAMP-2", {}}).issues.at(0).rule, "code.taken");
    EXPECT_EQ(duplicate({ids({"lamp-1"}), "two\nlines", {}}).issues.at(0).rule, "code.line");
    EXPECT_THAT(sentence_of([&] {
                    duplicate({ids({"lamp-1", "lamp-2"}), "both", {}});
                }),
                HasSubstr("leave the code out"));
}

TEST_F(MakeProducts, NumbersTheCopiesOfCopies) {
    duplicate({ids({"lamp-1", "lamp-2"}), {}, {}});
    EXPECT_THAT(m_codes, ElementsAre("lamp-1-copy", "lamp-2-copy"));
    duplicate({ids({"lamp-1-copy", "lamp-1"}), {}, {}});
    EXPECT_THAT(m_codes, ElementsAre("lamp-1-copy-2", "lamp-1-copy-3"));
    duplicate({ids({"lamp-1-copy-3"}), {}, {}});
    EXPECT_THAT(m_codes, ElementsAre("lamp-1-copy-4"));
    EXPECT_EQ(copy_code(m_catalogue->products(), *product("lamp-2")), "lamp-2-copy-2");
}

TEST_F(MakeProducts, SwitchesProductsAndTheVariantsOfModels) {
    const Stored before = stored(*m_catalogue);
    const auto report = enable({"lamp-1", "lamp-3", "oxford_red"}, false);
    EXPECT_EQ(report.count("switched"), 3);
    EXPECT_EQ(report.count("unswitched"), 1) << "lamp-3 was off";
    EXPECT_FALSE(product("lamp-1")->enabled);
    EXPECT_FALSE(product("oxford-red-m")->enabled);
    EXPECT_TRUE(product("oxford-blue-s")->enabled);
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
    EXPECT_EQ(enable({"lamp-1"}, true).change_set, 0) << "it is on";
}

TEST_F(MakeProducts, RemovesProductsWithTheLinksToThem) {
    edit("lamp-2", "FITS-products", "lamp-1,lamp-3");
    hold("lamp-3", {{id_of("lamp-1"), Decimal(2, 0)}, {id_of("lamp-2"), Decimal(1, 0)}});
    QualitySetting exempting;
    exempting.code = "spelling";
    exempting.exempt = {id_of("lamp-1"), id_of("lamp-3")};
    {
        ChangeSetWriter writer(*m_catalogue, {});
        writer.put(exempting);
        writer.finish();
    }
    const Stored before = stored(*m_catalogue);
    const auto report = remove({"lamp-1"});
    EXPECT_EQ(report.count("products_removed"), 1);
    EXPECT_EQ(report.count("below"), 0);
    EXPECT_EQ(report.count("links"), 2) << "of lamp-2, and in the bundle lamp-3";
    ASSERT_THAT(report.issues, SizeIs(1));
    EXPECT_EQ(report.issues[0].message,
              "lamp-3 is made of others (PACK) and holds lamp-1 no more.");
    EXPECT_FALSE(product("lamp-1"));
    EXPECT_THAT(linked("lamp-2"), ElementsAre("lamp-3"));
    EXPECT_THAT(structure().quality_settings.find("spelling")->exempt,
                ElementsAre(id_of("lamp-3")));
    EXPECT_EQ(verify_catalogue(*m_catalogue, Progress()).damage.size(), 0U);
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
}

TEST_F(MakeProducts, RemovesAModelWithAllBelowItAndSaysHowMuchThatIs) {
    const Stored before = stored(*m_catalogue);
    const auto report = remove({"oxford", "oxford-red-s"});
    EXPECT_EQ(report.count("models_removed"), 3);
    EXPECT_EQ(report.count("products_removed"), 3);
    EXPECT_EQ(report.count("below"), 4);
    EXPECT_THAT(report.issues, IsEmpty());
    EXPECT_FALSE(model("oxford_red"));
    expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
    EXPECT_EQ(remove({"oxford-blue-s"}).issues.at(0).message,
              "The model oxford_blue has no variants afterwards.");
}

TEST_F(MakeProducts, KnowsThePatternOfItsCodes) {
    EXPECT_FALSE(usual_pattern(*m_catalogue));
    NewProduct wanted;
    wanted.family = structure().families.find("lamps")->id;
    for (const char* pattern : {"LI-{number:4}", "{family}/{number}"}) {
        wanted.pattern = NumberPattern::parse(pattern);
        add_product(*m_catalogue, wanted, AddIntent::save);
    }
    EXPECT_EQ(usual_pattern(*m_catalogue)->name(), "pattern:LI-{number:4}");
    EXPECT_EQ(usual_pattern(*m_catalogue, "lamps")->name(), "pattern:{family}/{number}");
}

}  // namespace
}  // namespace vitrine::test
