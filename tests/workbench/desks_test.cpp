// The smaller view-models: workspace, history, import, recent catalogues, new catalogues.
#include <gmock/gmock.h>

#include "workbench/catalogue_maker.h"
#include "workbench/open_session.h"
#include "workbench/recent_catalogues.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

using WorkspaceTest = OpenSession;
using FilterDeskTest = OpenSession;
using HistoryDeskTest = OpenSession;
using ImportDeskTest = OpenSession;

TEST_F(WorkspaceTest, WalksRoundChannelsAndKeepsTheLocaleWhereItCan) {
    const auto channels = workspace().channels();
    ASSERT_EQ(channels.size(), 3U);
    const ChannelId first = workspace().channel();
    for (std::size_t i = 0; i < channels.size(); ++i) workspace().choose_next_channel(1);
    EXPECT_EQ(workspace().channel(), first);
    EXPECT_EQ(workspace().locale_code(), "en_GB");
    workspace().choose_next_locale(1);
    EXPECT_EQ(workspace().locale_code(), "fr_FR");
}

TEST_F(WorkspaceTest, AListenerThatLetGoHearsNothing) {
    int heard = 0;
    auto subscription = workspace().listen([&](const CatalogueChange&) { ++heard; });
    workspace().choose_next_locale(1);
    EXPECT_EQ(heard, 1);
    subscription.reset();
    workspace().choose_next_locale(1);
    EXPECT_EQ(heard, 1);
}

TEST(Workspace, SaysWhyAFileCannotBeOpened) {
    const TemporaryFolder folder;
    const auto file = folder.write("no-catalogue.vitrine", "something else");
    WindowThread windows;
    Workspace workspace(file, windows.post());
    std::string sentence;
    workspace.open([&](const std::exception_ptr& failure) { sentence = sentence_of(failure); });
    EXPECT_TRUE(windows.wait_until([&] { return !sentence.empty(); }));
    EXPECT_THAT(sentence, HasSubstr("no-catalogue"));
}

TEST_F(FilterDeskTest, SavesRemovesAndTakesBackFilters) {
    FilterDesk& filters = session->filters;
    std::string said, failed;
    filters.events.said = [&](const std::string& sentence) { said = sentence; };
    filters.events.failed = [&](const std::string& sentence) { failed = sentence; };
    const auto waits = [&](std::string& sentence) {
        const bool came = windows.wait_until([&] { return !sentence.empty(); });
        return came ? std::exchange(sentence, {}) : std::string("nothing was said");
    };
    const std::size_t known = filters.names().size();
    filters.save("Zero", "enabled = false");
    EXPECT_EQ(waits(said), "The filter Zero is saved.");
    filters.save("every", "all");
    EXPECT_EQ(waits(said), "The filter every is saved.");
    ASSERT_TRUE(windows.wait_until([&] { return filters.names().size() == known + 2; }));
    EXPECT_EQ(filters.names().back(), "Zero");
    EXPECT_EQ(filters.text("zero"), "enabled = false");
    EXPECT_EQ(filters.name_of(" enabled = false "), "Zero");
    EXPECT_EQ(filters.name_of("enabled = true"), "");
    filters.save("Zero", "enabled = maybe");
    EXPECT_THAT(waits(failed), HasSubstr("neither yes nor no"));
    grid().set_filter("@zero or @every");
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    EXPECT_EQ(grid().filter_error(), "");
    filters.remove("Zero");
    EXPECT_EQ(waits(said), "The filter Zero is removed.");
    ASSERT_TRUE(windows.wait_until([&] { return filters.text("Zero").empty(); }));
    std::string taken_back;
    session->editor.undo([&](const std::string& sentence) { taken_back = sentence; });
    EXPECT_THAT(waits(taken_back), HasSubstr("Taken back: Removing the filter Zero"));
    EXPECT_TRUE(windows.wait_until([&] { return !filters.text("Zero").empty(); }));
}

