#include "workbench/quality_desk.h"

#include <gmock/gmock.h>

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

TEST_F(QualityDeskTest, TakesAWordAsRightWhereverItStands) {
    if (installed_dictionaries().empty()) GTEST_SKIP() << "no dictionary is installed";
    set_severity(QualityCheck::spelling, "");
    write("LI-1010", "description[web,en_GB]",
          "A lamp of zworgle and stone, for reading at night.");
    write("LI-1011", "description[web,en_GB]", "A desk lamp of zworgle, with a very long arm.");
    desk().choose_check(QualityCheck::spelling);
    desk().set_filter("sku in (\"LI-1010\", \"LI-1011\")");
    look();
    const std::int64_t before = cells_of(QualityCheck::spelling);
    ASSERT_GE(before, 2);
    desk().accept_word("zworgle");
    ASSERT_TRUE(windows.wait_until([&] { return cells_of(QualityCheck::spelling) == before - 2; }));
    session->editor.undo([](const std::string&) {});
    EXPECT_TRUE(windows.wait_until([&] { return cells_of(QualityCheck::spelling) == before; }));
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
    desk().refresh();
    desk().stop();
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

TEST(DictionaryPackage, IsNamedByLanguageAndByCountryWhereThereAreSeveral) {
    EXPECT_EQ(dictionary_package("fr_FR"), "hunspell-fr");
    EXPECT_EQ(dictionary_package("en_GB"), "hunspell-en-gb");
    EXPECT_EQ(dictionary_package("pt-BR"), "hunspell-pt-br");
    EXPECT_EQ(dictionary_package("it"), "hunspell-it");
}

}  // namespace
}  // namespace vitrine::test
