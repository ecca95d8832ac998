#include "workbench/quality_desk.h"

#include <gmock/gmock.h>

#include <future>

#include "operations/list_products.h"
#include "proofing/speller.h"
#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::size_t checks_on = quality_check_count - 1;
constexpr const char* broken = "<p>A <b>lamp</p>";

class QualityDeskTest : public OpenSession {
protected:
    // Spelling is by far the slowest check.
    void SetUp() override {
        OpenSession::SetUp();
        set_severity(QualityCheck::spelling, "off");
    }
    void set_severity(QualityCheck check, const char* severity) {
        Catalogue other(demo.file(), sql::Access::read_write);
        QualityChange change;
        change.check = check;
        change.severity = severity;
        change_quality(other, change);
    }
    QualityDesk& desk() { return session->quality; }
    bool wait_for_answer() {
        return windows.wait_until([&] { return desk().state() != QualityDesk::State::checking; });
    }
    void look() {
        desk().refresh();
        ASSERT_TRUE(wait_for_answer());
        ASSERT_EQ(desk().state(), QualityDesk::State::checked) << desk().state_sentence();
    }
    // As another program does.
    void write(const std::string& code, const std::string& field, const std::string& text) {
        Catalogue other(demo.file(), sql::Access::read_write);
        const auto product = other.products().load_by_code(code);
        const auto report = edit_products(
            other, {{{product->id, parse_field(*other.structure(), field), text, std::nullopt}}},
            "edit");
        ASSERT_NE(report.change_set, 0);
    }
    void limit_lengths(int limit) {
        Catalogue other(demo.file(), sql::Access::read_write);
        QualityChange change;
        change.check = QualityCheck::over_length;
        change.limits = {{"", limit}};
        ASSERT_NE(change_quality(other, change), 0);
    }
    std::int64_t cells_of(QualityCheck check) {
        for (const auto& total : desk().totals()) {
            if (total.check == check) return total.cells;
        }
        return 0;
    }
};

TEST_F(QualityDeskTest, ListsTheCellsOfACheckAndOfAFilter) {
    write("LI-1010", "description[web,en_GB]", broken);
    write("LI-1011", "description[web,fr_FR]", broken);
    EXPECT_EQ(desk().state_sentence(), "");
    look();
    EXPECT_EQ(desk().totals().size(), checks_on);
    EXPECT_EQ(static_cast<std::size_t>(desk().cells()), desk().row_count());
    EXPECT_EQ(cells_of(QualityCheck::broken_html), 2);

    desk().choose_check(QualityCheck::broken_html);
    EXPECT_THAT(desk().state_sentence(), HasSubstr("Checking…"));
    ASSERT_TRUE(wait_for_answer());
    ASSERT_EQ(desk().row_count(), 2U);
    EXPECT_EQ(desk().totals().size(), checks_on) << "the others are still to be chosen";
    const QualityFinding* first = desk().row(0);
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->code, "LI-1010");
    EXPECT_EQ(desk().field_words(*first), "Description [web,en_GB]");
    EXPECT_THAT(first->messages, Not(IsEmpty()));

    desk().set_filter(" sku = \"LI-1011\" ");
    ASSERT_TRUE(wait_for_answer());
    ASSERT_EQ(desk().row_count(), 1U);
    EXPECT_EQ(desk().row(0)->code, "LI-1011");
    EXPECT_EQ(cells_of(QualityCheck::broken_html), 1);
    EXPECT_EQ(desk().row(1), nullptr);

    desk().set_filter("sku = \"nothing\"");
    ASSERT_TRUE(wait_for_answer());
    EXPECT_EQ(desk().state_sentence(), "Nothing to look at.");
}

TEST_F(QualityDeskTest, SaysWhyAFilterCannotBeReadAndKeepsTheRows) {
    limit_lengths(1);
    look();
    const std::size_t rows = desk().row_count();
    ASSERT_GT(rows, 0U);
    desk().set_filter("colour of =");
    ASSERT_TRUE(wait_for_answer());
    EXPECT_EQ(desk().state(), QualityDesk::State::failed);
    EXPECT_THAT(desk().state_sentence(), HasSubstr("colour"));
    EXPECT_EQ(desk().row_count(), rows);
}

TEST_F(QualityDeskTest, FetchesTheRowsThatAreLookedAt) {
    limit_lengths(1);
    look();
    ASSERT_GT(desk().row_count(), 400U);
    ASSERT_NE(desk().row(0), nullptr);
    std::vector<std::size_t> fetched;
    desk().events.fetched = [&](std::size_t first, std::size_t count) {
        fetched.push_back(first);
        EXPECT_GT(count, 0U);
    };
    // Scrolled through fast: what was passed over in the middle is not fetched.
    for (const std::size_t row : {100U, 200U, 300U}) EXPECT_EQ(desk().row(row), nullptr);
    ASSERT_TRUE(windows.wait_until([&] { return desk().row(300) != nullptr; }));
    EXPECT_THAT(fetched, testing::ElementsAre(100U, 300U));
    const std::size_t last = desk().row_count() - 1;
    ASSERT_TRUE(windows.wait_until([&] { return desk().row(last) != nullptr; }));
    QualityIndex index;
    Catalogue other(demo.file(), sql::Access::read_only);
    QualityRequest request;
    request.first = last;
    const auto expected = list_quality(other, index, request, Progress()).findings;
    ASSERT_EQ(expected.size(), 1U);
    EXPECT_EQ(desk().row(last)->code, expected.front().code);
    EXPECT_EQ(desk().row(last)->field, expected.front().field);
}

