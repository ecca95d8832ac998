// Every change of what products are, made with whole sets and taken back. LEGO takes its time: only
// with VITRINE_LARGE=1.
#include <cstdlib>
#include <string_view>

#include "operations/change_axes.h"
#include "operations/change_family.h"
#include "operations/change_parent.h"
#include "operations/convert_variants.h"
#include "operations/list_products.h"
#include "operations/structure_change_fixture.h"
#include "support/run_command.h"

namespace vitrine::test {
namespace {

class SetTest : public EmptyImportTest {
protected:
    std::vector<ProductId> list(std::string_view filter) {
        ListRequest request;
        request.filter = filter;
        return list_products(*m_catalogue, request, Progress());
    }
    void remember() {
        before = stored(*m_catalogue);
        shown_before = shown(*m_catalogue);
    }
    AttributeId attribute(std::string_view code) const {
        return structure().attributes.find(code)->id;
    }
    FamilyVariant levels(std::string_view code) const {
        return *structure().family_variants.find(code);
    }
    std::vector<ProductId> roots_of(std::string_view family_variant) {
        std::vector<ProductId> roots;
        const FamilyVariantId id = levels(family_variant).id;
        m_catalogue->products().each([&](const Product& product) {
            if (product.is_model() && product.parent == 0 && product.family_variant == id)
                roots.push_back(product.id);
        });
        return roots;
    }

    StructureChangeReport to_simple(SimpleConversion wanted) {
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            return convert_to_simple(*m_catalogue, wanted, intent, {}, Progress());
        });
    }
    StructureChangeReport to_variants(VariantConversion wanted) {
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            return convert_to_variants(*m_catalogue, wanted, intent, {}, Progress());
        });
    }
    StructureChangeReport change(AxesChange wanted) {
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            return change_axes(*m_catalogue, wanted, intent, {}, Progress());
        });
    }
    StructureChangeReport change(FamilyChange wanted) {
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            return change_family(*m_catalogue, wanted, intent, {}, Progress());
        });
    }
    StructureChangeReport change(ParentChange wanted) {
        return preview_and_save(*m_catalogue, [&](ChangeIntent intent) {
            return change_parent(*m_catalogue, wanted, intent, {}, Progress());
        });
    }

    void expect_same_for_shoppers() {
        EXPECT_TRUE(shown(*m_catalogue) == shown_before);
        expect_levels(*m_catalogue);
    }
    void take_back(const StructureChangeReport& report) {
        expect_undone(*m_catalogue, report.change_set, before, stored(*m_catalogue));
    }
    // All variants become simple and, where nothing else stands in the way, variants again.
    void take_apart() {
        SimpleConversion wanted;
        wanted.products = list("kind = model");
        wanted.empty_models = EmptyModels::remove;
        const auto variants = m_catalogue->products().count(ProductKind::variant);
        const auto models = m_catalogue->products().count(ProductKind::model);
        const auto report = to_simple(wanted);
        EXPECT_EQ(report.count("simple_made"), variants);
        EXPECT_EQ(report.count("models_removed"), models);
        EXPECT_EQ(report.products_changed, variants + models);
        EXPECT_EQ(m_catalogue->products().count(ProductKind::model), 0);
        expect_same_for_shoppers();
        take_back(report);
    }

    Stored before;
    Shown shown_before;
};

class IcecatChanges : public SetTest {
protected:
    // False where the set is not installed.
    bool load() {
        const auto set = shared_file("data/akeneo/icecat-demo");
        if (!set) return false;
        import({*set});
        remember();
        return true;
    }
};

#define LOAD_ICECAT() \
    if (!load()) GTEST_SKIP() << "shared data is not installed: data/akeneo/icecat-demo"

