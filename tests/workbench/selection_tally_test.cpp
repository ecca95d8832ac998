#include "workbench/selection_tally.h"

#include <gmock/gmock.h>

#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class SelectionTallyTest : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        list_all();
        tally = std::make_unique<SelectionTally>(workspace(), grid());
    }
    // Counted to the end.
    std::string text_of(std::vector<GridArea> areas) {
        tally->look_at(std::move(areas));
        EXPECT_TRUE(windows.wait_until([&] { return !tally->is_counting(); }));
        return tally->text();
    }
    void type(const std::string& code, const char* field, const std::string& text) {
        Catalogue other(demo.file());
        const auto address = parse_field(*other.structure(), field);
        edit_products(other, {{product(code), address, text, std::nullopt}});
        workspace().refresh();
    }

    std::unique_ptr<SelectionTally> tally;
};

TEST_F(SelectionTallyTest, SaysWhatTheNumbersComeToExactly) {
    grid().choose_columns({"price[EUR]"});
    const auto price = column("price[EUR]"), lamp = row_of("LI-1010");
    ASSERT_EQ(grid().product_at(lamp + 1), product("LI-1011"));
    type("LI-1010", "price[EUR]", "0.10");
    type("LI-1011", "price[EUR]", "0.25");
    EXPECT_EQ(text_of({{lamp, 0, lamp + 1, price}}).substr(0, 9), "2 × 7 ce") << "by bytes";
    EXPECT_THAT(text_of({{lamp, price, lamp + 1, price}}),
                AllOf(HasSubstr("2 × 1 cells"), HasSubstr("2 filled"),
                      HasSubstr("Price (EUR): sum 0.35, mean 0.175, smallest 0.10, largest 0.25")));
}

TEST_F(SelectionTallyTest, CountsEmptyCellsAsNotFilledAndTextsAsNoNumbers) {
    grid().choose_columns({"color"});
    const std::string words = text_of({{0, 0, grid().row_count() - 1, 1}});
    EXPECT_THAT(words, HasSubstr("147 × 2 cells"));
    EXPECT_THAT(words, HasSubstr("294 filled"));
    EXPECT_THAT(words, Not(HasSubstr("sum")));
    const auto colour = column("color");
    EXPECT_THAT(text_of({{0, colour, grid().row_count() - 1, colour}}),
                AllOf(HasSubstr("147 × 1 cells"), Not(HasSubstr("147 filled"))));
}

TEST_F(SelectionTallyTest, CountsACellOnceWhereAreasOverlap) {
    EXPECT_THAT(text_of({{0, 0, 3, 1}, {2, 0, 5, 0}}), HasSubstr("10 cells"));
    EXPECT_THAT(text_of({{0, 0, 1, 1}, {2, 0, 3, 1}}), HasSubstr("4 × 2 cells"))
        << "two halves of a rectangle";
}

TEST_F(SelectionTallyTest, SaysNothingOfASingleCellNorOfCellsBeyondTheGrid) {
    EXPECT_EQ(text_of({{3, 1, 3, 1}}), "");
    EXPECT_EQ(text_of({{9000, 0, 9001, 1}}), "");
    EXPECT_EQ(text_of({}), "");
    EXPECT_THAT(text_of({{grid().row_count() - 2, 0, 9000, 0}}), HasSubstr("2 × 1 cells"));
}

TEST_F(SelectionTallyTest, SaysThatItIsStillCountingAndDropsWhatNobodyWantsAnyMore) {
    tally->look_at({{0, 0, 10, 0}});
    EXPECT_THAT(tally->text(), HasSubstr("counting"));
    EXPECT_THAT(text_of({{0, 0, 1, 0}}), HasSubstr("2 filled"));
}

TEST_F(SelectionTallyTest, FollowsWhatIsEditedMeanwhile) {
    grid().choose_columns({"price[EUR]"});
    const auto price = column("price[EUR]"), lamp = row_of("LI-1010");
    type("LI-1010", "price[EUR]", "1");
    type("LI-1011", "price[EUR]", "2");
    EXPECT_THAT(text_of({{lamp, price, lamp + 1, price}}), HasSubstr("sum 3,"));
    type("LI-1011", "price[EUR]", "5");
    EXPECT_TRUE(
        windows.wait_until([&] { return tally->text().find("sum 6,") != std::string::npos; }));
}

TEST_F(SelectionTallyTest, NamesTheUnitOfMeasurementsAndAddsNothingOfSeveral) {
    grid().choose_columns({"weight"});
    const auto weight = column("weight"), lamp = row_of("LI-1010");
    type("LI-1010", "weight", "1.5 KILOGRAM");
    type("LI-1011", "weight", "2 KILOGRAM");
    EXPECT_THAT(text_of({{lamp, weight, lamp + 1, weight}}), HasSubstr("sum 3.5 kg"));
    type("LI-1011", "weight", "200 GRAM");
    EXPECT_TRUE(windows.wait_until(
        [&] { return tally->text().find("in several units") != std::string::npos; }));
}

TEST(CellTally, GivesNoSumThatDoesNotFit) {
    CellTally tally;
    for (int i = 0; i < 3; ++i) tally.add(Decimal(9'000'000'000'000'000'000, 0));
    EXPECT_EQ(tally.numbers, 3);
    EXPECT_FALSE(tally.sum.has_value());
    EXPECT_FALSE(tally.mean().has_value());
    EXPECT_EQ(tally.smallest, Decimal(9'000'000'000'000'000'000, 0));
}

}  // namespace
}  // namespace vitrine::test
