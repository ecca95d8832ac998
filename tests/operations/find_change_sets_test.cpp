#include "operations/find_change_sets.h"

#include "operations/edit_structure.h"
#include "operations/enable_products.h"
#include "operations/read_fixture.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class FindChangeSets : public test::ReadTest {
protected:
    HistoryPage find(const HistoryQuery& query, std::size_t most = 100) {
        return find_change_sets(*m_catalogue, query, most, Progress());
    }
    std::vector<ChangeSetId> ids(const HistoryQuery& query) {
        std::vector<ChangeSetId> found;
        for (const HistoryEntry& entry : find(query).entries) found.push_back(entry.change_set.id);
        return found;
    }
    // As if another person had done it.
    void edit_as(const std::string& author, const std::string& note) {
        ChangeSetWriter writer(*m_catalogue, {author, "edit", {}, note, 0});
        Product after = *product("lamp-1");
        const Product before = after;
        after.enabled = !after.enabled;
        writer.update(before, std::move(after));
        writer.finish();
    }
    void enable(bool enabled) {
        enable_products(*m_catalogue, {{id_of("lamp-2")}, enabled}, ChangeIntent::save, {},
                        Progress());
    }
};

TEST_F(FindChangeSets, ListsTheNewestFirstWithWhatUndidIt) {
    ASSERT_EQ(edit("lamp-1", "brand", "acme").change_set, 2);
    ASSERT_EQ(undo_change_set(*m_catalogue, 2, OnConflict::refuse, Progress()).change_set, 3);
    const auto entries = find({}).entries;
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[0].change_set.id, 3);
    EXPECT_EQ(entries[0].change_set.origin.undo_of, 2);
    EXPECT_EQ(entries[1].undone_by, 3);
    EXPECT_FALSE(entries[2].undone_by);
    // What was done again is in force, and says so as the journal does.
    ASSERT_EQ(undo_change_set(*m_catalogue, 3, OnConflict::refuse, Progress()).change_set, 4);
    for (const HistoryEntry& entry : find({}).entries) {
        EXPECT_EQ(entry.undone_by, m_catalogue->journal().undone_by(entry.change_set.id))
            << entry.change_set.id;
    }
}

TEST_F(FindChangeSets, CountsAllThatAreMeantAndShowsSoManyAsAsked) {
    for (const char* brand : {"acme", "nordlys", "acme"}) edit("lamp-1", "brand", brand);
    const HistoryPage page = find({}, 2);
    EXPECT_EQ(page.entries.size(), 2U);
    EXPECT_EQ(page.entries.front().change_set.id, 4);
    EXPECT_EQ(page.found, 4);
    EXPECT_EQ(page.total, 4);
    HistoryQuery edits;
    edits.kind = "edit";
    EXPECT_EQ(find(edits, 1).found, 3);
    EXPECT_EQ(find(edits, 1).total, 4);
}

TEST_F(FindChangeSets, ByAuthorKindAndText) {
    edit_as("Ada", "Spring names");
    edit_as("grace", "Noms d'été");
    EXPECT_THAT(find({}).authors, testing::UnorderedElementsAre(current_author(), "Ada", "grace"));
    EXPECT_THAT(find({}).kinds, ElementsAre("edit", "import"));
    HistoryQuery query;
    query.author = "ada";
    EXPECT_THAT(ids(query), ElementsAre(2));
    query.kind = "import";
    EXPECT_THAT(ids(query), IsEmpty());
    query = {};
    query.text = " ETE ";
    EXPECT_THAT(ids(query), ElementsAre(3)) << "whatever case and accents";
    query.text = "2";
    EXPECT_THAT(ids(query), ElementsAre(2)) << "its number";
    query.text = "grac";
    EXPECT_THAT(ids(query), ElementsAre(3));
}

TEST_F(FindChangeSets, ByTheTimeTheyBegan) {
    edit("lamp-1", "brand", "acme");
    const Instant at = m_catalogue->journal().find(2)->at;
    HistoryQuery query;
    query.since = at;
    EXPECT_EQ(ids(query).front(), 2) << "its own instant counts";
    query.until = at;
    EXPECT_THAT(ids(query), IsEmpty()) << "the end does not";
    query.since = start_of_day_before(at, 0);
    query.until = {};
    EXPECT_EQ(ids(query).front(), 2) << "all of a day";
    EXPECT_EQ(until_of("2026-11-22"), since_of("2026-11-23"));
    EXPECT_EQ(start_of_day_before(since_of("2026-11-22"), 0), since_of("2026-11-22"));
    EXPECT_EQ(start_of_day_before(until_of("2026-11-22") - std::chrono::milliseconds(1), 6),
              since_of("2026-11-16"));
    EXPECT_EQ(until_of("2026-11-22T09:30:00Z") - since_of("2026-11-22T09:30:00Z"),
              std::chrono::milliseconds(1));
    EXPECT_THAT(sentence_of([] { since_of("yesterday"); }), HasSubstr("neither a day"));
}

TEST_F(FindChangeSets, TellsChangesOfProductsFromChangesOfTheStructure) {
    enable(false);
    edit_structure(*m_catalogue, {{{EntityKind::attribute, 0}, "glow", {{"type", "text"}}}}, "",
                   ChangeIntent::save);
    EXPECT_EQ(change_kind(*m_catalogue->journal().find(2)), "product");
    EXPECT_EQ(m_catalogue->journal().find(2)->origin.source, "structure")
        << "the filter language asks for that";
    EXPECT_EQ(change_kind(*m_catalogue->journal().find(3)), "structure");
    ChangeSet old;
    old.origin.source = "structure";
    old.counts = R"({"product":{"create":1},"scope":{"create":2}})";
    EXPECT_EQ(change_kind(old), "product");
    old.counts = R"({"product":{"update":9},"attribute":{"remove":1}})";
    EXPECT_EQ(change_kind(old), "structure");
    old.counts = "{}";
    EXPECT_EQ(change_kind(old), "structure");
}

}  // namespace
}  // namespace vitrine
