// Filters on long texts by their index against reading every product.
#include "operations/long_texts.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "operations/product_index.h"
#include "operations/sample_catalogue.h"
#include "operations/undo_change_set.h"

namespace vitrine::test {
namespace {

class LongTextsTest : public SampleCatalogue {
protected:
    void SetUp() override {
        SampleCatalogue::SetUp();
        ChangeSetWriter writer(*catalogue, {"ada", "import", {}, "many", 0});
        for (int i = 0; i < 120; ++i) {
            const int kind = any(3);
            Product product = kind == 0   ? sample.product("tv-" + std::to_string(i), "tvs")
                              : kind == 1 ? sample.variant("v-" + std::to_string(i), shirt_red)
                                          : sample.model("m-" + std::to_string(i), 0, shirt);
            product.id = 0;
            write(writer, product);
            writer.create(product);
        }
        writer.finish();
    }

    int any(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }

    std::string text() {
        static const std::vector<std::string> words = {
            "Éclat", "steel", "STEEL", "<p>steel</p>", "12\"", "x", "不锈钢", "a", "b.", "über"};
        std::string written = words[static_cast<std::size_t>(any(10))];
        for (int left = any(8); left > 0; --left) {
            written += (any(6) == 0 ? "\n" : " ") + words[static_cast<std::size_t>(any(10))];
        }
        return written;
    }
    // Gives the product long texts, or takes them away.
    void write(ChangeSetWriter& writer, Product& product) {
        const Structure& structure = writer.structure();
        const Attribute& attribute = *structure.attributes.find(std::string_view("description"));
        for (const char* locale : {"en_US", "fr_FR"}) {
            const ValueKey key =
                writer.key_for(attribute, sample.channel("ecommerce"), sample.locale(locale));
            if (any(3) == 0) {
                product.values.erase(key);
            } else {
                product.values.set(key, text());
            }
        }
    }
    ChangeSetId change(Catalogue& where, int products) {
        ChangeSetWriter writer(where, {"ada", "edit", {}, "some", 0});
        for (int i = 0; i < products; ++i) {
            const auto id =
                static_cast<ProductId>(1 + any(static_cast<int>(where.products().highest_id())));
            const auto before = where.products().load(id);
            if (!before) continue;
            Product after = *before;
            write(writer, after);
            writer.update(*before, after);
        }
        return writer.finish();
    }

    std::string filter() {
        static const std::vector<const char*> ways = {"contains", "does not contain", "=",
                                                      "!=",       "starts with",      "ends with"};
        static const std::vector<const char*> parts = {
            "steel",  "e",  "steel x", "<p>", "STEEL</P>", "不", "eclat steel",
            "12\\\"", " a", "b. ",     "b",   "钢 ÉCLAT",  "x",  "nowhere"};
        return std::string(any(2) == 0 ? "description[fr_FR] " : "description ") +
               ways[static_cast<std::size_t>(any(6))] + " \"" +
               parts[static_cast<std::size_t>(any(14))] + '"';
    }
    // The index itself is asked here, so that nothing else can give the answer.
    void compare(Catalogue& where, LongTexts& texts, int count) {
        const CatalogueSnapshot snapshot(where);
        ASSERT_TRUE(texts.follow(where));
        const ProductColumns products(where, nullptr, Progress());
        const Columns& columns = products.columns();
        const Structure& structure = *where.structure();
        const FilterContext context{&structure, sample.channel("ecommerce"),
                                    sample.locale("en_US")};
        LineageReader lineages(where.products());
        for (int i = 0; i < count; ++i) {
            const Filter asked = parse_filter(structure, filter());
            const auto [comparison, negated] = positive(asked.comparison);
            const ValueKey key = filter_keys(asked, context).at(0);
            Filter straight = asked;
            straight.comparison = comparison;
            const Matcher matcher(straight, context);
            Bitmap among = columns.find(key)->present(columns.alive());
            if (any(2) == 0) among -= columns.of_kind(ProductKind::model);
            Bitmap expected(columns.rows());
            where.products().each([&](const Product& product) {
                if (among.test(row_of(product.id)) &&
                    matcher.matches(lineages.lineage_of(product))) {
                    expected.set(row_of(product.id));
                }
            });
            ASSERT_EQ(texts.find(key, text_way(comparison), {fold_for_search(asked.texts.at(0))},
                                 columns, among),
                      expected)
                << to_text(structure, asked);
        }
    }
    // The same through lists, whichever way they take.
    void compare_lists(ProductIndex& index, int count) {
        for (int i = 0; i < count; ++i) {
            ListRequest request;
            request.channel = sample.channel("ecommerce");
            request.locale = sample.locale("en_US");
            request.filter = "not (" + filter() + ") or enabled = true and " + filter();
            request.sort = "sku";
            ASSERT_EQ(index.list(*catalogue, request, Progress()),
                      list_products(*catalogue, request, Progress()))
                << request.filter;
        }
    }
    std::unique_ptr<LongTexts> open(Catalogue& where, std::int64_t made_after = -1) {
        const CatalogueSnapshot snapshot(where);
        return LongTexts::open(where, made_after);
    }
    std::unique_ptr<LongTexts> make_and_open() {
        EXPECT_TRUE(LongTexts::make_file(*catalogue, Progress()));
        return open(*catalogue);
    }
    std::filesystem::path path() { return LongTexts::file_of(*catalogue); }

