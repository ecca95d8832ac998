#include "operations/prune_history.h"

#include <limits>

#include "operations/catalogue_at.h"
#include "operations/changed_rows.h"
#include "operations/read_fixture.h"
#include "operations/verify_catalogue.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;

// One change set a day, the import the first.
class PruneHistory : public test::ReadTest {
protected:
    PruneHistory() {
        m_catalogue.reset();
        m_catalogue =
            std::make_unique<Catalogue>(m_folder / "shop.vitrine", sql::Access::read_write,
                                        sql::Purpose::interactive, [this] { return m_now; });
        m_catalogue->connection().execute("UPDATE change_set SET at = 0");
        for (const char* name : {"Two", "Three", "Four", "Five"}) {
            m_now += 24h;
            edit("lamp-1", "name[en_US]", name);
        }
        m_now += 1h;
    }
    PruneReport prune(Prune how = Prune::drop) {
        return prune_history(*m_catalogue, how, history_days(*m_catalogue), Progress());
    }
    std::vector<ChangeSetId> kept() {
        std::vector<ChangeSetId> ids;
        for (const ChangeSet& set : m_catalogue->journal().list(100)) ids.push_back(set.id);
        return ids;
    }
    void expect_sound() {
        EXPECT_THAT(verify_catalogue(*m_catalogue, Progress()).damage, IsEmpty());
    }

    Instant m_now{Instant::duration(0)};
};

TEST_F(PruneHistory, KeepsEverythingUnlessTold) {
    EXPECT_FALSE(history_days(*m_catalogue));
    EXPECT_EQ(prune().change_sets, 0);
    EXPECT_EQ(kept().size(), 5U);
    keep_history(*m_catalogue, 30);
    EXPECT_EQ(history_days(*m_catalogue), 30);
    EXPECT_EQ(prune().change_sets, 0);
    keep_history(*m_catalogue, std::nullopt);
    EXPECT_FALSE(history_days(*m_catalogue));
    EXPECT_THROW(keep_history(*m_catalogue, 0), Error);
}

TEST_F(PruneHistory, TakesNoNumberOfDaysThatCannotBeMeant) {
    for (const std::int64_t days : {std::int64_t{-1}, std::int64_t{0}, std::int64_t{36'501},
                                    std::numeric_limits<std::int64_t>::max()}) {
        EXPECT_THAT(sentence_of([&] { keep_history(*m_catalogue, days); }),
                    HasSubstr("1 to 36500 days"));
        EXPECT_THROW(prune_history(*m_catalogue, Prune::preview, days, Progress()), Error);
    }
    EXPECT_EQ(prune_history(*m_catalogue, Prune::drop, 36'500, Progress()).change_sets, 0);
}

TEST_F(PruneHistory, PreviewsWithAReaderWhatOtherDaysWouldDrop) {
    Catalogue reader(m_folder / "shop.vitrine", sql::Access::read_only, sql::Purpose::interactive,
                     [this] { return m_now; });
    EXPECT_EQ(prune_history(reader, Prune::preview, 2, Progress()).change_sets, 3);
    EXPECT_EQ(prune_history(reader, Prune::preview, 1, Progress()).change_sets, 4);
    EXPECT_FALSE(history_days(reader));
    EXPECT_EQ(kept().size(), 5U);
}

TEST_F(PruneHistory, TellsNoStateOfAnInstantThatWasDropped) {
    const Instant third = m_catalogue->journal().find(3)->at;
    EXPECT_NO_THROW(change_at(*m_catalogue, third - 1ms));
    keep_history(*m_catalogue, 2);
    const std::int64_t horizon = prune().horizon;
    EXPECT_EQ(change_at(*m_catalogue, third), horizon);
    EXPECT_THAT(sentence_of([&] { change_at(*m_catalogue, third - 1ms); }),
                HasSubstr("before " + to_iso8601(third) + " was dropped"));
}

TEST_F(PruneHistory, DropsWhatIsOlderAndUndoesAndLooksBackAtTheRest) {
    const auto head = m_catalogue->journal().last_seq();
    keep_history(*m_catalogue, 2);
    EXPECT_EQ(prune(Prune::preview).change_sets, 3);
    EXPECT_EQ(kept().size(), 5U);
    const PruneReport report = prune();
    EXPECT_EQ(report.change_sets, 3);
    EXPECT_GT(report.changes, 0);
    EXPECT_EQ(report.horizon, head - 2);
    EXPECT_THAT(kept(), testing::ElementsAre(5, 4));
    expect_sound();
    EXPECT_EQ(m_catalogue->journal().last_seq(), head) << "the feed keeps its numbers";
    {
        const PastState then(*m_catalogue, report.horizon, Progress());
        EXPECT_EQ(text(product("lamp-1"), "name", {}, "en_US"), "Three");
    }
    EXPECT_THAT(sentence_of([&] { PastState(*m_catalogue, report.horizon - 1, Progress()); }),
                HasSubstr("does not go back that far"));
    undo_change_set(*m_catalogue, 5, OnConflict::refuse, Progress());
    undo_change_set(*m_catalogue, 4, OnConflict::refuse, Progress());
    EXPECT_EQ(text(product("lamp-1"), "name", {}, "en_US"), "Three");
    expect_sound();
    EXPECT_THAT(
        sentence_of([&] { undo_change_set(*m_catalogue, 3, OnConflict::refuse, Progress()); }),
        HasSubstr("There is no change set 3"));
}

TEST_F(PruneHistory, TellsWhoeverReadsTheFeedFromBeforeTheHorizon) {
    keep_history(*m_catalogue, 2);
    const std::int64_t horizon = prune().horizon;
    EXPECT_THAT(sentence_of([&] { rows_changed_since(*m_catalogue, horizon - 1, Progress()); }),
                HasSubstr("does not go back to change"));
    EXPECT_EQ(rows_changed_since(*m_catalogue, horizon, Progress()).products,
              std::vector<ProductId>{id_of("lamp-1")});
    // Who cannot be told gets everything.
    EXPECT_GE(m_catalogue->journal().products_changed_since(0).size(), 9U);
}

TEST_F(PruneHistory, NeverDropsTheNewestNorARunningJobNorWhatComesAfterIt) {
    keep_history(*m_catalogue, 1);
    m_now += 1000h;
    {
        ChangeSetWriter job(*m_catalogue, {"ada", "import", {}, "job", 0},
                            ChangeSetWriter::Mode::job);
        Product product;
        product.code = "new";
        job.create(product);
        job.commit_chunk();
        m_catalogue->connection().execute("UPDATE change_set SET state = 0 WHERE id = 4");
        job.finish();
    }
    EXPECT_EQ(prune(Prune::preview).change_sets, 3) << "number 4 seems to run";
    m_catalogue->connection().execute("UPDATE change_set SET state = 1 WHERE id = 4");
    m_now += 1000h;
    EXPECT_EQ(prune().change_sets, 5);
    EXPECT_THAT(kept(), testing::ElementsAre(6));
    expect_sound();
    EXPECT_EQ(prune().change_sets, 0);
}

}  // namespace
}  // namespace vitrine