TEST_F(IcecatChanges, OfVariantsToSimpleProductsAndBack) {
    LOAD_ICECAT();
    take_apart();
    // Tree by tree, under the models' own codes.
    for (const ProductId root : list("kind = model and parent is empty")) {
        const Product model = *m_catalogue->products().load(root);
        SimpleConversion apart;
        apart.products = {root};
        apart.empty_models = EmptyModels::remove;
        VariantConversion together;
        for (const ProductId child : m_catalogue->products().children_of(root)) {
            const auto below = m_catalogue->products().children_of(child);
            if (below.empty() && !m_catalogue->products().load(child)->is_model())
                together.products.push_back(child);
            together.products.insert(together.products.end(), below.begin(), below.end());
        }
        to_simple(apart);
        together.model = model.code;
        together.family_variant = model.family_variant;
        together.misfits = Misfits::set_aside;
        const auto report = to_variants(together);
        EXPECT_EQ(report.count("shown_changed"), 0) << model.code;
        EXPECT_EQ(report.count("variants_made") + report.count("set_aside"),
                  static_cast<std::int64_t>(together.products.size()))
            << model.code;
    }
    expect_same_for_shoppers();
}

TEST_F(IcecatChanges, OfLevelsMoveValuesAndNothingElse) {
    LOAD_ICECAT();
    for (const char* code : {"clothing_color_size", "clothing_colorsize", "clothing_material_size",
                             "shoes_size_color"}) {
        AxesChange wanted;
        const FamilyVariant stored_levels = levels(code);
        wanted.family_variant = stored_levels.id;
        if (stored_levels.levels.size() == 2) {
            // The other way round, then both on one level.
            wanted.levels = {stored_levels.levels[1], stored_levels.levels[0]};
        } else {
            wanted.levels = {
                {{stored_levels.levels[0].axes[1]}, {}},
                {{stored_levels.levels[0].axes[0]}, stored_levels.levels[0].attributes}};
            std::erase(wanted.levels[1].attributes, wanted.levels[0].axes[0]);
        }
        wanted.misfits = Misfits::set_aside;
        auto report = change(wanted);
        EXPECT_EQ(report.count("shown_changed"), 0) << code;
        expect_same_for_shoppers();
        take_back(report);
        if (stored_levels.levels.size() == 1) continue;
        wanted.levels = {stored_levels.levels[0]};
        wanted.levels[0].axes.insert(wanted.levels[0].axes.end(),
                                     stored_levels.levels[1].axes.begin(),
                                     stored_levels.levels[1].axes.end());
        wanted.levels[0].attributes.clear();
        report = change(wanted);
        EXPECT_GT(report.count("models_removed"), 0) << code;
        expect_same_for_shoppers();
        take_back(report);
    }
}

TEST_F(IcecatChanges, OfParentsKeepWhatWasInherited) {
    LOAD_ICECAT();
    const auto roots = roots_of("clothing_color_size");
    ASSERT_GE(roots.size(), 2U);
    ParentChange wanted;
    wanted.model = roots[0];
    for (std::size_t i = 1; i < roots.size(); ++i) {
        for (const ProductId child : m_catalogue->products().children_of(roots[i]))
            wanted.products.push_back(child);
    }
    wanted.misfits = Misfits::set_aside;
    const auto report = change(wanted);
    EXPECT_GT(report.count("products_moved"), 0);
    EXPECT_EQ(report.count("products_moved") + report.count("set_aside"),
              static_cast<std::int64_t>(wanted.products.size()));
    expect_levels(*m_catalogue);
    // Nothing is lost; only what the new model says besides is new.
    for (const auto& [code, fields] : shown(*m_catalogue)) {
        for (const auto& [key, value] : shown_before.at(code)) {
            if (key.attribute >= property::first_attribute) {
                EXPECT_TRUE(fields.at(key) == value) << code;
            }
        }
    }
    take_back(report);
}

