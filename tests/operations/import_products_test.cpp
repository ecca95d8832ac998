// What upstream does with products and models that surprises people, case by case, and ours.
#include "operations/import_fixture.h"

namespace vitrine::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

using ImportProducts = ImportTest;

TEST_F(ImportProducts, ReadsEveryKindOfValue) {
    const auto report = products(
        "sku;family;enabled;categories;groups;name-en_US;name-fr_FR;description-en_US-ecommerce;"
        "release_date-print;price-EUR;list_price-en_US-ecommerce-EUR;weight;weight-unit;12345;"
        "color;tags;washable;"
        "stock;legal_fr-fr_FR\n"
        "a;shirt;0;shirts, "
        "side_a;promotion;Shirt;Chemise;Nice;2026-03-31;999;12.50;500;GRAM;007;RED;new, sale;1;12;"
        "Oui\n");
    EXPECT_EQ(rules(report), "");
    const auto a = product("A");
    ASSERT_TRUE(a);
    EXPECT_FALSE(a->enabled);
    EXPECT_EQ(a->references(property::categories).size(), 2U);
    EXPECT_EQ(a->references(property::groups).size(), 1U);
    EXPECT_EQ(text(a, "name", "", "fr_FR"), "Chemise");
    EXPECT_EQ(text(a, "description", "ecommerce", "en_US"), "Nice");
    EXPECT_EQ(text(a, "release_date", "print"), "2026-03-31");
    EXPECT_EQ(text(a, "price", "", "", "EUR"), "999");
    EXPECT_EQ(text(a, "list_price", "ecommerce", "en_US", "EUR"), "12.50");
    EXPECT_EQ(text(a, "weight"), "500 GRAM");
    EXPECT_EQ(text(a, "12345"), "007");
    EXPECT_EQ(text(a, "color"), "red");
    EXPECT_EQ(text(a, "tags"), "new,sale");
    EXPECT_EQ(text(a, "washable"), "1");
    EXPECT_EQ(text(a, "stock"), "12");
    EXPECT_EQ(text(a, "legal_fr", "", "fr_FR"), "Oui");
}

TEST_F(ImportProducts, TakesAmountAndUnitFromOneCellOrTwo) {
    products("sku;family;weight;weight-unit\na;shirt;500;GRAM\n");
    const auto report = products("sku;weight\na;500 GRAM\n");
    EXPECT_EQ(counts(report, "product").unchanged, 1);
    EXPECT_EQ(report.change_set, 0);
}

TEST_F(ImportProducts, ComparesPricesAsNumbers) {
    products("sku;family;price-EUR\na;shirt;999\n");
    EXPECT_EQ(products("sku;price-EUR\na;999.00\n").change_set, 0);
}

TEST_F(ImportProducts, ReadsAllPricesOfOneCellAndReplacesThem) {
    products("sku;family;price\na;shirt;100 EUR,90.50 USD\n");
    EXPECT_EQ(text(product("a"), "price", "", "", "USD"), "90.50");
    EXPECT_EQ(counts(products("sku;price\na;100.00 EUR, 90.5 USD\n"), "product").unchanged, 1);
    EXPECT_EQ(counts(products("sku;price\na;80 USD\n"), "product").updated, 1);
    EXPECT_EQ(text(product("a"), "price", "", "", "EUR"), "");
    EXPECT_EQ(text(product("a"), "price", "", "", "USD"), "80");
    EXPECT_EQ(rules(products("sku;price\na;80\n")), "price.form:1");
    EXPECT_EQ(text(product("a"), "price", "", "", "USD"), "80");
}

