// The first import of a catalogue: written straight into the file, whole or not at all.
#include "store/initial_load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "base/error.h"
#include "store/change_set_writer.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using test::TemporaryFolder;
using enum ProductStore::Space;

class Load : public testing::Test {
protected:
    void SetUp() override { Catalogue::create(file); }

    static ChangeSetOrigin origin() { return {"ada", "import", {}, "Import of big.csv", 0}; }
    static Product numbered(int number) {
        Product product;
        product.code = "p" + std::to_string(number);
        return product;
    }
    static std::string text(Catalogue& catalogue, std::string_view query) {
        std::string found;
        const auto statement = catalogue.connection().prepare(query);
        sql::each(*statement, [&](const sql::Statement& row) { found = row.text(0); });
        return found;
    }
    static bool has_log(Catalogue& catalogue) {
        return text(catalogue, "PRAGMA journal_mode") == "wal";
    }
    bool has_journal() const { return std::filesystem::exists(file.string() + "-journal"); }

    // A process that dies in the middle of a load, with pages of it in the file.
    void die_while_loading() const {
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            Catalogue catalogue(file);
            catalogue.connection().execute("PRAGMA cache_size = 10");
            ChangeSetWriter writer(catalogue, origin(), ChangeSetWriter::Mode::load);
            Attribute attribute;
            attribute.code = "half";
            writer.put(attribute);
            for (int number = 0; number < 20'000; ++number) writer.create(numbered(number));
            ::_exit(0);  // as a kill would: no destructor runs
        }
        int status = 0;
        ::waitpid(child, &status, 0);
    }

    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "shop.vitrine";
};

TEST_F(Load, FillsAnEmptyCatalogueAndLeavesItAsAnyOther) {
    const std::string index = "SELECT sql FROM sqlite_master WHERE name = 'product_code'";
    Catalogue catalogue(file);
    const std::string made_by = text(catalogue, index);
    ChangeSetWriter writer(catalogue, origin(), ChangeSetWriter::Mode::load);
    EXPECT_FALSE(has_log(catalogue));
    for (int number = 0; number < 1000; ++number) writer.create(numbered(number));
    EXPECT_FALSE(writer.commit_chunk());
    EXPECT_EQ(writer.finish(), 1);
    EXPECT_TRUE(has_log(catalogue));
    EXPECT_FALSE(has_journal());
    EXPECT_EQ(text(catalogue, index), made_by);
    EXPECT_EQ(sql::check_sqlite(catalogue.connection()), "");
    EXPECT_TRUE(catalogue.products().find(products, "P999"));
    EXPECT_EQ(catalogue.journal().find(1)->state, ChangeSetState::done);
}

TEST_F(Load, OfACatalogueWithProductsIsAJobLikeOthers) {
    Catalogue catalogue(file);
    {
        ChangeSetWriter first(catalogue, origin());
        first.create(numbered(0));
        first.finish();
    }
    ChangeSetWriter writer(catalogue, origin(), ChangeSetWriter::Mode::load);
    EXPECT_TRUE(has_log(catalogue));
    writer.create(numbered(1));
    EXPECT_TRUE(writer.commit_chunk());
    EXPECT_EQ(writer.finish(), 2);
}

TEST_F(Load, OfACatalogueThatOthersHaveOpenIsAJobLikeOthers) {
    Catalogue catalogue(file);
    Catalogue window(file, sql::Access::read_only);
    ChangeSetWriter writer(catalogue, origin(), ChangeSetWriter::Mode::load);
    EXPECT_TRUE(has_log(catalogue));
    writer.create(numbered(1));
    EXPECT_TRUE(writer.commit_chunk());
    EXPECT_TRUE(window.products().find(products, "p1"));
    EXPECT_EQ(writer.finish(), 1);
}

TEST_F(Load, ThatStopsLeavesNothing) {
    Catalogue catalogue(file);
    {
        ChangeSetWriter writer(catalogue, origin(), ChangeSetWriter::Mode::load);
        for (int number = 0; number < 1000; ++number) writer.create(numbered(number));
    }
    EXPECT_TRUE(has_log(catalogue));
    EXPECT_EQ(catalogue.products().highest_id(), 0);
    EXPECT_TRUE(catalogue.journal().list(10).empty());
    EXPECT_EQ(sql::check_sqlite(catalogue.connection()), "");
    ChangeSetWriter edit(catalogue, origin());
    edit.create(numbered(0));
    EXPECT_THROW(edit.create(numbered(0)), Error);
}

TEST_F(Load, WithoutAnyChangeRecordsNothing) {
    Catalogue catalogue(file);
    {
        ChangeSetWriter writer(catalogue, origin(), ChangeSetWriter::Mode::load);
        EXPECT_EQ(writer.finish(), 0);
    }
    EXPECT_TRUE(has_log(catalogue));
    EXPECT_NE(text(catalogue, "SELECT name FROM sqlite_master WHERE name = 'product_code'"), "");
}

TEST_F(Load, ThatDiedIsTakenBackAtTheNextOpening) {
    die_while_loading();
    ASSERT_TRUE(has_journal());
    EXPECT_FALSE(Catalogue::is_older(file));
    Catalogue catalogue(file);
    ASSERT_EQ(catalogue.opening_notes().size(), 1U);
    EXPECT_THAT(catalogue.opening_notes().front(), testing::HasSubstr("first import"));
    EXPECT_TRUE(has_log(catalogue));
    EXPECT_FALSE(has_journal());
    EXPECT_EQ(catalogue.products().highest_id(), 0);
    EXPECT_EQ(catalogue.structure()->attributes.size(), 0U);
    EXPECT_EQ(sql::check_sqlite(catalogue.connection()), "");
}

TEST_F(Load, IsWaitedForByWhoOpensTheCatalogueMeanwhile) {
    auto loaded = std::make_unique<Catalogue>(file);
    loaded->connection().execute("PRAGMA cache_size = 10");
    auto writer = std::make_unique<ChangeSetWriter>(*loaded, origin(), ChangeSetWriter::Mode::load);
    for (int number = 0; number < 20'000; ++number) writer->create(numbered(number));
    ASSERT_TRUE(has_journal());
    std::jthread loader([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        writer->finish();
        writer.reset();
        loaded.reset();
    });
    Catalogue opened(file, sql::Access::read_only);
    EXPECT_TRUE(opened.opening_notes().empty());
    EXPECT_TRUE(has_log(opened));
    EXPECT_EQ(opened.products().highest_id(), 20'000);
}

TEST_F(Load, ThatDiedIsTakenBackAlsoByWhoOnlyReads) {
    die_while_loading();
    ASSERT_TRUE(has_journal());
    Catalogue catalogue(file, sql::Access::read_only);
    EXPECT_TRUE(has_log(catalogue));
    EXPECT_EQ(catalogue.products().highest_id(), 0);
}

}  // namespace
}  // namespace vitrine
