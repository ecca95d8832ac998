// Filters on history against the journal asked product by product.
#include "operations/product_history.h"

#include <random>
#include <set>

#include "base/text.h"
#include "catalog/filter_fields.h"
#include "catalog/filter_terms.h"
#include "operations/bulk_edit.h"
#include "operations/catalogue_at.h"
#include "operations/product_index.h"
#include "operations/prune_history.h"
#include "operations/publish_channel.h"
#include "operations/read_fixture.h"
#include "operations/saved_filters.h"

namespace vitrine::test {
namespace {

class ProductHistoryTest : public ReadTest {
protected:
    // Imported at ten on the last of March, when the clock stands.
    ProductHistoryTest() {
        const auto file = m_folder / "history.vitrine";
        Catalogue::create(file);
        m_catalogue = std::make_unique<Catalogue>(
            file, sql::Access::read_write, sql::Purpose::interactive, [this] { return m_now; });
        import({test_data("cli/catalogue")});
    }

    std::vector<std::string> listed(const std::string& filter) {
        ListRequest request;
        request.filter = filter;
        request.sort = "sku";
        request.now = m_now;
        const auto ids = list_products(*m_catalogue, request, Progress());
        EXPECT_EQ(m_index.list(*m_catalogue, request, Progress()), ids) << filter;
        std::vector<std::string> codes;
        for (const ProductId id : ids) codes.push_back(m_catalogue->products().load(id)->code);
        return codes;
    }

    // What the filter asks, of one product, from its own changes.
    bool holds(const std::string& text, ProductId product) {
        const Filter filter = parse_filter(structure(), text);
        std::vector<ChangeSet> sets;  // newest first
        for (const Change& change :
             m_catalogue->journal().changes_of(EntityKind::product, product)) {
            sets.push_back(*m_catalogue->journal().find(change.change_set));
        }
        const auto range = filter_instants(filter, m_now);
        bool found = false;
        if (filter.field == FilterField::updated) {
            found = range.holds(sets.front().at);
        } else if (filter.field == FilterField::created) {
            found = range.holds(sets.back().at);
        } else {
            for (const ChangeSet& set : sets) {
                if (filter.number) found |= *filter.number == Decimal(set.id, 0);
                for (const std::string& author : filter.texts) found |= set.origin.author == author;
                if (!filter.ids.empty()) found |= text.ends_with(set.origin.source);
            }
        }
        return found != positive(filter.comparison).negated;
    }