TEST_F(ImportProducts, ReadsDecimalCommasAndThousands) {
    ImportOptions options;
    options.decimal_sign = ',';
    products(
        "sku;family;price-EUR;price-USD;weight\na;shirt;1.234,56;1234,5;12,5 "
        "GRAM\nb;shirt;1.234;;\n",
        options);
    EXPECT_EQ(text(product("a"), "price", "", "", "EUR"), "1234.56");
    EXPECT_EQ(text(product("a"), "price", "", "", "USD"), "1234.5");
    EXPECT_EQ(text(product("a"), "weight"), "12.5 GRAM");
    // One mark alone may be a decimal point after all: not guessed.
    EXPECT_EQ(text(product("b"), "price", "", "", "EUR"), "");
}

TEST_F(ImportProducts, LeavesMissingColumnsAndClearsEmptyCells) {
    products("sku;family;name-en_US;price-EUR;categories\na;shirt;Shirt;10;shirts\n");
    const auto report = products("sku;price-EUR;categories\na;;\n");
    EXPECT_EQ(counts(report, "product").updated, 1);
    const auto a = product("a");
    EXPECT_EQ(text(a, "name", "", "en_US"), "Shirt");
    EXPECT_EQ(text(a, "price", "", "", "EUR"), "");
    EXPECT_TRUE(a->references(property::categories).empty());
}

TEST_F(ImportProducts, RefusesUnknownHeadingsBeforeAnythingIsChanged) {
    const std::int64_t seq = m_catalogue->journal().last_seq();
    EXPECT_THAT(refusal("products.csv", "sku;coler;weight-foo;price;price-EUR\na;red;1;1 EUR;1\n"),
                AllOf(HasSubstr("products.csv"), HasSubstr("coler"), HasSubstr("color?"),
                      HasSubstr("weight-foo"), HasSubstr("price-EUR")));
    EXPECT_EQ(m_catalogue->journal().last_seq(), seq);
    EXPECT_FALSE(product("a"));
}

TEST_F(ImportProducts, RefusesThemAlsoWhenTheStructureComesAlong) {
    const std::int64_t seq = m_catalogue->journal().last_seq();
    const auto families = m_folder.write("in/families.csv", "code;attributes\nnew;sku\n");
    const auto bad = m_folder.write("in/products.csv", "sku;coler\na;red\n");
    EXPECT_THROW(import({families, bad}), Error);
    EXPECT_EQ(m_catalogue->journal().last_seq(), seq);
    EXPECT_EQ(structure().families.size(), 1U);
    EXPECT_TRUE(m_catalogue->journal().running().empty());
}

TEST_F(ImportProducts, UnderstandsLabelsForHeadingsAndTakesGuardsOff) {
    const auto report =
        products("sku;Family;Name (en_US);Colour;Price (EUR)\na;shirt;'=1;red;9.50\n");
    EXPECT_EQ(counts(report, "product").created, 1);
    EXPECT_EQ(text(product("a"), "name", "", "en_US"), "=1");
    EXPECT_EQ(text(product("a"), "color"), "red");
    EXPECT_THAT(refusal("products.csv", "sku;Name\na;x\n"), HasSubstr("name-<locale>"));
}

TEST_F(ImportProducts, CountsValuesThatTheFamilyDoesNotHave) {
    const auto report = products("sku;family;note\na;shirt;hello\nb;shirt;\n");
    EXPECT_EQ(rules(report), "attribute.not_in_family:1");
    EXPECT_EQ(counts(report, "product").created, 2);
    EXPECT_EQ(text(product("a"), "note"), "");
}

TEST_F(ImportProducts, KeepsTheFirstOfTwoRowsWithOneCode) {
    const auto report = products("sku;family;name-en_US\nA1;shirt;First\na1 ;shirt;Second\n");
    EXPECT_EQ(rules(report), "row.duplicate:1");
    EXPECT_EQ(report.issues[0].row, 3);
    EXPECT_EQ(text(product("a1"), "name", "", "en_US"), "First");
    EXPECT_EQ(product("a1")->code, "A1");
}

