// What a data source sends again and what people change here meanwhile: neither gets lost.
#include "operations/import_merge.h"

#include "operations/edit_products.h"
#include "operations/edit_structure.h"
#include "operations/import_fixture.h"
#include "operations/prune_history.h"
#include "operations/undo_change_set.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ImportMergeTest : public ImportTest {
protected:
    ImportMergeTest() {
        make_source("acme", "");
        make_source("erp", "");
    }

    void make_source(const char* code, const char* attributes) {
        const EntityAddress address{EntityKind::data_source, id_of(code)};
        EntityEdit source{address, code, {{"attributes", attributes}}};
        const auto report = edit_structure(*m_catalogue, {source}, {}, ChangeIntent::save);
        ASSERT_FALSE(report.refused()) << report.issues.front().message;
    }
    std::int32_t id_of(const char* code) {
        const DataSource* source = structure().data_sources.find(code);
        return source == nullptr ? 0 : source->id;
    }
    ImportReport from(const char* source, std::string_view text, ImportOptions options = {}) {
        options.data_source = source;
        return products(text, options);
    }
    void edit(std::string_view sku, const char* field, std::optional<std::string> text) {
        const auto report = edit_products(
            *m_catalogue,
            {{product(sku)->id, parse_field(structure(), field), std::move(text), {}}});
        ASSERT_EQ(report.changed, 1) << sku << ' ' << field;
    }
    std::string name(std::string_view sku) { return text(product(sku), "name", "", "en_US"); }
    std::string price(std::string_view sku) { return text(product(sku), "price", "", "", "EUR"); }
    std::string color(std::string_view sku) { return text(product(sku), "color"); }

    static constexpr std::string_view first =
        "sku;family;categories;name-en_US;price-EUR;color\n"
        "a;shirt;;Shirt;10.00;red\n"
        "b;shirt;;Blouse;20.00;\n";
};

TEST_F(ImportMergeTest, LeavesWhatWasChangedHereUnlessTheSourceChangedTheCellToo) {
    from("acme", first);
    edit("a", "name[en_US]", "Linen shirt");
    edit("a", "price[EUR]", "12");
    edit("b", "color", "blue");
    const auto report = from("acme",
                             "sku;family;categories;name-en_US;price-EUR;color\n"
                             "a;shirt;;Shirt;11.00;blue\n"
                             "b;shirt;;Blouse;20.00;\n");
    EXPECT_EQ(name("a"), "Linen shirt") << "the source says what it said";
    EXPECT_EQ(price("a"), "11.00") << "both changed it: the source's newer word counts";
    EXPECT_EQ(color("a"), "blue") << "only the source changed it";
    EXPECT_EQ(color("b"), "blue") << "an empty cell is a word as well";
    EXPECT_EQ(report.kept, 2);
    EXPECT_EQ(counts(report, "product").updated, 1);
    EXPECT_EQ(counts(report, "product").unchanged, 1);
}

TEST_F(ImportMergeTest, ChangesNothingWhenTheSameFileComesAgain) {
    from("acme", first);
    edit("a", "name[en_US]", "Linen shirt");
    for (int i = 0; i < 3; ++i) {
        const auto report = from("acme", first);
        EXPECT_EQ(counts(report, "product").unchanged, 2);
        EXPECT_EQ(report.change_set, 0);
        EXPECT_EQ(name("a"), "Linen shirt");
    }
}

TEST_F(ImportMergeTest, TakesEveryCellWithoutASource) {
    from("acme", first);
    edit("a", "name[en_US]", "Linen shirt");
    EXPECT_EQ(products(first).kept, 0);
    EXPECT_EQ(name("a"), "Shirt");
}

TEST_F(ImportMergeTest, KeepsSourcesApart) {
    from("acme", first);
    edit("a", "name[en_US]", "Linen shirt");
    from("erp", first);
    EXPECT_EQ(name("a"), "Shirt") << "it is the first that this source says";
}

