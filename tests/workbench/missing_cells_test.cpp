#include "workbench/missing_cells.h"

#include <gmock/gmock.h>

#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class MissingCellsTest : public OpenSession {
protected:
    using Place = std::optional<std::pair<std::size_t, std::size_t>>;

    void SetUp() override {
        OpenSession::SetUp();
        finder = std::make_unique<MissingCells>(workspace(), grid());
        finder->events.found = [this](std::size_t row, std::size_t column) {
            found = std::pair(row, column);
        };
        finder->events.said = [this](const std::string& sentence) { said = sentence; };
        // What is required of lamps, and a list of some that have everything.
        grid().choose_columns({"price[EUR]", "price[GBP]"});
        grid().set_filter("family = lighting and completeness = 100 and kind = simple");
        EXPECT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
        ASSERT_GT(grid().row_count(), 3U);
    }
    Place next(std::size_t row, std::size_t column) {
        found.reset();
        said.clear();
        finder->find_next(row, column);
        EXPECT_TRUE(windows.wait_until([&] { return !finder->is_looking(); }));
        return found;
    }
    void clear(std::size_t row, const char* field) {
        Catalogue other(demo.file());
        edit_products(other, {{grid().product_at(row), parse_field(*other.structure(), field),
                               std::nullopt, std::nullopt}});
    }

    std::unique_ptr<MissingCells> finder;
    Place found;
    std::string said;
};

TEST_F(MissingCellsTest, SaysThatNothingIsMissing) {
    EXPECT_EQ(next(0, 0), std::nullopt);
    EXPECT_THAT(said, AllOf(HasSubstr("Every required value"), HasSubstr("en_GB")));
}

TEST_F(MissingCellsTest, FindsTheNextOneAndComesRoundFromTheTop) {
    clear(1, "price[EUR]");
    clear(3, "price[EUR]");
    clear(3, "price[GBP]");
    const auto euro = column("price[EUR]"), pound = column("price[GBP]");
    EXPECT_EQ(next(0, 0), Place(std::pair(1U, euro)));
    EXPECT_EQ(next(1, euro), Place(std::pair(3U, euro)));
    EXPECT_EQ(next(3, euro), Place(std::pair(3U, pound)));
    EXPECT_EQ(next(3, pound), Place(std::pair(1U, euro)));
    EXPECT_EQ(said, "");
}

TEST_F(MissingCellsTest, FindsTheOnlyOneFromItself) {
    clear(1, "price[EUR]");
    const auto euro = column("price[EUR]");
    EXPECT_EQ(next(1, euro), Place(std::pair(1U, euro)));
}

TEST_F(MissingCellsTest, SaysWhatIsMissingWhereItHasNoColumn) {
    grid().choose_columns({"color"});
    clear(2, "price[EUR]");
    EXPECT_EQ(next(0, 0), Place(std::pair(2U, column("completeness"))));
    EXPECT_THAT(said, HasSubstr("still lacks Price"));
}

TEST_F(MissingCellsTest, AsksInTheLocaleThatIsLookedAt) {
    clear(2, "name[en_GB]");
    EXPECT_EQ(next(0, 0), Place(std::pair(2U, 1U)));
    workspace().choose("web", "fr_FR");
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    const auto place = next(0, 0);
    EXPECT_TRUE(!place || place->second != 1U) << "in French the name is there";
}

TEST_F(MissingCellsTest, IsSilentOnceNobodyWantsToKnow) {
    clear(1, "price[EUR]");
    finder->find_next(0, 0);
    EXPECT_TRUE(finder->is_looking());
    finder->stop();
    EXPECT_FALSE(finder->is_looking());
    EXPECT_EQ(next(1, column("price[EUR]")), Place(std::pair(1U, column("price[EUR]"))));
    EXPECT_EQ(said, "");
}

}  // namespace
}  // namespace vitrine::test