TEST_F(ImportProducts, RejectsInvalidRowsAndTakesTheOthers) {
    const auto report = products(
        "sku;family;parent;name-en_US\n"
        "ok;shirt;;Good\n"
        ";shirt;;No code\n"
        "b;nowhere;;Unknown family\n"
        "c;shirt;ghost;Unknown model\n"
        "d;shirt;;Too;many\n"
        "\"e;shirt;;Unbalanced\n"
        "last;shirt;;Good\n");
    EXPECT_EQ(rules(report),
              "csv.quote:1 family.unknown:1 parent.unknown:1 row.cells:1 row.no_code:1");
    EXPECT_EQ(counts(report, "product").created, 2);
    EXPECT_EQ(counts(report, "product").rejected, 5);
    EXPECT_TRUE(product("last"));
}

TEST_F(ImportProducts, RejectsTheValueAndNotTheRow) {
    products("sku;family;color;stock\na;shirt;red;5\n");
    const auto report = products("sku;color;stock;washable;name-en_US\na;green;many;perhaps;" +
                                 std::string(50, 'x') + "\n");
    EXPECT_EQ(counts(report, "product").unchanged, 1);
    EXPECT_EQ(counts(report, "product").warnings, 4);
    EXPECT_EQ(report.by_rule.at("option.unknown"), 1);
    EXPECT_EQ(report.issues[0].severity, Severity::error);
    EXPECT_EQ(report.issues[0].row, 2);
    EXPECT_EQ(report.issues[0].column, "color");
    EXPECT_EQ(report.issues[0].value, "green");
    EXPECT_EQ(report.issues[0].product, "a");
    // What was there stays.
    EXPECT_EQ(text(product("a"), "color"), "red");
    EXPECT_EQ(text(product("a"), "stock"), "5");
}

// Values are set in the order in which they are kept, which is not that of the file.
TEST_F(ImportProducts, TellsOfCellsInTheOrderOfTheirColumns) {
    const std::string file =
        "sku;family;stock;tags;color;list_price-en_US-ecommerce-EUR;name-fr_FR;name-en_US;"
        "categories\n"
        "a;shirt;5;nice;red;7;Tasse;Cup;\n"
        "b;shirt;many;awful;green;dear;" +
        std::string(50, 'x') + ";" + std::string(50, 'y') + ";nowhere\n";
    for (int turn = 0; turn < 2; ++turn) {
        const auto report = products(file);
        std::vector<std::string> columns;
        for (const Issue& issue : report.issues) {
            if (issue.product == "b") columns.push_back(issue.column);
        }
        EXPECT_THAT(columns, testing::ElementsAre("categories", "stock", "tags", "color",
                                                  "list_price-en_US-ecommerce-EUR", "name-fr_FR",
                                                  "name-en_US"));
        EXPECT_EQ(text(product("a"), "stock"), "5");
        EXPECT_EQ(text(product("a"), "color"), "red");
        EXPECT_EQ(text(product("a"), "name", {}, "fr_FR"), "Tasse");
        EXPECT_EQ(text(product("a"), "name", {}, "en_US"), "Cup");
        EXPECT_EQ(text(product("a"), "list_price", "ecommerce", "en_US", "EUR"), "7");
    }
}

TEST_F(ImportProducts, ReportsUnknownCategoriesAndTakesTheOthers) {
    const auto report = products("sku;family;categories\na;shirt;shirts,hats\nb;shirt;side_a\n");
    // Category side_a stands in no channel's tree: information, no warning.
    EXPECT_EQ(rules(report), "category.no_channel:1 category.unknown:1");
    EXPECT_EQ(counts(report, "product").warnings, 1);
    EXPECT_EQ(product("a")->references(property::categories).size(), 1U);
}

TEST_F(ImportProducts, TakesShortRowsAndSaysSo) {
    products("sku;family;name-en_US;price-EUR\na;shirt;Shirt;10\n");
    const auto report = products("sku;name-en_US;price-EUR\na;Blouse\n");
    EXPECT_EQ(rules(report), "row.cells_missing:1");
    EXPECT_EQ(text(product("a"), "name", "", "en_US"), "Blouse");
    EXPECT_EQ(text(product("a"), "price", "", "", "EUR"), "10");
}

