#include "operations/undo_places.h"

#include "operations/change_axes.h"
#include "operations/change_parent.h"
#include "operations/convert_variants.h"
#include "operations/read_fixture.h"
#include "operations/structure_change_fixture.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class UndoOfPlaces : public ReadTest {
protected:
    // Refused where nothing is decided. Else these, which the sentences name, stay as they are,
    // and the rest is taken back; that can be taken back in its turn.
    void expect_kept(ChangeSetId change_set, const std::string& why,
                     const std::vector<std::string>& trees) {
        const Stored before = stored(*m_catalogue);
        const UndoReport report =
            undo_change_set(*m_catalogue, change_set, OnConflict::refuse, Progress());
        EXPECT_EQ(report.change_set, 0);
        ASSERT_FALSE(report.conflicts.empty());
        EXPECT_EQ(report.conflicts.back().message, why);
        EXPECT_EQ(report.conflicts.back().rule, "undo.kept");
        EXPECT_TRUE(stored(*m_catalogue) == before);
        const auto bytes_of_trees = [&] {
            std::map<std::string, std::string> bytes;
            for (const std::string& code : trees) collect(id_of(code), bytes);
            return bytes;
        };
        const auto trees_before = bytes_of_trees();
        for (const OnConflict decision : {OnConflict::keep_later, OnConflict::overwrite}) {
            const UndoReport kept = undo_change_set(*m_catalogue, change_set, decision, Progress());
            EXPECT_EQ(bytes_of_trees(), trees_before);
            expect_levels(*m_catalogue);
            EXPECT_THAT(kept.conflicts, testing::Contains(testing::Field(&Issue::message, why)));
            EXPECT_EQ(kept.conflicts.size(), kept.if_overwritten.size());
            EXPECT_EQ(kept.change_set != 0, kept.restored != 0);
            if (kept.change_set == 0) continue;
            EXPECT_FALSE(stored(*m_catalogue) == before);
            const UndoReport again =
                undo_change_set(*m_catalogue, kept.change_set, OnConflict::refuse, Progress());
            EXPECT_THAT(again.conflicts, testing::IsEmpty());
            EXPECT_TRUE(stored(*m_catalogue) == before);
        }
        EXPECT_THAT(verify_catalogue(*m_catalogue, Progress()).damage, testing::IsEmpty());
    }
    void collect(ProductId id, std::map<std::string, std::string>& bytes) {
        const auto product = m_catalogue->products().load(id);
        ASSERT_TRUE(product);
        bytes[product->code] = std::to_string(product->parent) + encode_document(*product);
        for (const ProductId child : m_catalogue->products().children_of(id)) collect(child, bytes);
    }
    StructureChangeReport make_simple(std::string_view code, EmptyModels empty_models) {
        SimpleConversion wanted;
        wanted.products = {id_of(code)};
        wanted.empty_models = empty_models;
        return convert_to_simple(*m_catalogue, wanted, ChangeIntent::save, {}, Progress());
    }
    void import_variant(std::string_view sku, std::string_view parent, std::string_view size) {
        products("sku;parent;family;size;weight;weight-unit\n" + std::string(sku) + ';' +
                 std::string(parent) + ";shirts;" + std::string(size) + ";100;GRAM\n");
    }
};

TEST_F(UndoOfPlaces, DoesNotLetTwoSiblingsBeAlike) {
    const auto set = edit("oxford-blue-s", "size", "m").change_set;
    import_variant("oxford-blue-new", "oxford_blue", "s");
    expect_kept(set,
                "oxford-blue-s would have the same axis values as oxford-blue-new below "
                "oxford_blue: s.",
                {"oxford"});
    make_simple("oxford-blue-new", EmptyModels::keep);
    EXPECT_NE(undo_change_set(*m_catalogue, set, OnConflict::refuse, Progress()).change_set, 0);
    expect_levels(*m_catalogue);
}