TEST_F(QualityDeskTest, FollowsTheCatalogueWhileItIsLookedAt) {
    look();
    ASSERT_EQ(cells_of(QualityCheck::broken_html), 0);
    write("LI-1010", "description[web,en_GB]", broken);
    workspace().refresh();
    EXPECT_TRUE(windows.wait_until([&] { return cells_of(QualityCheck::broken_html) == 1; }));
    ASSERT_TRUE(wait_for_answer());
    desk().leave();
    write("LI-1011", "description[web,en_GB]", broken);
    bool noticed = false;
    const auto subscription = workspace().listen([&](const CatalogueChange&) { noticed = true; });
    workspace().refresh();
    ASSERT_TRUE(windows.wait_until([&] { return noticed; }));
    EXPECT_EQ(desk().state(), QualityDesk::State::checked);
    EXPECT_EQ(cells_of(QualityCheck::broken_html), 1);
}

TEST_F(QualityDeskTest, LeavesAProductOutOfACheckAndTakesItBack) {
    write("LI-1010", "description[web,en_GB]", broken);
    desk().choose_check(QualityCheck::broken_html);
    look();
    ASSERT_EQ(desk().row_count(), 1U);
    std::string said;
    desk().events.saved = [&](const std::string& sentence) { said = sentence; };
    desk().exempt(*desk().row(0));
    ASSERT_TRUE(windows.wait_until([&] { return cells_of(QualityCheck::broken_html) == 0; }));
    EXPECT_THAT(said, HasSubstr("LI-1010 is left out"));
    EXPECT_THAT(session->editor.undo_label(), HasSubstr("LI-1010 left out"));
    session->editor.undo([](const std::string&) {});
    EXPECT_TRUE(windows.wait_until([&] { return cells_of(QualityCheck::broken_html) == 1; }));
}

TEST_F(QualityDeskTest, ListsTheCellsOfASeverityAndOfALocale) {
    write("LI-1010", "description[web,en_GB]", broken);
    write("LI-1011", "description[web,fr_FR]", broken);
    limit_lengths(1);
    set_severity(QualityCheck::over_length, "info");
    set_severity(QualityCheck::similar_name, "off");
    look();
    const std::int64_t all = desk().cells();

    desk().choose_severity(Severity::info);
    ASSERT_TRUE(wait_for_answer());
    EXPECT_EQ(desk().cells(), cells_of(QualityCheck::over_length));
    EXPECT_EQ(static_cast<std::size_t>(desk().cells()), desk().row_count());
    EXPECT_LT(desk().cells(), all);
    EXPECT_EQ(desk().totals().size(), 1U);

    desk().choose_check(QualityCheck::over_length);
    ASSERT_TRUE(wait_for_answer());
    desk().choose_severity(Severity::warning);
    EXPECT_EQ(desk().check(), std::nullopt) << "that check gives hints";
    ASSERT_TRUE(wait_for_answer());
    EXPECT_EQ(cells_of(QualityCheck::broken_html), 2);

    const auto locales = desk().values_locales();
    const auto french = std::ranges::find(locales, "fr_FR", &Choice::code);
    ASSERT_NE(french, locales.end());
    desk().choose_values_locale(french->id);
    ASSERT_TRUE(wait_for_answer());
    EXPECT_EQ(cells_of(QualityCheck::broken_html), 1);
    ASSERT_GE(desk().row_count(), 1U);
    EXPECT_EQ(desk().row(0)->code, "LI-1011");

    desk().choose_severity(std::nullopt);
    desk().choose_values_locale(0);
    ASSERT_TRUE(wait_for_answer());
    EXPECT_EQ(desk().cells(), all);
}

TEST_F(QualityDeskTest, NamesTheProductsInTheLocaleThatIsLookedAt) {
    write("LI-1010", "description[web,en_GB]", broken);
    desk().choose_check(QualityCheck::broken_html);
    look();
    ASSERT_EQ(desk().row_count(), 1U);
    Catalogue other(demo.file(), sql::Access::read_only);
    const ProductId product[] = {desk().row(0)->product};
    const auto rows = load_rows(other, product, {}, workspace().channel(), workspace().locale());
    EXPECT_EQ(desk().row(0)->name, rows.front().name);
    EXPECT_NE(desk().row(0)->name, "LI-1010");
}