TEST_F(ImportProducts, RecordsNothingForUnchangedRows) {
    const std::string file = "sku;family;name-en_US;tags\na;shirt;Shirt;new,sale\nb;shirt;;\n";
    products(file);
    const std::int64_t seq = m_catalogue->journal().last_seq();
    open();
    const auto report = products(file);
    EXPECT_EQ(counts(report, "product").unchanged, 2);
    EXPECT_EQ(report.change_set, 0);
    EXPECT_EQ(m_catalogue->journal().last_seq(), seq);
}

TEST_F(ImportProducts, WarnsOfProductsWithoutFamilyAndKeepsTheirValues) {
    const auto report = products("sku;family;name-en_US;note\na;;Loose;hello\n");
    EXPECT_EQ(rules(report), "product.no_family:1");
    EXPECT_EQ(text(product("a"), "note"), "hello");
}

TEST_F(ImportProducts, GoesByTheUuidWhereThereIsOne) {
    const std::string uuid = "114c9108-444d-408a-ab43-195068166d2c";
    products("uuid;sku;family\n" + uuid + ";old;shirt\n");
    EXPECT_EQ(product("old")->uuid, uuid);
    products("sku;family\ntaken;shirt\n");
    EXPECT_EQ(counts(products("uuid;sku\n" + uuid + ";new\n"), "product").updated, 1);
    EXPECT_FALSE(product("old"));
    EXPECT_EQ(product("new")->uuid, uuid);
    EXPECT_EQ(rules(products("uuid;sku\n" + uuid + ";taken\n")), "code.taken:1");
    EXPECT_EQ(rules(products("uuid;sku\n" + uuid + ";\nnonsense;x\n;\n")),
              "row.no_code:1 uuid.invalid:1");
}

TEST_F(ImportProducts, PreviewsByTheSameCodeAndLeavesNothing) {
    const std::string file =
        "sku;family;name-en_US;color\na;shirt;Shirt;red\nb;shirt;;green\na;shirt;;\n";
    const std::int64_t seq = m_catalogue->journal().last_seq();
    ImportOptions options;
    options.preview = true;
    const auto preview = products(file, options);
    EXPECT_EQ(preview.change_set, 0);
    EXPECT_EQ(m_catalogue->journal().last_seq(), seq);
    EXPECT_FALSE(product("a"));
    const auto done = products(file);
    EXPECT_EQ(rules(preview), rules(done));
    EXPECT_EQ(counts(preview, "product").created, counts(done, "product").created);
    EXPECT_EQ(counts(preview, "product").warnings, counts(done, "product").warnings);
    EXPECT_EQ(counts(preview, "product").rejected, counts(done, "product").rejected);
    EXPECT_NE(done.change_set, 0);
}

TEST_F(ImportProducts, SaysWhatIsWrongWithAFileThatCannotBeImported) {
    EXPECT_THAT(refusal("empty.csv", ""), HasSubstr("empty.csv"));
    EXPECT_THAT(refusal("other.csv", "when;what\n1;2\n"), HasSubstr("other.csv"));
    EXPECT_THAT(refusal("users.csv", "username\njulia\n"), HasSubstr("users.csv"));
    EXPECT_THAT(refusal("products.csv", std::string_view("PK\x03\x04\0\0\0\0", 8)),
                HasSubstr("products.csv"));
    EXPECT_THROW(import({m_folder / "nowhere.csv"}), Error);
    EXPECT_FALSE(product("a"));
}

TEST_F(ImportProducts, DoesNotWriteIntoACatalogueOpenedForReading) {
    const auto file = m_folder.write("in/products.csv", "sku;family\na;shirt\n");
    m_catalogue = std::make_unique<Catalogue>(m_folder / "shop.vitrine", sql::Access::read_only);
    EXPECT_THROW(import({file}), Error);
    open();
    EXPECT_FALSE(product("a"));
}

}  // namespace
}  // namespace vitrine::test
