// The variants of a model as a matrix, without a window.
#include "workbench/variant_matrix.h"

#include <gmock/gmock.h>

#include "workbench/open_session.h"
#include "workbench/product_maker.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using CellState = VariantMatrix::State;

class VariantMatrixTest : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        list_all();
        variants = std::make_unique<VariantMatrix>(workspace(), session->editor);
        maker = std::make_unique<ProductMaker>(workspace(), session->editor);
        matrix().events.changed = [this] { ++changes; };
        matrix().events.done = [this](const std::string& sentence, ChangeSetId) {
            said = sentence;
        };
        matrix().events.failed = [](const std::string& sentence) { ADD_FAILURE() << sentence; };
        matrix().events.edited = [this](const EditReport& report, const std::string&) {
            edited = report;
        };
    }
    VariantMatrix& matrix() { return *variants; }
    ProductMaker& making() { return *maker; }

    void show(const std::string& code) {
        const ProductId shown = product(code);
        const int before = changes;
        matrix().show(shown);
        ASSERT_TRUE(windows.wait_until([&] { return changes > before; }));
    }
    std::size_t row_named(const std::string& label) {
        for (std::size_t row = 0; row < matrix().row_count(); ++row) {
            if (matrix().row_heading(row) == label) return row;
        }
        ADD_FAILURE() << "no row " << label;
        return 0;
    }
    bool comes(const std::function<bool()>& condition) { return windows.wait_until(condition); }
    void show_field(const std::string& name) {
        const int before = changes;
        matrix().choose_field(name);
        ASSERT_TRUE(comes([&] { return changes > before; }));
    }
    bool undo() {
        bool over = false;
        session->editor.undo([&](const std::string&) { over = true; });
        return comes([&] { return over; });
    }
    // Somewhere in the matrix, whichever it is.
    std::string all_texts() {
        std::string texts;
        for (std::size_t row = 0; row < matrix().row_count(); ++row) {
            for (std::size_t column = 0; column < matrix().column_count(); ++column)
                texts += matrix().text(row, column) + "|";
        }
        return texts;
    }

    std::unique_ptr<VariantMatrix> variants;
    std::unique_ptr<ProductMaker> maker;
    int changes = 0;
    std::string said;
    std::optional<EditReport> edited;
};

TEST_F(VariantMatrixTest, StandsInRowsAndColumnsAsTheFamilyVariantSays) {
    show("OC-6010-MOSS-S");
    EXPECT_EQ(matrix().state(), CellState::model);
    EXPECT_THAT(matrix().title(), HasSubstr("corrie_rain_jacket"));
    ASSERT_EQ(matrix().axes().size(), 2U);
    EXPECT_EQ(matrix().row_count(), 2U);
    EXPECT_EQ(matrix().column_count(), 4U);
    EXPECT_EQ(matrix().missing_count(), 0U);
    EXPECT_EQ(matrix().combination_count(), 8U);
    EXPECT_THAT(matrix().field(), HasSubstr("price"));
    show_field("sku");
    EXPECT_THAT(all_texts(), HasSubstr("OC-6010-MOSS-S|OC-6010-MOSS-M|"));
    const auto place = matrix().place_of(product("OC-6010-NAVY-L"));
    ASSERT_TRUE(place);
    EXPECT_EQ(matrix().text(place->first, place->second), "OC-6010-NAVY-L");

    show("brume_mug");
    EXPECT_EQ(matrix().row_count(), 4U);
    EXPECT_EQ(matrix().column_count(), 1U) << "one axis";
    EXPECT_EQ(matrix().column_heading(0), "SKU") << "the value that is shown";
}

TEST_F(VariantMatrixTest, SaysWhatIsOffAndWhatIsMissing) {
    const ProductId off = product("OC-6010-MOSS-M");
    bool over = false;
    making().events.done = [&](const auto&) { over = true; };
    making().enable({off}, false);
    ASSERT_TRUE(comes([&] { return over; }));
    show("OC-6010-MOSS-S");
    show_field("sku");
    EXPECT_EQ(matrix().text(0, 1), "OC-6010-MOSS-M  ⊘ off");
    show_field("enabled");
    EXPECT_EQ(matrix().text(0, 1), "No");
}