// Texts in French: the system's dictionary, where one is installed.
class QualityDeskSpelling : public QualityDeskTest {
protected:
    void SetUp() override {
        if (!Speller::for_locale("fr_FR")) GTEST_SKIP() << "no French dictionary is installed";
        QualityDeskTest::SetUp();
        set_severity(QualityCheck::spelling, "");
        desk().choose_check(QualityCheck::spelling);
        desk().set_filter("sku in (\"LI-1010\", \"LI-1011\")");
        ASSERT_TRUE(wait_for_answer());
    }
    // The row of a cell that has this word.
    std::optional<std::size_t> row_with(const std::string& word) {
        for (std::size_t row = 0; row < desk().row_count(); ++row) {
            const auto& words = desk().row(row)->words;
            if (std::ranges::find(words, word) != words.end()) return row;
        }
        return std::nullopt;
    }
};

TEST_F(QualityDeskSpelling, TakesAWordAsRightWhereverItStands) {
    write("LI-1010", "description[web,fr_FR]", "Une lampe de zworgle et de pierre, pour lire.");
    write("LI-1011", "description[web,fr_FR]", "Une lampe de bureau en zworgle, à long bras.");
    look();
    const std::int64_t before = cells_of(QualityCheck::spelling);
    ASSERT_GE(before, 2);
    desk().accept_word("zworgle");
    ASSERT_TRUE(windows.wait_until([&] { return cells_of(QualityCheck::spelling) == before - 2; }));
    session->editor.undo([](const std::string&) {});
    EXPECT_TRUE(windows.wait_until([&] { return cells_of(QualityCheck::spelling) == before; }));
}

TEST_F(QualityDeskSpelling, ThinksOfWhatWasMeantForTheRowThatIsLookedAt) {
    write("LI-1010", "description[web,fr_FR]", "Une lampe avec un apareil pour lire la nuit.");
    write("LI-1011", "description[web,fr_FR]", "Une lampe avec une batterrie pour lire la nuit.");
    look();
    const auto first = row_with("apareil");
    const auto second = row_with("batterrie");
    ASSERT_TRUE(first && second);
    const std::vector<std::string> plain = {"\"apareil\" is not in the dictionary."};
    EXPECT_EQ(desk().row(*first)->messages, plain);
    // Passed over fast: only what is looked at last is sure to be thought of.
    desk().messages(*second);
    EXPECT_EQ(desk().messages(*first), plain) << "until the answer comes";
    std::optional<std::size_t> told;
    desk().events.fetched = [&](std::size_t row, std::size_t) { told = row; };
    ASSERT_TRUE(windows.wait_until([&] { return told == first; }));
    ASSERT_EQ(desk().messages(*first).size(), 1U);
    EXPECT_THAT(desk().messages(*first).front(), HasSubstr("It has: "));
    EXPECT_THAT(desk().messages(*first).front(), HasSubstr("appareil"));
    EXPECT_EQ(desk().row(*first)->messages, plain) << "rows say it without";

    // What is known of a row goes with the list.
    write("LI-1010", "description[web,fr_FR]", "Une lampe avec un apareill pour lire la nuit.");
    look();
    EXPECT_THAT(desk().messages(*row_with("apareill")).front(), Not(HasSubstr("It has: ")));
}

TEST_F(QualityDeskTest, ShowsACellInItsOwnChannelAndLocale) {
    write("LI-1010", "description[marketplace,fr_FR]", broken);
    desk().choose_check(QualityCheck::broken_html);
    look();
    ASSERT_EQ(workspace().channel_code(), "web");
    desk().show_scope_of(*desk().row(0));
    EXPECT_EQ(workspace().channel_code(), "marketplace");
    EXPECT_EQ(workspace().locale_code(), "fr_FR");
}

TEST_F(QualityDeskTest, AStoppedCheckSaysSoAndGoesOnWhenAsked) {
    // The check waits for its turn, or it might be done before it is told to stop.
    std::promise<void> stopped;
    workspace().checker().start(
        [turn = stopped.get_future().share()](Catalogue&, const Progress&) { turn.wait(); },
        [](const std::exception_ptr&) {});
    desk().refresh();
    desk().stop();
    // A change that comes before the check has heard of it does not begin another one.
    bool heard = false;
    const auto subscription = workspace().listen(
        [&](const CatalogueChange& change) { heard = heard || !change.products.empty(); });
    write("LI-1010", "description[web,en_GB]", broken);
    ASSERT_TRUE(windows.wait_until([&] {
        workspace().refresh();
        return heard;
    }));
    stopped.set_value();
    ASSERT_TRUE(wait_for_answer());
    EXPECT_EQ(desk().state_sentence(), "Check stopped.");
    EXPECT_EQ(desk().row_count(), 0U);
    look();
    EXPECT_EQ(desk().totals().size(), checks_on);
}

TEST_F(QualityDeskTest, MayBeGoneBeforeTheAnswerComes) {
    desk().refresh();
    session.reset();
    windows.run_posted();
}

}  // namespace
}  // namespace vitrine::test