    std::mt19937 m_random{11};
};

TEST_F(LongTextsTest, FindWhatReadingEveryProductFinds) {
    EXPECT_EQ(open(*catalogue), nullptr) << "there is no file yet";
    const auto texts = make_and_open();
    ASSERT_NE(texts, nullptr);
    compare(*catalogue, *texts, 400);
    ProductIndex index;
    compare_lists(index, 60);
}

TEST_F(LongTextsTest, FollowRandomEditsAndUndo) {
    const auto texts = make_and_open();
    ASSERT_NE(texts, nullptr);
    ProductIndex index;
    std::vector<ChangeSetId> change_sets;
    for (int round = 0; round < 40 && !HasFatalFailure(); ++round) {
        if (!change_sets.empty() && any(3) == 0) {
            undo_change_set(*catalogue, change_sets.back(), OnConflict::keep_later, Progress());
            change_sets.pop_back();
        } else if (any(5) == 0) {
            ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, "one goes, one comes", 0});
            if (const auto gone = catalogue->products().load_by_code("tv-" + std::to_string(round)))
                writer.remove(*gone);
            Product more = sample.product("more-" + std::to_string(round), "tvs");
            more.id = 0;
            write(writer, more);
            writer.create(more);
            change_sets.push_back(writer.finish());
        } else {
            change_sets.push_back(change(*catalogue, 1 + any(10)));
        }
        compare(*catalogue, *texts, 10);
        compare_lists(index, 4);
        if (round % 8 == 7) {
            ASSERT_TRUE(LongTexts::make_file(*catalogue, Progress()));
        }
        const auto from_file = open(*catalogue);
        ASSERT_NE(from_file, nullptr);
        compare(*catalogue, *from_file, 4);
    }
}

TEST_F(LongTextsTest, FollowWhatAnotherConnectionCommits) {
    const auto texts = make_and_open();
    ASSERT_NE(texts, nullptr);
    for (int round = 0; round < 5; ++round) {
        Catalogue other(file);
        change(other, 20);
        catalogue->refresh();
        compare(*catalogue, *texts, 20);
        ASSERT_TRUE(LongTexts::make_file(other, Progress()));
        const auto newer = open(*catalogue, texts->made_at());
        ASSERT_NE(newer, nullptr);
        compare(*catalogue, *newer, 5);
        EXPECT_EQ(open(*catalogue, newer->made_at()), nullptr) << "there is no newer one";
    }
}

