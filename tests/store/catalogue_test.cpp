#include "store/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "base/error.h"
#include "store/change_set_writer.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using test::TemporaryFolder;

using testing::HasSubstr;

class CatalogueFile : public testing::Test {
protected:
    std::string refusal(const std::filesystem::path& path,
                        sql::Access access = sql::Access::read_write) {
        try {
            Catalogue catalogue(path, access);
        } catch (const Error& error) {
            return error.sentence();
        }
        return {};
    }
    static std::int64_t version_of(const std::filesystem::path& path) {
        auto connection = sql::open_sqlite(path, sql::Access::read_only, sql::Purpose::interactive);
        std::int64_t version = 0;
        sql::each(*connection->prepare("PRAGMA user_version"),
                  [&](const sql::Statement& row) { version = row.integer(0); });
        return version;
    }
    ChangeSetOrigin origin() { return {"ada", "edit", {}, "test", 0}; }
    ProductId add(Catalogue& catalogue, const std::string& code) {
        ChangeSetWriter writer(catalogue, origin());
        Product product;
        product.code = code;
        const ProductId id = writer.create(std::move(product));
        writer.finish();
        return id;
    }

    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "shop.vitrine";
};

TEST_F(CatalogueFile, IsCreatedEmptyAndOpensAgain) {
    Catalogue::create(file);
    Catalogue catalogue(file);
    EXPECT_EQ(catalogue.uuid().size(), 36U);
    EXPECT_EQ(catalogue.products().count(ProductKind::simple), 0);
    EXPECT_EQ(catalogue.journal().last_seq(), 0);
    EXPECT_TRUE(catalogue.opening_notes().empty());
}

TEST_F(CatalogueFile, IsNeverOverwritten) {
    Catalogue::create(file);
    EXPECT_THROW(Catalogue::create(file), Error);
    std::ofstream(folder.path() / "letter.txt") << "Dear Ada";
    EXPECT_THROW(Catalogue::create(folder.path() / "letter.txt"), Error);
    EXPECT_EQ(std::filesystem::file_size(folder.path() / "letter.txt"), 8U);
}

TEST_F(CatalogueFile, LeavesNothingBehindWhereItCannotBeMade) {
    EXPECT_THROW(Catalogue::create(folder.path() / "no-such-folder" / "shop.vitrine"), Error);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "no-such-folder"));
}

TEST_F(CatalogueFile, SaysWhatIsWrongWithAFileThatIsNoCatalogue) {
    EXPECT_THAT(refusal(folder.path() / "missing.vitrine"), HasSubstr("There is no catalogue at"));
    EXPECT_THAT(refusal(folder.path()), HasSubstr("is a folder"));
    std::ofstream(file) << "sku;name\n1;Mug\n";
    EXPECT_THAT(refusal(file), HasSubstr("is not a Vitrine catalogue"));
    std::ofstream(file, std::ios::trunc).close();
    EXPECT_THAT(refusal(file), HasSubstr("is not a Vitrine catalogue"));
}

TEST_F(CatalogueFile, RefusesAForeignDatabase) {
    Catalogue::create(file);
    sql::open_sqlite(file, sql::Access::read_write, sql::Purpose::interactive)
        ->execute("PRAGMA application_id = 1");
    EXPECT_THAT(refusal(file), HasSubstr("is not a Vitrine catalogue"));
}

TEST_F(CatalogueFile, RefusesANewerVersionWithASentence) {
    Catalogue::create(file);
    sql::open_sqlite(file, sql::Access::read_write, sql::Purpose::interactive)
        ->execute("PRAGMA user_version = 999");
    EXPECT_THAT(refusal(file), HasSubstr("newer version of Vitrine"));
    EXPECT_THAT(refusal(file, sql::Access::read_only), HasSubstr("newer version of Vitrine"));
}

TEST_F(CatalogueFile, BringsAnOlderVersionUpToDateWithABackupFirst) {
    std::filesystem::copy_file(test::test_data("catalogues/version-1.vitrine"), file);
    EXPECT_THAT(refusal(file, sql::Access::read_only), HasSubstr("older version"));
    {
        Catalogue catalogue(file);
        EXPECT_THAT(catalogue.opening_notes(),
                    testing::ElementsAre(HasSubstr("shop.before-9.vitrine")));
    }
    EXPECT_EQ(version_of(file), 9);
    EXPECT_EQ(version_of(folder.path() / "shop.before-9.vitrine"), 1);
    EXPECT_TRUE(Catalogue(file).opening_notes().empty());
}