TEST_F(HistoryDeskTest, ListsChangesTheNewestFirstAndTakesOneBack) {
    list_all();
    const auto lamp = row_of("LI-1010");
    grid().type({{lamp, 1, "Vesper lamp"}}, "edit");
    ASSERT_TRUE(windows.wait_until([&] { return session->editor.pending() == 0; }));
    HistoryDesk& history = session->history;
    history.refresh();
    ASSERT_TRUE(windows.wait_until([&] { return !history.rows().empty(); }));
    EXPECT_EQ(history.rows().front().what, "Edit");
    EXPECT_TRUE(history.rows().front().can_undo);
    std::string said;
    history.undo(history.rows().front().id, [&](const std::string& sentence) { said = sentence; });
    ASSERT_TRUE(windows.wait_until([&] { return !said.empty(); }));
    EXPECT_THAT(said, HasSubstr("Taken back"));
    EXPECT_TRUE(windows.wait_until([&] { return row(lamp)->name == "Vesper table lamp"; }));
    EXPECT_TRUE(windows.wait_until([&] { return history.rows()[1].state == "Taken back"; }))
        << history.rows()[1].state;
}

TEST_F(HistoryDeskTest, LooksForSomeAndSaysHowManyAndWhyThereAreNone) {
    list_all();
    grid().type({{row_of("LI-1010"), 1, "Vesper lamp"}}, "edit");
    ASSERT_TRUE(windows.wait_until([&] { return session->editor.pending() == 0; }));
    HistoryDesk& history = session->history;
    bool changed = false;
    history.events.changed = [&] { changed = true; };
    const auto look_for = [&](HistoryDesk::Wanted wanted) {
        changed = false;
        history.look_for(std::move(wanted));
        ASSERT_TRUE(windows.wait_until([&] { return changed; }));
    };
    history.refresh();
    ASSERT_TRUE(windows.wait_until([&] { return changed; }));
    const std::string all = std::to_string(history.rows().size());
    EXPECT_EQ(history.count_sentence(), all + " change sets");
    EXPECT_EQ(history.authors().front(), HistoryDesk::me());
    EXPECT_EQ(history.last_condition(), "");
    HistoryDesk::Wanted wanted;
    wanted.kind = "edit";
    look_for(wanted);
    EXPECT_EQ(history.count_sentence(), "1 of " + all + " change sets");
    ASSERT_EQ(history.rows().size(), 1U);
    wanted.period = HistoryDesk::Period::between;
    wanted.last_day = "2020-01-31";
    look_for(wanted);
    EXPECT_EQ(history.empty_reason(), "There is no change set of the kind Edit, until 2020-01-31.");
    EXPECT_EQ(history.last_condition(), "until 2020-01-31");
    wanted.last_day = "soon";
    look_for(wanted);
    EXPECT_EQ(history.day_error(), "\"soon\" is no day. Write it as 2026-11-22.");
    changed = false;
    history.remove_last_condition();
    ASSERT_TRUE(windows.wait_until([&] { return changed; }));
    EXPECT_EQ(history.day_error(), "");
    EXPECT_EQ(history.empty_reason(), "");
    EXPECT_EQ(history.wanted().kind, "edit");
    wanted = {};
    wanted.period = HistoryDesk::Period::today;
    look_for(wanted);
    EXPECT_FALSE(history.rows().empty());
    wanted.author = "nobody";
    wanted.text = "lamp";
    look_for(wanted);
    EXPECT_EQ(history.empty_reason(), "There is no change set of today, by nobody, with \"lamp\".");
    EXPECT_EQ(history.authors().back(), "nobody") << "what is looked for can be seen";
}

TEST_F(HistoryDeskTest, CallsChangesOfProductsByWhatTheyAre) {
    ChangeSet change_set;
    change_set.origin.source = "structure";
    change_set.counts = R"({"product":{"create":2}})";
    EXPECT_EQ(change_label(change_set), "New products");
    change_set.counts = R"({"product":{"remove":1,"update":1}})";
    EXPECT_EQ(change_label(change_set), "Products deleted");
    change_set.counts = R"({"product":{"update":1}})";
    EXPECT_EQ(change_label(change_set), "Products changed");
    change_set.counts = R"({"attribute":{"update":1}})";
    EXPECT_EQ(change_label(change_set), "Change of the structure");
}