TEST_F(UndoOfPlaces, DoesNotPutVariantsBelowAModelThatIsGone) {
    import_text("attribute_options.csv", "code;attribute;sort_order\nxl;size;9\n");
    edit("oxford-blue-s", "size", "xl");
    ParentChange away;
    away.products = {id_of("oxford-blue-s")};
    away.model = id_of("oxford_red");
    const auto moved = change_parent(*m_catalogue, away, ChangeIntent::save, {}, Progress());
    ASSERT_NE(moved.change_set, 0);
    const auto removed = make_simple("oxford_blue", EmptyModels::remove);
    ASSERT_EQ(removed.count("models_removed"), 1);
    expect_kept(moved.change_set, "oxford-blue-s would stand below a model that is gone.",
                {"oxford"});
    undo_change_set(*m_catalogue, removed.change_set, OnConflict::refuse, Progress());
    EXPECT_NE(
        undo_change_set(*m_catalogue, moved.change_set, OnConflict::refuse, Progress()).change_set,
        0);
    expect_levels(*m_catalogue);
}

TEST_F(UndoOfPlaces, DoesNotTakeALevelAwayFromVariantsThatCameLater) {
    AxesChange one_level;
    const FamilyVariant levels = *structure().family_variants.find("shirt_color_size");
    one_level.family_variant = levels.id;
    one_level.levels = {{{levels.levels[0].axes[0], levels.levels[1].axes[0]}, {}}};
    const auto set =
        change_axes(*m_catalogue, one_level, ChangeIntent::save, {}, Progress()).change_set;
    products("sku;parent;family;size;color\noxford-new;oxford;shirts;m;blue\n");
    expect_kept(set, "oxford-new would stand on a level that its model does not have.", {"oxford"});
    make_simple("oxford-new", EmptyModels::keep);
    EXPECT_NE(undo_change_set(*m_catalogue, set, OnConflict::refuse, Progress()).change_set, 0);
    expect_levels(*m_catalogue);
}

TEST_F(UndoOfPlaces, TakesTheRestBackWhereTreesStay) {
    std::vector<CellEdit> edits(2);
    edits[0] = {id_of("oxford-blue-s"), parse_field(structure(), "size"), "m", {}};
    edits[1] = {id_of("lamp-1"), parse_field(structure(), "brand"), "acme", {}};
    const auto set = edit_products(*m_catalogue, edits).change_set;
    import_variant("oxford-blue-new", "oxford_blue", "s");
    expect_kept(set,
                "oxford-blue-s would have the same axis values as oxford-blue-new below "
                "oxford_blue: s.",
                {"oxford"});
    const UndoReport report =
        undo_change_set(*m_catalogue, set, OnConflict::keep_later, Progress());
    EXPECT_EQ(report.restored, 1);
    ASSERT_EQ(report.conflicts.size(), 1);
    EXPECT_EQ(report.conflicts[0].product, "oxford-blue-s");
    EXPECT_EQ(report.conflicts[0].rule, "undo.kept");
}

// Two shirts change their levels, one of them cannot change back: all of the family variant stay.
TEST_F(UndoOfPlaces, KeepsTheLevelsOfAllTreesWhereOneCannotChangeThem) {
    import_text("product_models.csv",
                "code;family_variant;parent;brand;color\npolo;shirt_color_size;;acme;\n"
                "polo_red;shirt_color_size;polo;;red\n");
    import_variant("polo-red-s", "polo_red", "s");
    AxesChange one_level;
    const FamilyVariant levels = *structure().family_variants.find("shirt_color_size");
    one_level.family_variant = levels.id;
    one_level.levels = {{{levels.levels[0].axes[0], levels.levels[1].axes[0]}, {}}};
    const auto set =
        change_axes(*m_catalogue, one_level, ChangeIntent::save, {}, Progress()).change_set;
    products("sku;parent;family;size;color\noxford-new;oxford;shirts;m;blue\n");
    expect_kept(set, "oxford-new would stand on a level that its model does not have.",
                {"oxford", "polo"});
}

}  // namespace
}  // namespace vitrine::test