TEST_F(IcecatChanges, OfFamiliesKeepEveryValue) {
    LOAD_ICECAT();
    FamilyChange wanted;
    wanted.products = list("family = clothing");
    wanted.family = structure().families.find("accessories")->id;
    wanted.family_variant = levels("accessories_size").id;
    wanted.misfits = Misfits::set_aside;
    auto report = change(wanted);
    EXPECT_GT(report.count("products_moved"), 0);
    EXPECT_EQ(report.count("shown_changed"), 0);
    Shown expected = shown_before;
    for (const auto& [code, fields] : shown(*m_catalogue))
        expected[code][{property::family, 0}] = fields.at({property::family, 0});
    EXPECT_TRUE(shown(*m_catalogue) == expected);
    expect_levels(*m_catalogue);
    take_back(report);

    wanted = {};
    wanted.products = list("family = led_tvs and kind = product");
    wanted.family = structure().families.find("mugs")->id;
    wanted.foreign = ForeignValues::remove;
    wanted.misfits = Misfits::set_aside;
    report = change(wanted);
    EXPECT_GT(report.count("foreign_removed"), 0);
    EXPECT_GT(report.count("missing_after"), report.count("missing_before"));
    take_back(report);
}

class LegoChanges : public SetTest {};

TEST_F(LegoChanges, AreMadeAndTakenBackWithAHundredThousandProducts) {
    const char* large = std::getenv("VITRINE_LARGE");
    if (large == nullptr || std::string_view(large) != "1")
        GTEST_SKIP() << "set VITRINE_LARGE=1 to run it";
    VITRINE_SHARED_FILE(archive, "data/large/lego-akeneo.tar.xz");
    const auto tar = run_command("tar", {"xJf", archive.string(), "-C", m_folder.path().string()});
    ASSERT_EQ(tar.status, 0) << tar.errors;
    import({m_folder / "lego-akeneo"});
    import_text("families.csv",
                "code;attributes;attribute_as_label\n"
                "piece;sku,name,color,transparent,material,part_num;name\n");
    import_text("family_variants.csv",
                "code;family;variant-axes_1;variant-axes_2;variant-attributes_1;"
                "variant-attributes_2\npiece_levels;piece;transparent;color;;sku,name\n");
    remember();
    take_apart();

    // Simple parts become variants of the part they name.
    SimpleConversion apart;
    apart.products = roots_of("part_by_color");
    apart.empty_models = EmptyModels::remove;
    const auto variants = m_catalogue->products().count(ProductKind::variant);
    const auto taken_apart = to_simple(apart);
    VariantConversion together;
    together.products = list("family = part");
    together.by = parse_field(structure(), "part_num");
    together.family_variant = levels("part_by_color").id;
    together.misfits = Misfits::set_aside;
    const auto made = to_variants(together);
    EXPECT_EQ(made.count("shown_changed"), 0);
    EXPECT_GE(made.count("variants_made"), variants);
    expect_same_for_shoppers();
    undo_change_set(*m_catalogue, made.change_set, OnConflict::refuse, Progress());
    undo_change_set(*m_catalogue, taken_apart.change_set, OnConflict::refuse, Progress());
    EXPECT_TRUE(stored(*m_catalogue) == before);

    AxesChange axes;
    axes.family_variant = levels("part_by_color").id;
    axes.levels = {{{attribute("transparent")}, {}},
                   {{attribute("color")}, {attribute("name"), attribute("material")}}};
    axes.misfits = Misfits::set_aside;
    const auto levelled = change(axes);
    EXPECT_GE(levelled.count("models_created"), 24188);
    expect_same_for_shoppers();
    take_back(levelled);

    FamilyChange family;
    family.products = list("family = part");
    family.family = structure().families.find("piece")->id;
    family.family_variant = levels("piece_levels").id;
    family.misfits = Misfits::set_aside;
    const auto housed = change(family);
    EXPECT_GT(housed.count("foreign_kept"), 0);
    EXPECT_EQ(housed.count("shown_changed"), 0);
    take_back(housed);

    ParentChange parent;
    const auto roots = roots_of("part_by_color");
    parent.model = roots.front();
    for (std::size_t i = 1; i < roots.size(); ++i) {
        for (const ProductId child : m_catalogue->products().children_of(roots[i]))
            parent.products.push_back(child);
    }
    parent.misfits = Misfits::set_aside;
    const auto moved = change(parent);
    EXPECT_GT(moved.count("products_moved"), 10);
    take_back(moved);
}

}  // namespace
}  // namespace vitrine::test