TEST_F(HistoryDeskTest, TellsCellByCellWhatAChangeSetChanged) {
    list_all();
    grid().type({{row_of("LI-1010"), 1, "Vesper lamp"}}, "edit");
    ASSERT_TRUE(windows.wait_until([&] { return session->editor.pending() == 0; }));
    HistoryDesk& history = session->history;
    history.refresh();
    ASSERT_TRUE(windows.wait_until([&] { return !history.rows().empty(); }));
    const ChangeSetId edit = history.rows().front().id;
    history.choose(edit);
    EXPECT_EQ(history.cells_sentence(), "Reading what was changed…");
    ASSERT_TRUE(windows.wait_until([&] { return history.cells_sentence().empty(); }));
    ASSERT_EQ(history.cells().size(), 1U);
    EXPECT_EQ(history.cells()[0].subject, "LI-1010");
    EXPECT_EQ(history.cells()[0].field, "Name [en_GB]");
    EXPECT_EQ(history.cells()[0].before, "Vesper table lamp");
    EXPECT_EQ(history.cells()[0].after, "Vesper lamp");
    EXPECT_EQ(history.products_filter(edit), "changed by " + std::to_string(edit));
    history.choose(history.rows().back().id);
    EXPECT_TRUE(history.cells().empty());
    ASSERT_TRUE(windows.wait_until([&] { return !history.cells().empty(); }));
    EXPECT_EQ(history.cells().front().after, "(created)");
}

TEST_F(HistoryDeskTest, DoesAChangeAgainThatWasTakenBack) {
    list_all();
    const auto lamp = row_of("LI-1010");
    grid().type({{lamp, 1, "Vesper lamp"}}, "edit");
    ASSERT_TRUE(windows.wait_until([&] { return session->editor.can_undo(); }));
    HistoryDesk& history = session->history;
    history.refresh();
    ASSERT_TRUE(windows.wait_until([&] { return !history.rows().empty(); }));
    const ChangeSetId edit = history.rows().front().id;
    std::string said;
    const auto tell = [&](const std::string& sentence) { said = sentence; };
    history.undo(edit, tell);
    ASSERT_TRUE(windows.wait_until([&] { return history.rows()[1].can_redo; }));
    EXPECT_FALSE(history.rows()[1].can_undo);
    said.clear();
    history.redo(edit, tell);
    ASSERT_TRUE(windows.wait_until([&] { return !said.empty(); }));
    EXPECT_THAT(said, HasSubstr("Done again"));
    EXPECT_TRUE(windows.wait_until([&] { return row(lamp)->name == "Vesper lamp"; }));
}

TEST_F(HistoryDeskTest, AsksWhatShallBecomeOfLaterChanges) {
    list_all();
    const auto lamp = row_of("LI-1010");
    for (const char* name : {"Vesper lamp", "Evening lamp"}) {
        grid().type({{lamp, 1, name}}, "edit");
        ASSERT_TRUE(windows.wait_until([&] { return session->editor.pending() == 0; }));
    }
    HistoryDesk& history = session->history;
    history.refresh();
    ASSERT_TRUE(windows.wait_until([&] { return history.rows().size() > 1; }));
    const ChangeSetId first = history.rows()[1].id;
    std::string said;
    const auto tell = [&](const std::string& sentence) { said = sentence; };
    history.undo(first, tell);
    ASSERT_TRUE(windows.wait_until([&] { return !said.empty(); }));
    EXPECT_THAT(said, HasSubstr("Not taken back"));

    Issues asked;
    Editor::Decide decide;
    session->editor.on_conflict([&](const Editor::Undecided& undecided, Editor::Decide answer) {
        asked = undecided.report.conflicts;
        decide = std::move(answer);
    });
    said.clear();
    history.undo(first, tell);
    ASSERT_TRUE(windows.wait_until([&] { return decide != nullptr; }));
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked.front().value, "Evening lamp");
    EXPECT_THAT(asked.front().fix, HasSubstr("Vesper table lamp"));
    EXPECT_TRUE(said.empty());
    decide(OnConflict::overwrite);
    ASSERT_TRUE(windows.wait_until([&] { return !said.empty(); }));
    EXPECT_THAT(said, HasSubstr("Taken back"));
    EXPECT_TRUE(windows.wait_until([&] { return row(lamp)->name == "Vesper table lamp"; }));
    session->editor.on_conflict({});
}