TEST_F(CatalogueFile, IsBroughtUpToDateOnceWhereSeveralOpenItTogether) {
    const auto old = test::test_data("catalogues/version-1.vitrine");
    const auto backup = folder.path() / "shop.before-9.vitrine";
    for (int round = 0; round < 5; ++round) {
        std::filesystem::copy_file(old, file, std::filesystem::copy_options::overwrite_existing);
        std::filesystem::remove(backup);
        // A copy that somebody's end interrupted.
        std::ofstream(backup.string() + ".new") << "half";
        std::atomic<int> upgrades = 0;
        {
            std::vector<std::jthread> programs;
            for (int n = 0; n < 4; ++n) {
                programs.emplace_back([&] {
                    const Catalogue catalogue(file);
                    upgrades += static_cast<int>(catalogue.opening_notes().size());
                });
            }
        }
        EXPECT_EQ(upgrades, 1);
        EXPECT_EQ(version_of(file), 9);
        EXPECT_EQ(version_of(backup), 1) << "the backup is of the file as it was";
        EXPECT_FALSE(std::filesystem::exists(backup.string() + ".new"));
    }
}

TEST_F(CatalogueFile, CanBeReadFromAReadOnlyFolder) {
    Catalogue::create(file);
    {
        Catalogue catalogue(file);
        add(catalogue, "mug");
    }
    if (::geteuid() == 0)
        GTEST_SKIP() << "root may write everywhere, so a read-only folder cannot be tried";
    ::chmod(folder.path().c_str(), 0555);
    {
        Catalogue catalogue(file, sql::Access::read_only);
        EXPECT_TRUE(catalogue.products().find(ProductStore::Space::products, "mug"));
    }
    EXPECT_THAT(refusal(file), HasSubstr("read-only"));
    ::chmod(folder.path().c_str(), 0755);
}

TEST_F(CatalogueFile, NoticesTheCommitsOfAnotherConnection) {
    Catalogue::create(file);
    Catalogue here(file);
    Catalogue there(file);
    EXPECT_FALSE(here.refresh());
    {
        ChangeSetWriter writer(there, origin());
        Attribute attribute;
        attribute.code = "colour";
        writer.put(attribute);
        writer.finish();
    }
    EXPECT_EQ(here.structure()->attributes.find("colour"), nullptr);
    EXPECT_TRUE(here.refresh());
    EXPECT_NE(here.structure()->attributes.find("Colour"), nullptr);
    EXPECT_FALSE(here.refresh());
}

TEST_F(CatalogueFile, LeavesNoLogBehindWhenClosed) {
    Catalogue::create(file);
    {
        Catalogue catalogue(file);
        add(catalogue, "mug");
    }
    const auto log = file.string() + "-wal";
    EXPECT_TRUE(!std::filesystem::exists(log) || std::filesystem::file_size(log) == 0);
}

TEST_F(CatalogueFile, TakesBackAJobThatDied) {
    Catalogue::create(file);
    {
        Catalogue catalogue(file);
        add(catalogue, "before");
    }
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        Catalogue catalogue(file);
        ChangeSetWriter writer(catalogue, {"ada", "import", {}, "Import of big.csv", 0},
                               ChangeSetWriter::Mode::job);
        Product product;
        product.code = "half";
        writer.create(product);
        Attribute attribute;
        attribute.code = "half";
        writer.put(attribute);
        writer.commit_chunk();
        product.code = "never";
        writer.create(product);
        ::_exit(0);  // as a kill would: no destructor runs
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    Catalogue catalogue(file);
    ASSERT_EQ(catalogue.opening_notes().size(), 1U);
    EXPECT_THAT(catalogue.opening_notes().front(), HasSubstr("big.csv"));
    EXPECT_FALSE(catalogue.products().find(ProductStore::Space::products, "half"));
    EXPECT_FALSE(catalogue.products().find(ProductStore::Space::products, "never"));
    EXPECT_TRUE(catalogue.products().find(ProductStore::Space::products, "before"));
    EXPECT_EQ(catalogue.structure()->attributes.find("half"), nullptr);
    EXPECT_TRUE(catalogue.journal().running().empty());
    EXPECT_EQ(catalogue.journal().find(2)->state, ChangeSetState::rolled_back);
}

TEST_F(CatalogueFile, LeavesALivingJobAlone) {
    Catalogue::create(file);
    Catalogue catalogue(file);
    ChangeSetWriter writer(catalogue, origin(), ChangeSetWriter::Mode::job);
    Product product;
    product.code = "mug";
    writer.create(product);
    writer.commit_chunk();
    {
        // commit_chunk() holds the writer lock again, so another catalogue may only read.
        Catalogue other(file, sql::Access::read_write);
        EXPECT_TRUE(other.opening_notes().empty());
        EXPECT_TRUE(other.products().find(ProductStore::Space::products, "mug"));
    }
    EXPECT_EQ(writer.finish(), 1);
}

}  // namespace
}  // namespace vitrine