TEST_F(ImportMergeTest, LooksAtEachColumnOfTheSourceWhicheverFileHasIt) {
    from("acme", first);
    from("acme", "sku;price-EUR\na;10.50\n");
    edit("a", "name[en_US]", "Linen shirt");
    edit("a", "price[EUR]", "12");
    const auto report = from("acme", first);
    EXPECT_EQ(name("a"), "Linen shirt") << "the small file said nothing of the name";
    EXPECT_EQ(price("a"), "10.00") << "the small file said 10.50 before";
    EXPECT_EQ(report.kept, 1);
}

TEST_F(ImportMergeTest, KnowsWhatWasSaidThoughItChangedNothing) {
    products(first);
    m_folder.write("both/products_1.csv", "sku;name-en_US\na;Shirt\n");
    m_folder.write("both/products_2.csv", "sku;name-en_US\nb;Blouse\n");
    ImportOptions options;
    options.data_source = "acme";
    EXPECT_EQ(import({m_folder / "both"}, options).change_set, 0);
    edit("a", "name[en_US]", "Linen shirt");
    import({m_folder / "both"}, options);
    EXPECT_EQ(name("a"), "Linen shirt");
}

TEST_F(ImportMergeTest, IsAsBeforeOnceTheImportIsUndone) {
    from("acme", first);
    edit("b", "color", "blue");
    constexpr std::string_view second =
        "sku;family;categories;name-en_US;price-EUR;color\n"
        "a;shirt;;Shirt;11.00;red\n"
        "b;shirt;;Blouse;21.00;\n";
    const auto report = from("acme", second);
    EXPECT_EQ(color("b"), "blue");
    undo_change_set(*m_catalogue, report.change_set, OnConflict::refuse, Progress());
    EXPECT_EQ(price("a"), "10.00");
    from("acme", second);
    EXPECT_EQ(price("a"), "11.00") << "what was undone was never said";
    EXPECT_EQ(color("b"), "blue") << "and what was said before it still is";
}

TEST_F(ImportMergeTest, SaysNothingByAPreview) {
    from("acme", first);
    edit("a", "name[en_US]", "Linen shirt");
    constexpr std::string_view second = "sku;name-en_US;price-EUR\na;Tunic;11.00\n";
    ImportOptions preview;
    preview.preview = true;
    from("acme", second, preview);
    EXPECT_EQ(name("a"), "Linen shirt");
    from("acme", second);
    EXPECT_EQ(name("a"), "Tunic");
}

TEST_F(ImportMergeTest, OffersAgainWhatCouldNotBeTaken) {
    constexpr std::string_view text = "sku;family;color;X_SELL-products\na;shirt;mauve;z\n";
    EXPECT_EQ(counts(from("acme", text), "product").created, 1);
    EXPECT_EQ(color("a"), "") << "there is no such option";
    import_text("attribute_options.csv", "attribute;code;label-en_US\ncolor;mauve;Mauve\n");
    products("sku;family\nz;shirt\n");
    from("acme", text);
    EXPECT_EQ(color("a"), "mauve");
    EXPECT_THAT(links("a", "X_SELL"), ElementsAre("z"));
}

TEST_F(ImportMergeTest, LeavesCategoriesLinksAndStateThatWereChangedHere) {
    constexpr std::string_view text =
        "sku;family;categories;enabled;X_SELL-products\n"
        "z;shirt;;1;\n"
        "a;shirt;;1;z\n";
    from("acme", text);
    from("acme", text);  // the link's product is there from now on
    edit("a", "enabled", "0");
    edit("a", "X_SELL-products", "");
    const std::string category = [&] {
        std::string code;
        structure().categories.each([&](const Category& one) { code = one.code; });
        return code;
    }();
    edit("a", "categories", category);
    from("acme", text);
    EXPECT_FALSE(product("a")->enabled);
    EXPECT_THAT(links("a", "X_SELL"), IsEmpty());
    EXPECT_EQ(product("a")->references(property::categories).size(), 1U);
}

