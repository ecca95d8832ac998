// What an import would change, what of it is taken, and which rows count.
#include "operations/import_diff.h"
#include "operations/import_fixture.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;

class ImportChoiceTest : public ImportTest {
protected:
    ImportChoiceTest() {
        products(
            "sku;family;name-en_US;price-EUR;color\n"
            "a;shirt;Shirt;10.00;red\n"
            "b;shirt;Blouse;20.00;red\n"
            "c;shirt;Vest;30.00;\n");
    }

    // What the text would change, and in `diff` all of it.
    ImportReport preview(std::string_view text, ImportDiff& diff, ImportOptions options = {}) {
        options.preview = true;
        options.found = [&](const ImportedChange& change) { diff.add(*m_catalogue, change); };
        return products(text, options);
    }

    static constexpr std::string_view second_file =
        "sku;family;name-en_US;price-EUR;color\n"
        "a;shirt;Shirt;10.90;blue\n"
        "b;shirt;Blouse;22.50;\n"
        "c;shirt;Vest;30.00;\n"
        "d;shirt;Dress;99.00;red\n";
};

TEST_F(ImportChoiceTest, TellsEveryFieldThatARowWouldChange) {
    ImportDiff diff;
    preview(second_file, diff);
    ASSERT_EQ(diff.size(), 3U);
    EXPECT_EQ(diff.row(0),
              (ImportDiffRow{"products.csv",
                             2,
                             "a",
                             false,
                             {{"price[EUR]", "10.00", "10.90"}, {"color", "red", "blue"}}}));
    EXPECT_EQ(diff.row(1).fields, (std::vector<ImportDiffField>{{"price[EUR]", "20.00", "22.50"},
                                                                {"color", "red", ""}}));
    EXPECT_TRUE(diff.row(2).is_new);
    EXPECT_EQ(diff.row(2).line, 5);
    EXPECT_EQ(diff.counts().at("price[EUR]").changed, 2);
    EXPECT_EQ(diff.counts().at("price[EUR]").set, 1);
    EXPECT_EQ(diff.counts().at("color").cleared, 1);
    EXPECT_FALSE(product("d")) << "a preview changes nothing";
}

TEST_F(ImportChoiceTest, FindsRowsByWhatTheyWouldChange) {
    ImportDiff diff;
    preview(second_file, diff);
    using Rows = ImportDiffFilter::Rows;
    EXPECT_THAT(diff.find({}), ElementsAre(0, 1, 2));
    EXPECT_THAT(diff.find({.rows = Rows::created}), ElementsAre(2));
    EXPECT_THAT(diff.find({.only_cleared = true}), ElementsAre(1));
    EXPECT_THAT(diff.find({.price_move = 10}), ElementsAre(1)) << "9 % and 12.5 %";
    EXPECT_THAT(diff.find({.price_move = 9}), ElementsAre(1)) << "9 % is not more than 9 %";
    EXPECT_THAT(diff.find({.price_move = 8}), ElementsAre(0, 1));
    EXPECT_THAT(diff.find({.rows = Rows::updated, .field = "color"}), ElementsAre(0, 1));
}

TEST_F(ImportChoiceTest, LeavesOutFieldsRowsAndCells) {
    ImportOptions options;
    options.choice.fields = {"color"};
    options.choice.in_rows[{"products.csv", 3}] = {"price[EUR]"};
    options.choice.in_rows[{"products.csv", 5}] = {};
    const auto report = products(second_file, options);
    EXPECT_EQ(text(product("a"), "price", "", "", "EUR"), "10.90");
    EXPECT_EQ(text(product("a"), "color"), "red") << "the field is left out everywhere";
    EXPECT_EQ(text(product("b"), "price", "", "", "EUR"), "20.00") << "the cell is left out";
    EXPECT_FALSE(product("d")) << "the row is left out";
    EXPECT_EQ(counts(report, "product").updated, 1);
    EXPECT_EQ(counts(report, "product").unchanged, 3);
}

TEST_F(ImportChoiceTest, TakesWhatWasLeftOutWhenTheFileComesAgain) {
    ImportOptions options;
    options.choice.fields = {"color", "price[EUR]"};
    options.choice.in_rows[{"products.csv", 5}] = {};
    products(second_file, options);
    const auto again = counts(products(second_file), "product");
    EXPECT_EQ(again.updated, 2);
    EXPECT_EQ(again.created, 1);
    EXPECT_EQ(text(product("a"), "color"), "blue");
}

TEST_F(ImportChoiceTest, CreatesOnly) {
    const auto report = products(second_file, {.mode = ImportMode::create});
    EXPECT_EQ(counts(report, "product").created, 1);
    EXPECT_EQ(counts(report, "product").unchanged, 3);
    EXPECT_EQ(text(product("a"), "color"), "red");
}

TEST_F(ImportChoiceTest, UpdatesOnly) {
    const auto report = products(second_file, {.mode = ImportMode::update});
    EXPECT_EQ(counts(report, "product").updated, 2);
    EXPECT_EQ(counts(report, "product").rejected, 1);
    EXPECT_EQ(rules(report), "product.unknown:1");
    ASSERT_EQ(report.rejected_rows.size(), 1U);
    EXPECT_EQ(report.rejected_rows[0].line, 5);
    EXPECT_FALSE(product("d"));
}

TEST_F(ImportChoiceTest, ReplacesWhatTheFileDoesNotHave) {
    products("sku;name-en_US\na;Shirt\n", {.mode = ImportMode::replace});
    EXPECT_EQ(text(product("a"), "name", "", "en_US"), "Shirt");
    EXPECT_EQ(text(product("a"), "price", "", "", "EUR"), "");
    EXPECT_EQ(text(product("b"), "price", "", "", "EUR"), "20.00");
}

TEST_F(ImportChoiceTest, ReplacesEvenWhereTheSameRowWasTakenBefore) {
    products("sku;name-en_US\na;Shirt\n");
    products("sku;name-en_US\na;Shirt\n", {.mode = ImportMode::replace});
    EXPECT_EQ(text(product("a"), "price", "", "", "EUR"), "");
}

TEST_F(ImportChoiceTest, DeletesWhatTheFileLacksUpToALimit) {
    ImportOptions options;
    options.mode = ImportMode::delete_missing;
    options.delete_at_most = 1;
    EXPECT_THROW(products("sku\na\n", options), Error);
    EXPECT_TRUE(product("b"));
    options.delete_at_most = 2;
    const auto report = products("sku;name-en_US\na;Other\n", options);
    EXPECT_EQ(report.deleted, 2);
    EXPECT_FALSE(product("b"));
    EXPECT_EQ(text(product("a"), "name", "", "en_US"), "Other");
}

}  // namespace
}  // namespace vitrine::test
