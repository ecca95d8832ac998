// The file of columns beside a catalogue, through the lists that are read from it.
#include "operations/product_columns.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "operations/random_requests.h"
#include "operations/read_fixture.h"

namespace vitrine::test {
namespace {

class ColumnFileTest : public ReadTest {
protected:
    std::filesystem::path file() { return ProductColumns::file_of(*m_catalogue); }
    void save() {
        ProductIndex index;
        compare(*m_catalogue, index, 30, 11);
        ASSERT_TRUE(index.save(*m_catalogue, Progress()));
        compare(*m_catalogue, index, 30, 12);
        ASSERT_TRUE(std::filesystem::exists(file()));
    }
    // Another program, which has only the file.
    void compare_anew(unsigned seed) {
        ProductIndex index;
        compare(*m_catalogue, index, 60, seed);
    }
};

TEST_F(ColumnFileTest, GivesTheListsOfTheCatalogueItWasMadeOf) {
    save();
    compare_anew(13);
}

TEST_F(ColumnFileTest, FollowsWhatWasCommittedSince) {
    save();
    edit("oxford", "price[EUR]", "61.50");
    const EditReport report = edit("lamp-1", "name[en_US]", "Zodiac lamp");
    compare_anew(14);
    products("sku;family;name-en_US\nlamp-9;lamps;Night lamp\n");
    undo_change_set(*m_catalogue, report.change_set, OnConflict::refuse, Progress());
    compare_anew(15);
}

TEST_F(ColumnFileTest, DoesNotSortByLabelsThatWereRenamedSince) {
    ListRequest request;
    request.sort = "family";
    request.locale = locale("en_US");
    {
        ProductIndex index;
        index.list(*m_catalogue, request, Progress());
        ASSERT_TRUE(index.save(*m_catalogue, Progress()));
    }
    const auto before = list_products(*m_catalogue, request, Progress());
    import({m_folder.write("renamed/families.csv", "code;label-en_US\nlamps;Zzz\nshirts;Aaa\n")});
    ProductIndex index;
    const auto after = index.list(*m_catalogue, request, Progress());
    EXPECT_EQ(after, list_products(*m_catalogue, request, Progress()));
    EXPECT_NE(after, before);
}

TEST_F(ColumnFileTest, IsPassedOverWhereTheCatalogueIsAnOlderCopyThatWentAnotherWay) {
    const auto copy = m_folder / "copy.vitrine";
    m_catalogue->checkpoint();
    std::filesystem::copy_file(m_catalogue->file(), copy);
    edit("lamp-1", "name[en_US]", "Zodiac lamp");
    save();
    // The copy reaches the same number in the journal with another edit.
    Catalogue other(copy);
    edit_products(other, {{id_of("lamp-2"), parse_field(structure(), "price[EUR]"), "1.00", {}}});
    ASSERT_EQ(other.journal().last_seq(), m_catalogue->journal().last_seq());
    std::filesystem::copy_file(file(), ProductColumns::file_of(other));
    ProductIndex index;
    compare(other, index, 60, 16);
}

TEST_F(ColumnFileTest, IsMadeAnewWhereItIsDamaged) {
    save();
    const std::string whole = read_whole_file(file());
    std::mt19937 random(17);
    for (unsigned round = 0; round < 30; ++round) {
        std::string damaged = whole;
        if (round % 3 == 0) damaged.resize(random() % whole.size());
        for (int i = 0; i < 20 && !damaged.empty(); ++i) {
            damaged[random() % damaged.size()] = static_cast<char>(random());
        }
        std::ofstream(file(), std::ios::binary) << damaged;
        ProductIndex index;
        compare(*m_catalogue, index, 15, 100 + round);
    }
}

TEST_F(ColumnFileTest, IsNotWrittenWhereTheFolderCannotBe) {
    std::filesystem::create_directory(file());  // its name is taken by a folder
    ProductIndex index;
    compare(*m_catalogue, index, 5, 18);
    EXPECT_FALSE(index.save(*m_catalogue, Progress()));
    compare(*m_catalogue, index, 5, 19);
}

}  // namespace
}  // namespace vitrine::test