TEST_F(VariantMatrixTest, EditsCellsAsOneStepAndKeepsWhatIsRefused) {
    show("OC-6010-MOSS-S");
    show_field("ean");
    const std::string before = matrix().text(0, 1);
    matrix().type({{0, 1, "4006381333931"}, {0, 2, "4006381333948"}}, "paste");
    EXPECT_EQ(matrix().text(0, 1), "4006381333931") << "in sight at once";
    EXPECT_TRUE(matrix().look(0, 1).pending);
    ASSERT_TRUE(comes([&] { return edited.has_value(); }));
    EXPECT_TRUE(comes([&] { return !matrix().look(0, 1).pending; }));
    EXPECT_EQ(matrix().text(0, 1), "4006381333931");
    EXPECT_TRUE(undo());
    EXPECT_TRUE(comes([&] { return matrix().text(0, 1) == before; }));

    edited.reset();
    show_field("enabled");
    matrix().type({{0, 0, "perhaps"}}, "edit");
    ASSERT_TRUE(comes([&] { return edited.has_value(); }));
    EXPECT_TRUE(matrix().look(0, 0).refused);
    EXPECT_EQ(matrix().text(0, 0), "perhaps");
    EXPECT_THAT(matrix().why(0, 0), testing::Not(IsEmpty()));
}

TEST_F(VariantMatrixTest, AddsARowAndCreatesWhatIsMissing) {
    show("OC-6010-MOSS-S");
    show_field("sku");
    const auto unused = matrix().unused_options(0);
    ASSERT_THAT(unused, testing::Not(IsEmpty()));
    const std::string label = unused.front().label;
    matrix().add_value(0, label);
    ASSERT_TRUE(comes([&] { return matrix().row_count() == 3; }));
    EXPECT_EQ(matrix().missing_count(), 4U);
    const std::size_t row = row_named(label);
    EXPECT_EQ(matrix().text(row, 0), "+");
    matrix().create({{row, 0}});
    ASSERT_TRUE(comes([&] { return matrix().product_at(row, 0) != 0; }));
    EXPECT_EQ(said, "1 variant created.");
    EXPECT_THAT(matrix().text(row, 0), HasSubstr("OC-6010-"));
    matrix().create_all_missing();
    ASSERT_TRUE(comes([&] { return matrix().missing_count() == 0; }));
    EXPECT_EQ(said, "3 variants created.");
    EXPECT_TRUE(undo());
    EXPECT_TRUE(comes([&] { return matrix().missing_count() == 3; }));
    EXPECT_TRUE(undo());
    EXPECT_TRUE(comes([&] { return matrix().missing_count() == 4; })) << "the row stays";
}

TEST_F(VariantMatrixTest, AddsAnOptionThatNobodyHadYet) {
    show("OC-6010-MOSS-S");
    matrix().add_value(1, "Giant");
    ASSERT_TRUE(comes([&] { return matrix().column_count() == 5; }));
    EXPECT_EQ(matrix().column_heading(4), "Giant");
    EXPECT_THAT(said, HasSubstr("has the new option Giant."));
    EXPECT_TRUE(undo());
    EXPECT_TRUE(comes([&] { return matrix().column_count() == 4; }));
}

TEST_F(VariantMatrixTest, OffersToMakeASimpleProductAVariant) {
    show("LI-1010");
    EXPECT_EQ(matrix().state(), CellState::simple);
    EXPECT_THAT(matrix().family_variants(), IsEmpty()) << "lamps have none";
    EXPECT_EQ(matrix().row_count(), 0U);
    bool over = false;
    making().make(
        {"JACKET-1", workspace().structure()->families.find("outdoor_clothing")->id, {}, {}},
        [&](ProductId, const auto&) { over = true; });
    ASSERT_TRUE(comes([&] { return over; }));
    list_all();
    show("JACKET-1");
    ASSERT_EQ(matrix().family_variants().size(), 1U);
    EXPECT_EQ(matrix().proposed_model(), "JACKET-1");
    matrix().make_variant(matrix().family_variants()[0].id, "jackets");
    ASSERT_TRUE(comes([&] { return !said.empty(); }));
    EXPECT_THAT(said, HasSubstr("has no")) << "it says which axis has no value";
}

}  // namespace
}  // namespace vitrine::test