TEST_F(ImportMergeTest, TakesQuantitiesThatTheSourceChangedBesideTheSameProducts) {
    import_text("association_types.csv", "code;is_quantified;kind\nPACK;1;bundle\n");
    products("sku;family\nb;shirt\n");
    from("acme", "sku;family;PACK-products;PACK-products-quantity\na;shirt;b;5\n");
    const auto report = from("acme", "sku;PACK-products;PACK-products-quantity\na;b;6\n");
    EXPECT_EQ(counts(report, "product").updated, 1);
    EXPECT_EQ(counts(from("acme", "sku;PACK-products;PACK-products-quantity\na;b;6\n"), "product")
                  .unchanged,
              1);
}

TEST_F(ImportMergeTest, KeepsValuesInTheModeThatReplaces) {
    from("acme", first);
    edit("a", "name[en_US]", "Linen shirt");
    ImportOptions replace;
    replace.mode = ImportMode::replace;
    from("acme", "sku;family;name-en_US;price-EUR\na;shirt;Shirt;10.00\n", replace);
    EXPECT_EQ(name("a"), "Linen shirt");
    EXPECT_EQ(color("a"), "") << "the file has no column of it";
}

TEST_F(ImportMergeTest, SetsNoFieldThatAnotherSourceOwns) {
    from("acme", first);
    make_source("erp", "price");
    constexpr std::string_view dearer =
        "sku;family;price-EUR;color\n"
        "a;shirt;99.00;blue\n"
        "c;shirt;98.00;red\n";
    for (const char* source : {"acme", ""}) {
        const auto report = from(source, dearer);
        EXPECT_EQ(price("a"), "10.00");
        EXPECT_EQ(price("c"), "");
        EXPECT_EQ(color("a"), "blue");
        ASSERT_EQ(rules(report), "heading.owned:1");
        EXPECT_EQ(report.issues.front().column, "price-EUR");
        EXPECT_THAT(report.issues.front().message, HasSubstr("erp"));
    }
    EXPECT_EQ(rules(from("erp", dearer)), "");
    EXPECT_EQ(price("a"), "99.00");
    make_source("erp", "");
    from("acme", dearer);
    EXPECT_EQ(price("c"), "98.00");
}

TEST_F(ImportMergeTest, RefusesASourceThatIsNone) {
    try {
        from("akme", first);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::usage);
        EXPECT_THAT(error.sentence(), HasSubstr("acme, erp"));
    }
    EXPECT_FALSE(product("a"));
}

TEST_F(ImportMergeTest, ForgetsWithTheHistoryWhatNobodyCanGoBackTo) {
    const auto bases = [this] {
        const auto rows = m_catalogue->connection().prepare("SELECT count(*) FROM import_base");
        std::int64_t count = 0;
        sql::each(*rows, [&](const sql::Statement& row) { count = row.integer(0); });
        return count;
    };
    from("acme", "sku;family;price-EUR\na;shirt;1\n");
    const auto undone = from("acme", "sku;family;price-EUR\na;shirt;2\n");
    undo_change_set(*m_catalogue, undone.change_set, OnConflict::refuse, Progress());
    from("acme", "sku;family;price-EUR\na;shirt;3\n");
    EXPECT_EQ(bases(), 3);
    m_catalogue = std::make_unique<Catalogue>(
        m_folder / "shop.vitrine", sql::Access::read_write, sql::Purpose::interactive,
        [] { return system_now() + std::chrono::hours(24 * 60); });
    keep_history(*m_catalogue, 30);
    EXPECT_GT(prune_history(*m_catalogue, Prune::drop, {}, Progress()).change_sets, 0);
    EXPECT_LE(bases(), 2);
    edit("a", "price[EUR]", "4");
    from("acme", "sku;family;price-EUR\na;shirt;3\n");
    EXPECT_EQ(price("a"), "4");
}

}  // namespace
}  // namespace vitrine::test
