#include "operations/list_products.h"

#include <chrono>
#include <cstdlib>

#include "operations/read_fixture.h"
#include "support/run_command.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class ListProducts : public test::ReadTest {
protected:
    std::vector<std::string> codes(std::string filter, std::string sort = {},
                                   std::string search = {}, bool models = true) {
        ListRequest request;
        request.filter = std::move(filter);
        request.sort = std::move(sort);
        request.search = std::move(search);
        request.channel = channel("shop");
        request.locale = locale("en_US");
        request.models = models;
        std::vector<std::string> found;
        for (const ProductId id : list_products(*m_catalogue, request, Progress())) {
            found.push_back(m_catalogue->products().code_of(id));
        }
        return found;
    }
    std::vector<ProductRow> rows(const std::vector<std::string>& names,
                                 const std::vector<std::string>& columns) {
        std::vector<ProductId> ids;
        for (const std::string& name : names) ids.push_back(id_of(name));
        const auto parsed = parse_columns(structure(), columns, channel("shop"), locale("en_US"));
        return load_rows(*m_catalogue, ids, parsed, channel("shop"), locale("en_US"));
    }
};

TEST_F(ListProducts, ShowNamesOfTheLocaleThatStandsIn) {
    const auto name = [&](std::string_view code) {
        const ProductId id = id_of(code);
        return load_rows(*m_catalogue, {&id, 1}, {}, channel("shop"), locale("fr_FR")).front().name;
    };
    EXPECT_EQ(name("lamp-2"), "lamp-2");
    import_text("locales.csv", "code;fallback\nfr_FR;en_US\n");
    EXPECT_EQ(name("lamp-2"), "Floor lamp");
    EXPECT_EQ(name("lamp-3"), "Lampe Z\xC3\xA9nith") << "its own";
    EXPECT_EQ(name("oxford-red-s"), "Chemise Oxford");
    EXPECT_THAT(codes("name[fr_FR] is empty and family = lamps"), ElementsAre("lamp-2"))
        << "filters see what is missing";
}

TEST_F(ListProducts, GivesEverythingInOrderOfTheIds) {
    EXPECT_THAT(codes(""), ElementsAre("oxford", "oxford_red", "oxford_blue", "lamp-1", "lamp-2",
                                       "lamp-3", "oxford-red-s", "oxford-red-m", "oxford-blue-s"));
    EXPECT_THAT(codes("", "", "", false), SizeIs(6));
}

TEST_F(ListProducts, FiltersByInheritedValues) {
    EXPECT_THAT(codes("price[EUR] < 50 and brand = acme"),
                ElementsAre("oxford", "oxford_red", "oxford_blue", "oxford-red-s", "oxford-red-m",
                            "oxford-blue-s"));
    EXPECT_THAT(codes("color = red and size is not empty"),
                ElementsAre("oxford-red-s", "oxford-red-m"));
    EXPECT_THAT(codes("category under lighting and enabled = 1"), ElementsAre("lamp-1", "lamp-2"));
}

TEST_F(ListProducts, SearchesAsPeopleType) {
    EXPECT_THAT(codes("", "", "ECLAIR desk"), ElementsAre("lamp-1"));
}

TEST_F(ListProducts, SortsTextInTheOrderOfTheLocale) {
    // Éclair stands between e and f, not behind z.
    EXPECT_THAT(codes("family = lamps", "name"), ElementsAre("lamp-1", "lamp-2", "lamp-3"));
    EXPECT_THAT(codes("family = lamps", "name:desc"), ElementsAre("lamp-3", "lamp-2", "lamp-1"));
}

TEST_F(ListProducts, SortsAmountsByTheirSizeAndPutsNothingLast) {
    EXPECT_THAT(codes("family = lamps", "price[EUR]"), ElementsAre("lamp-3", "lamp-1", "lamp-2"));
    EXPECT_THAT(codes("family = lamps", "price[EUR]:desc"),
                ElementsAre("lamp-2", "lamp-1", "lamp-3"));
    // 1.2 kg is less than 3500 g; lamp-3 has no weight.
    EXPECT_THAT(codes("family = lamps", "weight"), ElementsAre("lamp-1", "lamp-2", "lamp-3"));
    EXPECT_THAT(codes("family = lamps", "weight:desc"), ElementsAre("lamp-2", "lamp-1", "lamp-3"));
    EXPECT_THAT(codes("family = lamps", "released:desc"),
                ElementsAre("lamp-1", "lamp-3", "lamp-2"));
}

TEST_F(ListProducts, SortsTiesByCode) {
    EXPECT_THAT(codes("family = shirts", "brand"),
                ElementsAre("oxford", "oxford-blue-s", "oxford-red-m", "oxford-red-s",
                            "oxford_blue", "oxford_red"));
}

