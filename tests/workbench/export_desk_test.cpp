// Exporting as the window does it: the list as it stands, the whole catalogue, texts to translate.
#include "workbench/export_desk.h"

#include <gmock/gmock.h>

#include "interchange/table_format.h"
#include "support/temporary_folder.h"
#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Rows = std::vector<std::vector<std::string>>;
using Subject = ExportDraft::Subject;
using Texts = ExportDraft::Texts;

class ExportDeskTest : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        list_all();
        exporting = std::make_unique<ExportDesk>(workspace(), grid(), activities);
        desk().events.done = [this](const ExportDesk::Outcome& come) { outcome = come; };
        desk().events.failed = [this](const std::string& sentence) { failure = sentence; };
        desk().events.stopped = [this](const std::string& sentence) { stopped = sentence; };
    }
    ExportDesk& desk() { return *exporting; }
    void filter(const std::string& text) {
        grid().set_filter(text);
        ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    }
    void finish() {
        ASSERT_TRUE(windows.wait_until([&] { return !desk().is_busy(); }));
        EXPECT_EQ(activities.current(), nullptr);
    }
    void put(const ExportDraft& draft, const std::filesystem::path& place) {
        desk().start(draft, place);
        finish();
        EXPECT_EQ(failure, "");
    }
    ExportDraft table() const {
        ExportDraft draft;
        draft.subject = Subject::list;
        return draft;
    }
    static Rows rows_of(const std::filesystem::path& file) {
        const auto reader = open_table(file);
        Rows rows = {reader->header()};
        for (CsvRow row; reader->next(row);) rows.emplace_back(row.cells.begin(), row.cells.end());
        return rows;
    }
    // What an import of it would change.
    ImportCounts preview(const std::filesystem::path& place) {
        session->importing.preview({place});
        windows.wait_until(
            [&] { return session->importing.state() != ImportDesk::State::previewing; });
        EXPECT_EQ(session->importing.failure(), "");
        const ImportReport* report = session->importing.report();
        return report == nullptr ? ImportCounts{} : report->total();
    }

    TemporaryFolder out;
    std::unique_ptr<ExportDesk> exporting;
    ExportDesk::Outcome outcome;
    std::string failure, stopped;
};

TEST_F(ExportDeskTest, WritesTheListInItsOrderAndSaysWhatIsNotInIt) {
    filter("family = lighting");
    grid().sort_by(column("sku"), false);
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    const std::string first = row(0)->code;
    desk().start(table(), out / "lamps");
    ASSERT_NE(activities.current(), nullptr);
    EXPECT_EQ(activities.current()->title, "Exporting lamps.csv");
    finish();
    ASSERT_EQ(failure, "");
    const Rows rows = rows_of(out / "lamps.csv");
    ASSERT_EQ(rows.size(), grid().listed().size() + 1) << "no models among lamps";
    EXPECT_EQ(rows[1][0], first);
    EXPECT_THAT(rows[0], testing::Contains("name-en_GB"));
    EXPECT_THAT(outcome.sentence, AllOf(HasSubstr((out / "lamps.csv").string()),
                                        HasSubstr("no import takes them: Completeness, Kind.")));
    EXPECT_EQ(outcome.folder, out.path());
    const ImportCounts again = preview(out / "lamps.csv");
    EXPECT_EQ(again.unchanged, static_cast<std::int64_t>(rows.size()) - 1);
    EXPECT_EQ(again.read, again.unchanged);
}

TEST_F(ExportDeskTest, WritesTheSelectedProductsByLabels) {
    desk().offer({product("LI-1011"), product("LI-1010")});
    ExportDraft draft = desk().draft();
    EXPECT_EQ(draft.subject, Subject::selection) << "what was selected is what is meant";
    draft.format = WrittenFormat::xlsx;
    draft.labels = "en_GB";
    put(draft, out / "two.xlsx");
    const Rows rows = rows_of(out / "two.xlsx");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1][0], "LI-1011") << "in the order of the selection";
    EXPECT_THAT(rows[0][0], Not("sku")) << "a label";
    EXPECT_EQ(desk().draft().labels, "en_GB") << "as it was left";
    EXPECT_EQ(desk().last_folder(), out.path());
    desk().offer({});
    EXPECT_EQ(desk().draft().subject, Subject::list);
}

