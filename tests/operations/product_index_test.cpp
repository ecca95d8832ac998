// The index against list_products(), which reads every product each time and is obvious: random
// filters and orders, on catalogues with and without changes in between.
#include "operations/product_index.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <random>

#include "catalog/value_text.h"
#include "operations/random_requests.h"
#include "operations/read_fixture.h"
#include "store/change_set_writer.h"
#include "support/run_command.h"

namespace vitrine::test {
namespace {

class ProductIndexTest : public ReadTest {
protected:
    ProductIndex m_index;
};

// Each count against the list it is of.
void compare_counts(Catalogue& catalogue, ProductIndex& index) {
    const auto counts = index.category_counts(catalogue, Progress());
    const auto listed = [&](const std::string& filter) {
        ListRequest request;
        request.filter = filter;
        const std::size_t found = list_products(catalogue, request, Progress()).size();
        EXPECT_EQ(index.count(catalogue, request, Progress()), found) << filter;
        return found;
    };
    EXPECT_EQ(counts.all, listed(""));
    EXPECT_EQ(counts.unclassified, listed("category is empty"));
    const Structure& structure = *catalogue.structure();
    structure.categories.each([&](const Category& category) {
        Filter below;
        below.kind = Filter::Kind::condition;
        below.field = FilterField::category;
        below.comparison = Comparison::under;
        below.ids = {category.id};
        const auto index_of = static_cast<std::size_t>(category.id);
        const std::size_t count = index_of < counts.products.size() ? counts.products[index_of] : 0;
        EXPECT_EQ(count, listed(to_text(structure, below))) << category.code;
    });
}

TEST_F(ProductIndexTest, CountsTheProductsOfEveryCategoryAndOfThoseBelowIt) {
    compare_counts(*m_catalogue, m_index);
    const auto& categories = structure().categories;
    ASSERT_GE(categories.size(), 2U);
    const std::string both = categories.all()[0]->code + "," + categories.all()[1]->code;
    // One that is above the other counts the product once.
    ASSERT_NE(edit("lamp-1", "categories", both).change_set, 0);
    ASSERT_NE(edit("oxford", "categories", std::nullopt).change_set, 0);
    compare_counts(*m_catalogue, m_index);
}

TEST_F(ProductIndexTest, ListsWhatReadingAllProductsLists) {
    compare(*m_catalogue, m_index, 1500, 1);
}

TEST_F(ProductIndexTest, ListsWhatTheReferenceListsFromMemory) {
    compare_with_reference(*m_catalogue, m_index, 3000, 40);
}

TEST_F(ProductIndexTest, FollowsEditsImportsAndUndo) {
    compare(*m_catalogue, m_index, 50, 2);
    std::vector<ChangeSetId> change_sets;
    const auto take = [&](const EditReport& report) {
        ASSERT_NE(report.change_set, 0);
        change_sets.push_back(report.change_set);
        compare(*m_catalogue, m_index, 50, static_cast<unsigned>(change_sets.size()) + 3);
    };
    take(edit("oxford", "price[EUR]", "61.50"));
    take(edit("oxford", "brand", std::nullopt));
    take(edit("lamp-1", "name[en_US]", "Zodiac lamp"));
    take(edit("lamp-2", "enabled", "0"));
    products("sku;family;name-en_US\nlamp-9;lamps;Night lamp\n");
    compare(*m_catalogue, m_index, 50, 20);
    for (auto at = change_sets.rbegin(); at != change_sets.rend(); ++at) {
        undo_change_set(*m_catalogue, *at, OnConflict::refuse, Progress());
        compare(*m_catalogue, m_index, 50, static_cast<unsigned>(*at) + 30);
    }
}

TEST_F(ProductIndexTest, FollowsWhatAnotherConnectionCommits) {
    compare(*m_catalogue, m_index, 10, 3);
    {
        Catalogue other(m_catalogue->file());
        edit_products(other,
                      {{id_of("lamp-1"), parse_field(structure(), "price[EUR]"), "1.00", {}}});
    }
    m_catalogue->refresh();
    compare(*m_catalogue, m_index, 50, 4);
}

// A list is made of one state of the catalogue: products never come without the attributes that
// were committed with them, whenever this connection looked for commits last.
TEST_F(ProductIndexTest, KnowsTheAttributesThatAnotherConnectionMadeMeanwhile) {
    compare(*m_catalogue, m_index, 5, 21);
    const auto before = structure().attributes.size();
    {
        Catalogue other(m_catalogue->file());
        ImportOptions options;
        options.paths = {
            m_folder.write("new/attributes.csv",
                           "code;type;group\nfinish;pim_catalog_text;general\n"),
            m_folder.write("new/products.csv", "sku;finish\nshelf-1;brushed\nshelf-2;matt\n")};
        import_catalogue(other, options, Progress());
    }
    ListRequest request;
    request.filter = "sku starts with shelf";
    ASSERT_EQ(m_index.list(*m_catalogue, request, Progress()).size(), 2U);
    EXPECT_EQ(m_catalogue->structure()->attributes.size(), before + 1);
    request.filter = "finish = matt";
    EXPECT_THAT(m_index.list(*m_catalogue, request, Progress()),
                testing::ElementsAre(id_of("shelf-2")));
    EXPECT_TRUE(m_catalogue->refresh()) << "the commit is still to be noticed";
    compare(*m_catalogue, m_index, 50, 22);
}

TEST_F(ProductIndexTest, KnowsWhatATransactionHasWrittenAndForgetsItWithIt) {
    compare(*m_catalogue, m_index, 10, 5);
    {
        ChangeSetWriter writer(*m_catalogue, {"ada", "edit", {}, "never finished", 0});
        EXPECT_FALSE(m_catalogue->connection().has_uncommitted());
        compare(*m_catalogue, m_index, 20, 6);
        writer.remove(*m_catalogue->products().load_by_code("lamp-1"));
        EXPECT_TRUE(m_catalogue->connection().has_uncommitted());
        compare(*m_catalogue, m_index, 20, 7);
    }
    EXPECT_FALSE(m_catalogue->connection().has_uncommitted());
    compare(*m_catalogue, m_index, 20, 8);
}

TEST_F(ProductIndexTest, BeginsAnewForAnotherCatalogue) {
    compare(*m_catalogue, m_index, 5, 5);
    Catalogue::create(m_folder / "other.vitrine");
    Catalogue other(m_folder / "other.vitrine");
    EXPECT_THAT(m_index.list(other, {}, Progress()), testing::IsEmpty());
    compare(*m_catalogue, m_index, 5, 6);
}

class ProductIndexOf : public EmptyImportTest {
protected:
    // Two attributes that lead from products and models to some others.
    void link_products() {
        ChangeSetWriter writer(*m_catalogue, {"ada", "import", {}, "links", 0});
        std::mt19937 random(11);
        for (const bool varies : {false, true}) {
            Attribute link;
            link.code = varies ? "accessory" : "successor";
            link.type = AttributeType::product_link;
            link.localizable = link.scopable = varies;
            link.id = writer.put(link);
            std::vector<ValueKey> keys = {writer.key_for(link, 0, 0, 0)};
            if (varies) {
                keys.clear();
                writer.structure().channels.each([&](const Channel& channel) {
                    for (const LocaleId locale : channel.locales)
                        keys.push_back(writer.key_for(link, channel.id, locale, 0));
                });
            }
            std::vector<Product> products;
            m_catalogue->products().each(
                [&](const Product& product) { products.push_back(product); });
            for (const Product& before : products) {
                Product after = before;
                for (const ValueKey key : keys) {
                    const Product& linked =
                        products[random() % std::min<std::size_t>(20, products.size())];
                    if (random() % 2 == 0) after.values.set(key, Reference{linked.id});
                }
                if (after.values != before.values) writer.update(before, std::move(after));
            }
        }
        writer.finish();
    }