    Instant m_now = *parse_iso8601("2026-03-31T10:00:00Z");
    ProductIndex m_index;
};

TEST_F(ProductHistoryTest, FindsWhatWasCreatedAndUpdatedWhen) {
    m_now += std::chrono::hours(48);
    edit("lamp-2", "enabled", "0");
    products("sku;family;name-en_US\nlamp-9;lamps;Night lamp\n");
    m_now += std::chrono::hours(1);
    EXPECT_THAT(listed("updated since 2026-04-01"), testing::ElementsAre("lamp-2", "lamp-9"));
    EXPECT_THAT(listed("updated in last 1 hour"), testing::ElementsAre("lamp-2", "lamp-9"));
    m_now += std::chrono::milliseconds(1);
    EXPECT_THAT(listed("updated in last 1 hour"), testing::IsEmpty());
    EXPECT_THAT(listed("created since 2026-04-01"), testing::ElementsAre("lamp-9"));
    EXPECT_THAT(listed("created before 2026-03-31T10:00:00Z"), testing::IsEmpty());
    EXPECT_THAT(listed("created between 2026-03-31T10:00:00Z and 2026-03-31T10:00:00Z and updated "
                       "since 2026-03-31T10:00:00.001Z"),
                testing::ElementsAre("lamp-2"));
}

TEST_F(ProductHistoryTest, CountsAChangeOfAModelForTheModelOnly) {
    const EditReport report = edit("oxford", "name[en_US]", "Oxford");
    EXPECT_THAT(listed("changed by " + std::to_string(report.change_set)),
                testing::ElementsAre("oxford"));
}

TEST_F(ProductHistoryTest, FindsAuthorsWithoutRegardToCaseAndSourcesByTheirWord) {
    edit("lamp-1", "enabled", "0");
    EXPECT_EQ(listed("changed by import").size(), listed("").size());
    EXPECT_THAT(listed("changed by edit"), testing::ElementsAre("lamp-1"));
    EXPECT_EQ(listed("changed by \"" + fold_case(current_author()) + "\"").size(),
              listed("").size());
    EXPECT_THAT(listed("changed by \"nobody\""), testing::IsEmpty());
    EXPECT_THAT(listed("changed by 999"), testing::IsEmpty());
}

TEST_F(ProductHistoryTest, CanBeAskedForEverySourceThatTheJournalNames) {
    const CellEdit cell{id_of("lamp-1"), parse_field(structure(), "name[en_US]"), {}, {}};
    for (const char* source : {"edit", "paste", "fill", "clear"}) {
        CellEdit typed = cell;
        typed.text = source;
        edit_products(*m_catalogue, {typed}, source);
    }
    BulkEdit bulk;
    bulk.products = {id_of("lamp-1")};
    bulk.changes = {parse_bulk_change(structure(), "enabled=0")};
    const ChangeSetId edited = bulk_edit(*m_catalogue, bulk, {}, Progress()).change_set;
    const auto undo = [&](ChangeSetId id) {
        return undo_change_set(*m_catalogue, id, OnConflict::refuse, Progress()).change_set;
    };
    undo(undo(edited));
    save_filter(*m_catalogue, "lamps", "family = lamps");
    ExporterLibrary no_exporters(std::vector<std::filesystem::path>{});
    import_channel_profile(
        *m_catalogue, no_exporters,
        m_folder.write("tills.json", R"({"vitrine_channel_profile": 1, "channel": "tills",
                                         "exporter": "unknown", "locales": ["en_US"]})"));
    std::set<std::string> sources;
    for (const ChangeSet& set : m_catalogue->journal().list(100)) {
        sources.insert(set.origin.source);
        EXPECT_THAT(change_sources(), testing::Contains(set.origin.source));
    }
    EXPECT_THAT(sources, testing::ElementsAre("bulk", "channel", "clear", "edit", "fill", "filter",
                                              "import", "paste", "redo", "undo"));
    for (const char* source : {"bulk", "clear", "edit", "fill", "paste", "redo", "undo"}) {
        EXPECT_THAT(listed(std::string("changed by ") + source), testing::ElementsAre("lamp-1"))
            << source;
    }
}

TEST_F(ProductHistoryTest, StillFindsWhatWasUndone) {
    const EditReport report = edit("lamp-1", "enabled", "0");
    undo_change_set(*m_catalogue, report.change_set, OnConflict::refuse, Progress());
    EXPECT_THAT(listed("changed by edit"), testing::ElementsAre("lamp-1"));
    EXPECT_THAT(listed("changed by undo"), testing::ElementsAre("lamp-1"));
}

TEST_F(ProductHistoryTest, TakesWhatADroppedHistoryDoesNotTellForEarlier) {
    m_now += std::chrono::hours(24 * 100);
    edit("lamp-1", "enabled", "0");
    keep_history(*m_catalogue, 30);
    ASSERT_GT(prune_history(*m_catalogue, Prune::drop, 30, Progress()).change_sets, 0);
    EXPECT_THAT(listed("updated since 2026-06-01"), testing::ElementsAre("lamp-1"));
    EXPECT_EQ(listed("updated before 2026-06-01").size(), listed("").size() - 1);
    EXPECT_EQ(listed("created before 2026-06-01").size(), listed("").size());
    EXPECT_THAT(listed("created since 2026-06-01"), testing::IsEmpty());
}

TEST_F(ProductHistoryTest, MissesNothingAfterItWasCancelled) {
    edit("lamp-1", "enabled", "0");
    ProductHistory history;
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(history.refresh(*m_catalogue, Progress(stop.get_token())), Error);
    history.refresh(*m_catalogue, Progress());
    const auto found = history.products(m_catalogue->journal(),
                                        parse_filter(structure(), "changed by edit"), m_now);
    EXPECT_EQ(std::count(found.begin(), found.end(), true), 1);
}

TEST_F(ProductHistoryTest, KnowsOfAPastStateOnlyWhatHadHappenedByThen) {
    const std::vector<std::string> filters = {"updated in last 5 hours",
                                              "updated since 2026-03-31T10:00:00.001Z",
                                              "created since 2026-03-31T10:00:00.001Z",
                                              "changed by edit",
                                              "changed by undo",
                                              "changed by 3"};
    struct State {
        PastMoment moment;
        std::vector<std::vector<std::string>> listed;
    };
    std::vector<State> states;
    std::mt19937 random(9);
    for (int round = 0; round < 25; ++round) {
        m_now += std::chrono::minutes(1 + random() % 200);
        ChangeSetId id = 0;
        const std::string number = std::to_string(round);
        if (round > 2 && random() % 3 == 0) {
            const ChangeSetId last = m_catalogue->journal().list(1).front().id;
            id = undo_change_set(*m_catalogue, last, OnConflict::refuse, Progress()).change_set;
        } else if (random() % 3 == 0) {
            id = products("sku;family\nlate-" + number + ";lamps\n").change_set;
        } else {
            id = edit("lamp-" + std::to_string(1 + random() % 3), "name[en_US]", number).change_set;
        }
        ASSERT_NE(id, 0);
        State& state = states.emplace_back(State{moment_at(*m_catalogue, std::to_string(id)), {}});
        for (const std::string& filter : filters) state.listed.push_back(listed(filter));
    }
    for (const State& state : states) {
        const PastState then(*m_catalogue, state.moment.seq, Progress());
        for (std::size_t i = 0; i < filters.size(); ++i) {
            ListRequest request;
            request.filter = filters[i];
            request.sort = "sku";
            request.now = state.moment.at;
            request.last_change = state.moment.seq;
            std::vector<std::string> codes;
            for (const ProductId id : list_products(*m_catalogue, request, Progress()))
                codes.push_back(m_catalogue->products().load(id)->code);
            EXPECT_EQ(codes, state.listed[i]) << filters[i];
        }
    }
}

TEST_F(ProductHistoryTest, SaysWhatTheJournalSaysOfEachProduct) {
    std::mt19937 random(5);
    const auto any = [&](int count) { return static_cast<int>(random() % count); };
    const std::vector<std::string> codes = {"oxford", "oxford_red", "lamp-1", "lamp-2", "lamp-3"};
    std::vector<Instant> instants = {m_now};
    std::vector<ChangeSetId> change_sets = {1};
    for (int round = 0; round < 60; ++round) {
        m_now += std::chrono::minutes(any(300));
        instants.push_back(m_now);
        if (any(4) == 0 && change_sets.size() > 1) {
            undo_change_set(*m_catalogue, change_sets.back(), OnConflict::keep_later, Progress());
            change_sets.pop_back();
        } else {
            const EditReport report = edit(codes[static_cast<std::size_t>(any(5))], "name[en_US]",
                                           "Name " + std::to_string(round));
            if (report.change_set != 0) change_sets.push_back(report.change_set);
        }
        const auto instant = [&] {
            return to_iso8601(
                instants[static_cast<std::size_t>(any(static_cast<int>(instants.size())))]);
        };
        std::string lower = instant();
        std::string upper = instant();
        if (*parse_iso8601(lower) > *parse_iso8601(upper)) std::swap(lower, upper);
        const std::string field = any(3) == 0 ? "created " : "updated ";
        for (const std::string& filter :
             {field + "since " + lower, field + "before " + upper,
              field + "between " + lower + " and " + upper,
              field + "not between " + lower + " and " + upper,
              field + "in last " + std::to_string(1 + any(100)) + " hours",
              "changed by " + std::to_string(1 + any(70)), std::string("changed by edit"),
              std::string("changed by undo")}) {
            std::vector<std::string> expected;
            m_catalogue->products().each([&](const Product& product) {
                if (holds(filter, product.id)) expected.push_back(product.code);
            });
            EXPECT_THAT(listed(filter), testing::UnorderedElementsAreArray(expected)) << filter;
        }
    }
}

}  // namespace
}  // namespace vitrine::test