TEST_F(ExportDeskTest, LeavesModelsToATableOfTheirOwn) {
    ExportDraft draft = table();
    draft.shown_columns = false;
    put(draft, out / "all.jsonl.csv");
    EXPECT_THAT(outcome.sentence, HasSubstr("models are a table of their own"));
    draft.models = true;
    draft.format = WrittenFormat::json_lines;
    put(draft, out / "models.jsonl");
    EXPECT_THAT(outcome.sentence, HasSubstr("they are no models"));
    EXPECT_GT(rows_of(out / "models.jsonl").size(), 1U);
}

TEST_F(ExportDeskTest, WritesTheWholeCatalogueAsAnImportTakesIt) {
    ExportDraft draft;
    draft.subject = Subject::catalogue;
    EXPECT_TRUE(desk().file_name(draft).empty());
    EXPECT_FALSE(desk().would_replace(draft, out.path()));
    put(draft, out.path());
    EXPECT_TRUE(desk().would_replace(draft, out.path()));
    EXPECT_THAT(outcome.sentence, HasSubstr("rows are in " + out.path().string()));
    EXPECT_TRUE(outcome.is_complete()) << outcome.sentence;
    EXPECT_TRUE(std::filesystem::exists(out / "products.csv"));
    const ImportCounts again = preview(out.path());
    EXPECT_GT(again.read, 0);
    EXPECT_EQ(again.unchanged, again.read);
}

TEST_F(ExportDeskTest, NamesTheFilesThatAreMissing) {
    std::filesystem::path media;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(demo.folder())) {
        if (entry.is_regular_file() && entry.path().parent_path().filename().string().size() == 2)
            media = entry.path();
    }
    ASSERT_FALSE(media.empty());
    std::filesystem::remove(media);
    ExportDraft draft;
    draft.subject = Subject::catalogue;
    put(draft, out.path());
    EXPECT_FALSE(outcome.is_complete());
    ASSERT_FALSE(outcome.remarks.empty());
    EXPECT_THAT(outcome.sentence, HasSubstr("Not all could be written: "));
    outcome = {};
    draft.with_files = false;
    put(draft, out / "without");
    EXPECT_THAT(outcome.sentence, Not(HasSubstr("beside them")));
}

TEST_F(ExportDeskTest, WritesTextsForATranslator) {
    desk().offer({product("LI-1010")});
    ExportDraft draft = desk().draft();
    draft.subject = Subject::translation;
    draft.texts = Texts::selected;
    draft.only_missing = false;
    EXPECT_EQ(draft.from, "en_GB");
    EXPECT_NE(draft.to, draft.from);
    EXPECT_EQ(desk().file_name(draft), "demo en_GB " + draft.to + ".xlsx");
    put(draft, out / "texts");
    const Rows rows = rows_of(out / "texts.xlsx");
    ASSERT_GT(rows.size(), 1U);
    for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_EQ(rows[i][0], "LI-1010");
    EXPECT_THAT(outcome.sentence, HasSubstr("without a translation"));
    EXPECT_EQ(preview(out / "texts.xlsx").updated, 0);
}

TEST_F(ExportDeskTest, SaysWhatIsInTheWay) {
    ExportDraft draft = table();
    EXPECT_EQ(desk().obstacle(draft), "");
    draft.subject = Subject::selection;
    EXPECT_EQ(desk().obstacle(draft), "No product is selected.");
    draft.subject = Subject::translation;
    draft.from = draft.to = "en_GB";
    EXPECT_THAT(desk().obstacle(draft), HasSubstr("from one locale to another"));
    draft.to = "";
    EXPECT_THAT(desk().obstacle(draft), HasSubstr("two locales"));
    filter("sku = nothing");
    EXPECT_EQ(desk().obstacle(table()), "The list has no product.");
    desk().start(table(), out / "none.csv");
    EXPECT_FALSE(desk().is_busy());
}

TEST_F(ExportDeskTest, AStoppedExportLeavesNothing) {
    ExportDraft draft;
    draft.subject = Subject::catalogue;
    draft.with_files = false;
    desk().start(draft, out / "set");
    activities.stop_all();
    finish();
    EXPECT_EQ(stopped, "Export stopped. No table was changed.");
    EXPECT_TRUE(!std::filesystem::exists(out / "set") || std::filesystem::is_empty(out / "set"));
    EXPECT_EQ(failure, "");
}

TEST_F(ExportDeskTest, AFolderThatCannotBeWrittenToIsSaid) {
    out.write("file", "no folder");
    desk().start(table(), out / "file" / "list.csv");
    finish();
    EXPECT_THAT(failure, HasSubstr("file"));
    EXPECT_THAT(outcome.sentence, IsEmpty());
}

}  // namespace
}  // namespace vitrine::test