    ProductIndex m_index;
};

TEST_F(ProductIndexOf, IcecatListsWhatReadingAllProductsLists) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    import({set});
    link_products();
    compare_counts(*m_catalogue, m_index);
    compare(*m_catalogue, m_index, 100, 7);
    const auto compared = compare_with_reference(*m_catalogue, m_index, 5000, 8);
    for (int comparison = 0; comparison <= static_cast<int>(Comparison::by); ++comparison)
        EXPECT_TRUE(compared.contains(static_cast<Comparison>(comparison))) << comparison;
    ASSERT_TRUE(LongTexts::make_file(*m_catalogue, Progress()));
    compare(*m_catalogue, m_index, 500, 10);
}

// Each round gives a few products, models among them, values that other products have, or none,
// and now and then takes a change set back.
TEST_F(ProductIndexOf, IcecatFollowsRandomEditsAndUndo) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    import({set});
    link_products();
    std::mt19937 random(9);
    std::vector<Product> products;
    m_catalogue->products().each([&](const Product& product) { products.push_back(product); });
    const auto any = [&]() -> const Product& { return products[random() % products.size()]; };
    std::vector<ChangeSetId> change_sets;
    compare(*m_catalogue, m_index, 10, 1);
    for (unsigned round = 0; round < 40; ++round) {
        std::vector<CellEdit> edits;
        for (int i = 0; i < 6; ++i) {
            const Product& giver = any();
            if (giver.values.empty()) continue;
            const auto& [key, value] =
                *(giver.values.begin() + static_cast<long>(random() % giver.values.size()));
            const Attribute* attribute = structure().attributes.find(key.attribute);
            if (attribute == nullptr || attribute->is_media()) continue;
            std::optional<std::string> text;
            if (random() % 4 != 0) text = value_to_text(structure(), *attribute, value);
            edits.push_back({any().id,
                             parse_field(structure(), field_name(structure(), key)),
                             std::move(text),
                             {}});
        }
        if (!change_sets.empty() && random() % 3 == 0) {
            undo_change_set(*m_catalogue, change_sets.back(), OnConflict::keep_later, Progress());
            change_sets.pop_back();
        } else if (const EditReport report = edit_products(*m_catalogue, edits);
                   report.change_set != 0) {
            change_sets.push_back(report.change_set);
        }
        compare(*m_catalogue, m_index, 12, 100 + round);
        if (round % 10 == 0) {
            ASSERT_TRUE(m_index.save(*m_catalogue, Progress()));
            ASSERT_TRUE(LongTexts::make_file(*m_catalogue, Progress()));
        }
        ProductIndex from_file;
        compare(*m_catalogue, from_file, 4, 200 + round);
        if (HasFatalFailure()) return;
    }
    EXPECT_FALSE(change_sets.empty());
}

TEST_F(ProductIndexOf, LegoListsWhatReadingAllProductsLists) {
    if (std::getenv("VITRINE_LARGE") == nullptr) GTEST_SKIP() << "set VITRINE_LARGE=1 to run it";
    VITRINE_SHARED_FILE(archive, "data/large/lego-akeneo.tar.xz");
    ASSERT_EQ(run_command("tar", {"xJf", archive.string(), "-C", m_folder.path().string()}).status,
              0);
    import({m_folder / "lego-akeneo"});
    compare(*m_catalogue, m_index, 10, 8);
    compare_with_reference(*m_catalogue, m_index, 3000, 9);
}

}  // namespace
}  // namespace vitrine::test
