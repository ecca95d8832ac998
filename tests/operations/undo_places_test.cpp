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
    // Refused whatever is decided: the sentence says why.
    void expect_refused(ChangeSetId change_set, const std::string& why) {
        const Stored before = stored(*m_catalogue);
        const UndoReport report =
            undo_change_set(*m_catalogue, change_set, OnConflict::refuse, Progress());
        EXPECT_EQ(report.change_set, 0);
        ASSERT_FALSE(report.conflicts.empty());
        EXPECT_EQ(report.conflicts.back().message, why);
        EXPECT_EQ(report.conflicts.back().rule, "undo.kept");
        for (const OnConflict decision : {OnConflict::keep_later, OnConflict::overwrite}) {
            EXPECT_THAT(sentence_of([&] {
                            undo_change_set(*m_catalogue, change_set, decision, Progress());
                        }),
                        HasSubstr(why));
        }
        EXPECT_TRUE(stored(*m_catalogue) == before);
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
    expect_refused(set,
                   "oxford-blue-s would have the same axis values as oxford-blue-new below "
                   "oxford_blue: s.");
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
    expect_refused(moved.change_set, "oxford-blue-s would stand below a model that is gone.");
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
    expect_refused(set, "oxford-new would stand on a level that its model does not have.");
    make_simple("oxford-new", EmptyModels::keep);
    EXPECT_NE(undo_change_set(*m_catalogue, set, OnConflict::refuse, Progress()).change_set, 0);
    expect_levels(*m_catalogue);
}

}  // namespace
}  // namespace vitrine::test