// What is not committed is not in the journal that the index follows.
TEST_F(LongTextsTest, AreReadFromProductsWithinATransactionThatHasWritten) {
    ASSERT_TRUE(LongTexts::make_file(*catalogue, Progress()));
    ProductIndex index;
    compare_lists(index, 10);
    {
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, "never finished", 0});
        const auto before = catalogue->products().load(television);
        Product after = *before;
        write(writer, after);
        writer.update(*before, after);
        compare_lists(index, 20);
    }
    compare_lists(index, 20);
}

TEST_F(LongTextsTest, OfADamagedFileAreNotBelieved) {
    ASSERT_TRUE(LongTexts::make_file(*catalogue, Progress()));
    std::ifstream in(path(), std::ios::binary);
    const std::string whole(std::istreambuf_iterator<char>(in), {});
    ASSERT_FALSE(whole.empty());
    for (int round = 0; round < 40 && !HasFatalFailure(); ++round) {
        std::string damaged = whole;
        if (round % 3 == 0) damaged.resize(m_random() % whole.size());
        for (int i = 0; i < 20 && !damaged.empty(); ++i) {
            damaged[m_random() % damaged.size()] = static_cast<char>(m_random());
        }
        std::ofstream(path(), std::ios::binary) << damaged;
        ProductIndex index;
        compare_lists(index, 6);
    }
    // One that is whole but for the texts is thrown away once somebody notices.
    std::string damaged = whole;
    damaged[whole.find("steel")] = 'S';
    std::ofstream(path(), std::ios::binary) << damaged;
    ProductIndex index;
    compare_lists(index, 10);
    EXPECT_FALSE(std::filesystem::exists(path()));
}

TEST_F(LongTextsTest, OfAnOlderCopyThatWentAnotherWayAreNotBelieved) {
    const auto copy = folder.path() / "copy.vitrine";
    catalogue->checkpoint();
    std::filesystem::copy_file(file, copy);
    change(*catalogue, 5);
    ASSERT_TRUE(LongTexts::make_file(*catalogue, Progress()));
    Catalogue other(copy);
    change(other, 5);
    std::filesystem::copy_file(path(), LongTexts::file_of(other));
    EXPECT_EQ(open(other), nullptr);
}

TEST_F(LongTextsTest, AreReadFromProductsWhereTheFileCannotBeWritten) {
    std::filesystem::create_directory(path());  // its name is taken by a folder
    EXPECT_FALSE(LongTexts::make_file(*catalogue, Progress()));
    ProductIndex index;
    compare_lists(index, 10);
}

// While it was away its texts were nobody's business.
TEST_F(LongTextsTest, OfAnAttributeThatWasAwayAreReadAnew) {
    const auto texts = make_and_open();
    ASSERT_NE(texts, nullptr);
    ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, "away", 0});
    const auto& attributes = writer.structure().attributes;
    writer.restore(EntityKind::attribute, attributes.find(std::string_view("description"))->id,
                   std::nullopt);
    const ChangeSetId away = writer.finish();
    edit(television, "name[en_US]", "Another name");
    {
        const CatalogueSnapshot snapshot(*catalogue);
        ASSERT_TRUE(texts->follow(*catalogue));
    }
    undo_change_set(*catalogue, away, OnConflict::keep_later, Progress());
    const CatalogueSnapshot snapshot(*catalogue);
    EXPECT_FALSE(texts->follow(*catalogue));
}

TEST_F(LongTextsTest, OfAnAttributeThatWasNoLongTextAreReadAnew) {
    ASSERT_TRUE(LongTexts::make_file(*catalogue, Progress()));
    ASSERT_NE(open(*catalogue), nullptr);
    ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, "another type", 0});
    Attribute name = *writer.structure().attributes.find(std::string_view("name"));
    name.type = AttributeType::long_text;
    writer.put(name);
    writer.finish();
    catalogue->refresh();
    EXPECT_EQ(open(*catalogue), nullptr);
    ProductIndex index;
    compare_lists(index, 10);
}

}  // namespace
}  // namespace vitrine::test
