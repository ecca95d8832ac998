#include "operations/asset_use.h"

#include "base/checksum.h"
#include "operations/edit_products.h"
#include "operations/import_fixture.h"
#include "operations/prune_history.h"
#include "operations/undo_change_set.h"
#include "store/change_set_writer.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class AssetUses : public ImportTest {
protected:
    AssetUse look() { return find_asset_use(*m_catalogue, Progress()); }
    RemovedAssets remove() {
        return remove_unused_assets(*m_catalogue, RemoveAssets::remove, Progress());
    }
    bool is_stored(const std::string& bytes) {
        return std::filesystem::exists(m_catalogue->assets().path_of(sha256(bytes)));
    }
    // Product a with this picture; the change set.
    ChangeSetId import_picture(const std::string& bytes) {
        m_folder.write("in/files/a.jpg", bytes);
        return products("sku;family;picture\na;shirt;files/a.jpg\n").change_set;
    }
    static std::vector<std::string> missing(const AssetUse& use) {
        std::vector<std::string> lines;
        for (const MissingFile& file : use.missing) {
            lines.push_back(file.product + " " + file.field + " " + file.name +
                            (file.was_stored ? " gone" : " never came"));
        }
        return lines;
    }
    // Every change set before now is dropped, except the newest.
    void drop_history() {
        keep_history(*m_catalogue, 1);
        m_catalogue = std::make_unique<Catalogue>(
            m_folder / "shop.vitrine", sql::Access::read_write, sql::Purpose::interactive,
            [] { return system_now() + std::chrono::days(10); });
        import_text("products.csv", "sku;family\nlater;shirt\n");
        prune_history(*m_catalogue, Prune::drop, 1, Progress());
    }
};

TEST_F(AssetUses, OfAFreshImportAreInOrder) {
    import_picture("first");
    const AssetUse use = look();
    EXPECT_EQ(use.stored, 1);
    EXPECT_EQ(use.stored_bytes, 5);
    EXPECT_EQ(use.named, 1);
    EXPECT_THAT(missing(use), IsEmpty());
    EXPECT_THAT(use.unused, IsEmpty());
}

TEST_F(AssetUses, NameTheProductsWhoseFilesAreNotThere) {
    import_picture("first");
    products("sku;family;picture\nb;shirt;files/b.jpg\n");
    EXPECT_THAT(missing(look()), ElementsAre("b picture files/b.jpg never came"));
    std::filesystem::remove(m_catalogue->assets().path_of(sha256("first")));
    const AssetUse use = look();
    EXPECT_THAT(missing(use),
                ElementsAre("a picture files/a.jpg gone", "b picture files/b.jpg never came"));
    EXPECT_EQ(use.missing_count, 2);
    EXPECT_THAT(use.unused, IsEmpty()) << "the row is still named";
}

TEST_F(AssetUses, NameTheRecordsWhoseFilesAreNotThere) {
    const ValueKey picture{structure().attributes.find("picture")->id, 0};
    ChangeSetWriter writer(*m_catalogue, {});
    ReferenceEntity makers;
    makers.code = "makers";
    makers.attributes = {picture.attribute};
    Record acme;
    acme.entity = writer.put(makers);
    acme.code = "acme";
    acme.values.set(picture, FileReference{"files/acme.jpg", ""});
    writer.put(acme);
    writer.finish();
    const AssetUse use = look();
    EXPECT_EQ(use.named, 1);
    EXPECT_EQ(use.missing_count, 1);
    EXPECT_THAT(missing(use), ElementsAre("makers/acme picture files/acme.jpg never came"));
}

TEST_F(AssetUses, KeepWhatUndoMayNeed) {
    import_picture("first");
    const auto second = import_picture("second");
    const AssetUse use = look();
    ASSERT_EQ(use.unused.size(), 1U);
    EXPECT_EQ(use.unused[0].asset.checksum, sha256("first"));
    EXPECT_EQ(use.unused[0].asset.size, 5);
    EXPECT_TRUE(use.unused[0].is_in_history);

    const RemovedAssets removed = remove();
    EXPECT_EQ(removed.files, 0);
    EXPECT_EQ(removed.kept_for_history, 1);
    undo_change_set(*m_catalogue, second, OnConflict::refuse, Progress());
    EXPECT_THAT(missing(look()), IsEmpty());
    // Now the second one is what redo needs.
    ASSERT_EQ(look().unused.size(), 1U);
    EXPECT_EQ(look().unused[0].asset.checksum, sha256("second"));
    EXPECT_EQ(remove().files, 0);
    EXPECT_TRUE(is_stored("second"));
}

TEST_F(AssetUses, KeepTheFilesOfProductsThatUndoMakesAgain) {
    const auto created = import_picture("first");
    undo_change_set(*m_catalogue, created, OnConflict::refuse, Progress());
    ASSERT_EQ(look().unused.size(), 1U);
    EXPECT_TRUE(look().unused[0].is_in_history);
    EXPECT_EQ(remove().files, 0);
    undo_change_set(*m_catalogue, redo_of(*m_catalogue, created), OnConflict::refuse, Progress());
    EXPECT_THAT(missing(look()), IsEmpty());
}

TEST_F(AssetUses, LetGoOfWhatThePrunedHistoryNamed) {
    import_picture("first");
    import_picture("second");
    drop_history();
    ASSERT_EQ(look().unused.size(), 1U);
    EXPECT_FALSE(look().unused[0].is_in_history);

    const RemovedAssets preview =
        remove_unused_assets(*m_catalogue, RemoveAssets::preview, Progress());
    EXPECT_EQ(preview.files, 1);
    EXPECT_TRUE(is_stored("first"));
    const RemovedAssets removed = remove();
    EXPECT_EQ(removed.files, 1);
    EXPECT_EQ(removed.bytes, 5);
    EXPECT_FALSE(is_stored("first"));
    EXPECT_TRUE(is_stored("second"));
    EXPECT_EQ(m_catalogue->assets().count(), 1);
    EXPECT_THAT(look().unused, IsEmpty());
    EXPECT_THAT(missing(look()), IsEmpty());
}

TEST_F(AssetUses, FindWhatAJobLeftBehindAndNothingElse) {
    const std::string stray = sha256("stray");
    const std::string folder = "shop.vitrine.assets/" + stray.substr(0, 2) + "/";
    m_folder.write(folder + stray, "stray");
    m_folder.write(folder + stray + ".part-17", "half");
    m_folder.write(folder + "notes.txt", "somebody's own");
    const AssetUse use = look();
    ASSERT_EQ(use.unused.size(), 2U);
    EXPECT_TRUE(use.unused[0].is_stray);
    EXPECT_EQ(use.unused[0].asset.size, 5);
    EXPECT_EQ(remove().files, 2);
    EXPECT_FALSE(std::filesystem::exists(m_folder / (folder + stray)));
    EXPECT_TRUE(std::filesystem::exists(m_folder / (folder + "notes.txt")));
}

TEST_F(AssetUses, AreLeftAloneWhileAJobIsAtWork) {
    import_picture("first");
    // As another connection sees it between two chunks.
    m_catalogue->connection().prepare("UPDATE change_set SET state = 0 WHERE id = 1")->run();
    EXPECT_THROW(remove(), Error);
}

}  // namespace
}  // namespace vitrine::test