TEST_F(ImportDeskTest, ShowsWhatAnImportWouldDoBeforeDoingIt) {
    list_all();
    const auto before = grid().row_count();
    ImportDesk& desk = session->importing;
    desk.preview({std::filesystem::path(VITRINE_SOURCE_DIR) / "resources/demo/supplier"});
    ASSERT_TRUE(windows.wait_until([&] { return desk.state() == ImportDesk::State::previewed; }))
        << desk.failure();
    EXPECT_THAT(desk.summary(), HasSubstr("Nothing is changed yet"));
    EXPECT_FALSE(desk.kind_sentences().empty());
    list_all();
    EXPECT_EQ(grid().row_count(), before);
    desk.import();
    ASSERT_TRUE(windows.wait_until([&] { return desk.state() == ImportDesk::State::imported; }))
        << desk.failure();
    EXPECT_TRUE(windows.wait_until([&] { return grid().row_count() > before; }))
        << "the grid hears of new products";
    ASSERT_TRUE(session->editor.can_undo());
    EXPECT_EQ(session->editor.undo_label(), "Import");
}

TEST(CatalogueMaker, MakesAnEmptyCatalogueAndNeverReplacesAFile) {
    const TemporaryFolder folder;
    WindowThread windows;
    Activities activities;
    CatalogueMaker maker(activities, windows.post());
    std::optional<std::string> sentence;
    const auto note = [&](const std::string& said) { sentence = said; };
    maker.make(folder / "new.vitrine", NewContent::empty, note);
    ASSERT_TRUE(windows.wait_until([&] { return sentence.has_value(); }));
    EXPECT_EQ(*sentence, "");
    EXPECT_TRUE(std::filesystem::exists(folder / "new.vitrine"));
    sentence.reset();
    maker.make(folder / "new.vitrine", NewContent::empty, note);
    ASSERT_TRUE(windows.wait_until([&] { return sentence.has_value(); }));
    EXPECT_NE(*sentence, "");
    EXPECT_EQ(activities.current(), nullptr);
}

TEST(RecentCatalogues, KeepsTheLastOpenedFirstAndKnowsWhatIsGone) {
    const TemporaryFolder folder;
    const auto one = folder.write("one.vitrine", "");
    const auto list = folder / "config/vitrine/recent.txt";
    RecentCatalogues recent(list);
    EXPECT_TRUE(recent.all().empty());
    recent.note({one, system_now(), "web", "fr_FR", {"color", "price[EUR]"}});
    recent.note({folder / "two.vitrine", system_now(), {}, {}, {}});
    recent.note({one, system_now(), "web", "en_GB", {"color", "price[EUR]"}});
    const RecentCatalogues again(list);
    ASSERT_EQ(again.all().size(), 2U);
    EXPECT_EQ(again.all()[0].file.filename(), "one.vitrine");
    EXPECT_TRUE(again.all()[0].is_there());
    EXPECT_FALSE(again.all()[1].is_there());
    ASSERT_TRUE(again.find(one).has_value());
    EXPECT_EQ(again.find(one)->locale, "en_GB");
    EXPECT_EQ(again.find(one)->columns.back(), "price[EUR]");
    recent.forget(one);
    EXPECT_EQ(RecentCatalogues(list).all().size(), 1U);
}

TEST(RecentCatalogues, TwoWindowsKeepOneList) {
    const TemporaryFolder folder;
    const auto list = folder / "recent.txt";
    RecentCatalogues first(list), second(list);
    first.note({folder / "one.vitrine", system_now(), {}, {}, {}});
    second.note({folder / "two.vitrine", system_now(), {}, {}, {}});
    EXPECT_EQ(second.all().size(), 2U);
    first.forget(folder / "one.vitrine");
    ASSERT_EQ(first.all().size(), 1U);
    EXPECT_EQ(first.all().front().file.filename(), "two.vitrine");
}

TEST(RecentCatalogues, AListThatCannotBeReadCountsAsEmpty) {
    const TemporaryFolder folder;
    EXPECT_TRUE(RecentCatalogues(folder.write("recent.txt", "\t\n\x01\xff\"")).all().empty());
}

}  // namespace
}  // namespace vitrine::test