TEST_F(ListProducts, CountsAModelByItsVariants) {
    ASSERT_EQ(edit("oxford-red-m", "price[EUR]", "51.00").changed, 1);
    const auto before = rows({"oxford", "oxford_red", "oxford_blue", "lamp-1", "lamp-2"}, {});
    EXPECT_EQ(before[0].required, 3);
    EXPECT_EQ(before[0].filled, 3);
    EXPECT_EQ(before[3].percent(), 100);
    // No name in French and no description are not asked for here; no dollar price is.
    EXPECT_LT(before[4].percent(), 100);
    EXPECT_THAT(codes("completeness < 100"), ElementsAre("lamp-2", "lamp-3"));

    // Without a brand no variant is complete, and so no model.
    ASSERT_EQ(edit("oxford", "brand", std::nullopt).changed, 1);
    EXPECT_EQ(rows({"oxford"}, {})[0].filled, 0);
    EXPECT_THAT(codes("completeness < 100 and kind = model"),
                ElementsAre("oxford", "oxford_red", "oxford_blue"));
    EXPECT_THAT(codes("not (completeness < 100)"), ElementsAre("lamp-1"));
    EXPECT_EQ(codes("", "completeness:desc").front(), "lamp-1");
}

TEST_F(ListProducts, ShowsCellsAndWhetherTheyAreInherited) {
    const auto found = rows({"oxford-red-s", "lamp-2"},
                            {"color", "size", "price", "weight", "name[fr_FR]", "categories"});
    EXPECT_THAT(found[0].cells, ElementsAre("Red", "S", HasSubstr("49.90"), HasSubstr("210"),
                                            "Chemise Oxford", "Clothing"));
    EXPECT_EQ(found[0].cells_inherited, (std::vector<bool>{true, false, true, false, true, false}));
    EXPECT_EQ(found[1].cells[0], "");
    EXPECT_EQ(found[1].name, "Floor lamp");
    EXPECT_EQ(found[1].family, "Lamps");
}

TEST_F(ListProducts, GivesAnEmptyRowForAProductThatIsGone) {
    const std::vector<ProductId> ids = {id_of("lamp-1"), 4711};
    const auto found = load_rows(*m_catalogue, ids, {}, channel("shop"), locale("en_US"));
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].code, "lamp-1");
    EXPECT_EQ(found[1].code, "");
}

TEST_F(ListProducts, RefusesWhatItDoesNotKnowAndNamesTheNearest) {
    EXPECT_THAT(sentence_of([&] { codes("", "pirce[EUR]"); }), HasSubstr("price"));
    EXPECT_THAT(sentence_of([&] { codes("brnad = acme"); }), HasSubstr("brand"));
    EXPECT_THAT(sentence_of([&] { rows({"lamp-1"}, {"price[GBP]"}); }), HasSubstr("GBP"));
    EXPECT_THAT(sentence_of([&] { rows({"lamp-1"}, {"price[EUR"}); }), HasSubstr("bracket"));
}

TEST_F(ListProducts, StopsWhenItIsToldTo) {
    std::stop_source stop;
    stop.request_stop();
    const Progress progress(stop.get_token());
    EXPECT_THROW(list_products(*m_catalogue, {}, progress), Error);
}

using ListProductsLarge = test::EmptyImportTest;

// Takes its time: only with VITRINE_LARGE=1. The limits are many times what it takes.
TEST_F(ListProductsLarge, FiltersAndSortsAHundredThousandProductsQuickly) {
    const char* wanted = std::getenv("VITRINE_LARGE");
    if (wanted == nullptr || std::string_view(wanted) != "1")
        GTEST_SKIP() << "set VITRINE_LARGE=1 to run it";
    VITRINE_SHARED_FILE(archive, "data/large/lego-akeneo.tar.xz");
    ASSERT_EQ(
        test::run_command("tar", {"xJf", archive.string(), "-C", m_folder.path().string()}).status,
        0);
    import({m_folder / "lego-akeneo"});
    const auto milliseconds = [&](const std::string& filter, const std::string& sort) {
        ListRequest request;
        request.filter = filter;
        request.sort = sort;
        request.channel = structure().channels.all().front()->id;
        request.locale = structure().locales.all().front()->id;
        const auto start = std::chrono::steady_clock::now();
        EXPECT_FALSE(list_products(*m_catalogue, request, Progress()).empty());
        const auto took = std::chrono::steady_clock::now() - start;
        return std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    };
    EXPECT_LT(milliseconds("sku contains \"12\"", ""), 3000);
    EXPECT_LT(milliseconds("completeness < 100", ""), 3000);
    EXPECT_LT(milliseconds("", "name"), 6000);
}

}  // namespace
}  // namespace vitrine
