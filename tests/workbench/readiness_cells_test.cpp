#include "workbench/readiness_cells.h"

#include <gmock/gmock.h>

#include "operations/publish_channel.h"
#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using ReadinessState = ReadinessCells::Readiness::State;

Issue issue_of(Severity severity, const char* rule, const char* message) {
    Issue issue;
    issue.severity = severity;
    issue.rule = rule;
    issue.message = message;
    return issue;
}

TEST(ReadinessOf, CountsWhatBlocksAndTellsItFirst) {
    EXPECT_EQ(readiness_of({}).text(), "✓ Ready");
    EXPECT_EQ(readiness_of({issue_of(Severity::warning, "length", "Too long")}).text(),
              "✓ Ready, 1 warning");
    const auto blocked = readiness_of({issue_of(Severity::warning, "length", "Too long"),
                                       issue_of(Severity::error, "required", "No price"),
                                       issue_of(Severity::error, "gtin", "No GTIN")});
    EXPECT_EQ(blocked.text(), "✗ Blocked: 2 reasons");
    EXPECT_EQ(blocked.reasons, (std::vector<std::string>{"No price", "No GTIN", "Too long"}));
    const auto not_sold =
        readiness_of({issue_of(Severity::info, "assortment.disabled", "It is disabled")});
    EXPECT_EQ(not_sold.state, ReadinessState::not_sold);
    EXPECT_EQ(not_sold.reasons.size(), 1U);
}

class ReadinessCellsTest : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        list_all();
        web = workspace().channel();
    }
    ReadinessCells::Readiness known(ReadinessCells& cells, ProductId id) {
        EXPECT_TRUE(
            windows.wait_until([&] { return cells.of(web, id).state != ReadinessState::coming; }));
        return cells.of(web, id);
    }
    ChannelId web = 0;
};

TEST_F(ReadinessCellsTest, AreJudgedWhenSomebodyLooksAndFollowTheCatalogue) {
    ReadinessCells cells(workspace());
    const ProductId lamp = product("LI-1010");
    EXPECT_EQ(cells.of(web, lamp).text(), "…");
    EXPECT_EQ(known(cells, lamp).state, ReadinessState::ready) << known(cells, lamp).text();
    grid().type({{row_of("LI-1010"), column("enabled"), "No"}}, "edit");
    ASSERT_TRUE(
        windows.wait_until([&] { return cells.of(web, lamp).state == ReadinessState::not_sold; }));
    EXPECT_THAT(cells.of(web, lamp).reasons, Not(IsEmpty()));
}

TEST_F(ReadinessCellsTest, SayTheSameAsOneByOne) {
    ReadinessCells cells(workspace());
    Catalogue catalogue(demo.file(), sql::Access::read_only);
    ExporterLibrary exporters;
    for (const char* code : {"LI-1010", "LI-1011", "brume_mug"}) {
        const ProductId id = product(code);
        const auto alone = readiness_of(check_product_readiness(catalogue, exporters, web, id));
        EXPECT_EQ(known(cells, id).text(), alone.text()) << code;
    }
}

TEST_F(ReadinessCellsTest, StandInAColumnThatCannotBeSorted) {
    grid().choose_columns({"readiness:web", "readiness:nowhere"});
    const std::size_t last = grid().columns().size() - 1;
    EXPECT_EQ(grid().columns()[last].heading, "Ready for Web store");
    EXPECT_NE(grid().columns()[last - 1].kind, GridColumn::Kind::readiness);
    EXPECT_FALSE(grid().is_sortable(last));
    const std::size_t lamp = row_of("LI-1010");
    EXPECT_TRUE(windows.wait_until([&] { return grid().text(lamp, last) != "…"; }));
    EXPECT_THAT(grid().text(lamp, last), StartsWith("✓ Ready"));
}

TEST_F(ReadinessCellsTest, AreJudgedBeforeTheyAreCopied) {
    grid().choose_columns({"readiness:web"});
    const std::size_t column = grid().columns().size() - 1, last = grid().row_count() - 1;
    std::optional<ProductGrid::Texts> texts;
    grid().read_texts(ProductGrid::Says::shown, 0, column - 1, last, column,
                      [&](ProductGrid::Texts read) { texts = std::move(read); });
    ASSERT_TRUE(windows.wait_until([&] { return texts.has_value(); }));
    ASSERT_EQ(texts->size(), last + 1);
    Catalogue catalogue(demo.file(), sql::Access::read_only);
    ExporterLibrary exporters;
    for (std::size_t at = 0; at <= last; ++at) {
        const auto alone =
            readiness_of(check_product_readiness(catalogue, exporters, web, grid().product_at(at)));
        EXPECT_EQ((*texts)[at].back(), alone.text()) << at;
    }
}

}  // namespace
}  // namespace vitrine::test
