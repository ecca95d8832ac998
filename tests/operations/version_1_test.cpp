// A catalogue made by the first version of the program (schema version 1, a row of the journal for
// every change): imports, edits, undos with later edits kept, and an undo of an undo.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "operations/find_change_sets.h"
#include "operations/history.h"
#include "operations/list_products.h"
#include "operations/undo_change_set.h"
#include "operations/verify_catalogue.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class VersionOne : public testing::Test {
protected:
    void SetUp() override {
        const auto file = m_folder.path() / "version-1.vitrine";
        std::filesystem::copy_file(test::test_data("catalogues/version-1.vitrine"), file);
        m_catalogue = std::make_unique<Catalogue>(file);
    }
    void expect_sound() {
        EXPECT_THAT(verify_catalogue(*m_catalogue, Progress()).damage, IsEmpty());
    }
    std::vector<std::string> codes() {
        std::vector<std::string> codes;
        for (const ProductId id : list_products(*m_catalogue, {}, Progress()))
            codes.push_back(m_catalogue->products().code_of(id));
        return codes;
    }

    test::TemporaryFolder m_folder;
    std::unique_ptr<Catalogue> m_catalogue;
};

TEST_F(VersionOne, OpensSoundWithItsProductsAndItsHistory) {
    expect_sound();
    EXPECT_THAT(codes(), testing::UnorderedElementsAre(
                             "lamp-1", "lamp-2", "lamp-3", "lamp-4", "oxford", "oxford_blue",
                             "oxford_red", "oxford-blue-s", "oxford-red-m", "oxford-red-s"));
    EXPECT_EQ(find_change_sets(*m_catalogue, {}, 100, Progress()).entries.size(), 11U);
    EXPECT_EQ(m_catalogue->journal().last_seq(), 62);
    EXPECT_EQ(m_catalogue->journal().last_undoable()->id, 5);
    EXPECT_THAT(m_catalogue->journal().products_changed_since(59), ElementsAre(5, 10, 11));
    const auto history = product_history(*m_catalogue, "lamp-1");
    ASSERT_EQ(history.size(), 4U);
    EXPECT_EQ(history[0].change_set.id, 6);
    EXPECT_EQ(history.back().operation, Operation::create);
}

TEST_F(VersionOne, TakesItsOldChangesBackAndJournalsOnInPacks) {
    const auto undone = undo_change_set(*m_catalogue, 5, OnConflict::refuse, Progress());
    EXPECT_EQ(undone.restored, 1);
    EXPECT_THAT(undone.conflicts, IsEmpty());
    expect_sound();
    const auto import = undo_change_set(*m_catalogue, 1, OnConflict::keep_later, Progress());
    EXPECT_GT(import.restored, 0);
    expect_sound();
    EXPECT_THAT(codes(), testing::Not(testing::Contains("lamp-3")));
    undo_change_set(*m_catalogue, import.change_set, OnConflict::refuse, Progress());
    expect_sound();
    EXPECT_THAT(codes(), testing::Contains("lamp-3"));
    std::int64_t packs = 0;
    sql::each(*m_catalogue->connection().prepare("SELECT count(*) FROM change_pack"),
              [&](const sql::Statement& row) { packs = row.integer(0); });
    EXPECT_GT(packs, 0);
}

}  // namespace
}  // namespace vitrine
