// The help as it is shipped: what it says can be done can be done.
#include "workbench/help_book.h"

#include <gmock/gmock.h>

#include "catalog/query.h"
#include "support/shared_data.h"
#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = HelpLine::Kind;

std::filesystem::path resources() {
    return std::filesystem::path(VITRINE_SOURCE_DIR) / "resources";
}

std::vector<std::string> ids(const std::vector<HelpTopic>& topics) {
    std::vector<std::string> found;
    for (const HelpTopic& topic : topics) found.push_back(topic.id);
    return found;
}

TEST(HelpBook, IsReadLineByLine) {
    const auto topics = read_help_text(
        "lost\n# a First things\nOne.\n\n## Two\n- three\n    four = 4\n# b\nFive\n");
    ASSERT_EQ(topics.size(), 2U);
    EXPECT_EQ(topics[0].id, "a");
    EXPECT_EQ(topics[0].title, "First things");
    EXPECT_THAT(topics[0].lines,
                ElementsAre(HelpLine{Kind::text, "One."}, HelpLine{Kind::heading, "Two"},
                            HelpLine{Kind::item, "three"}, HelpLine{Kind::example, "four = 4"}));
    EXPECT_EQ(topics[1].title, "");
    EXPECT_THAT(read_help_text(""), IsEmpty());
}

TEST(HelpBook, HasTheSameTopicsAndExamplesInEveryLanguage) {
    const auto english = read_help(resources(), "en"), french = read_help(resources(), "fr_FR");
    ASSERT_FALSE(english.empty());
    ASSERT_EQ(ids(english), ids(french));
    for (std::size_t i = 0; i < english.size(); ++i) {
        EXPECT_NE(french[i].title, "") << english[i].id;
        ASSERT_EQ(english[i].lines.size(), french[i].lines.size()) << english[i].id;
        for (std::size_t line = 0; line < english[i].lines.size(); ++line) {
            const HelpLine &one = english[i].lines[line], &other = french[i].lines[line];
            EXPECT_EQ(one.kind, other.kind) << one.words;
            EXPECT_TRUE(one.kind != Kind::example || one.words == other.words) << other.words;
        }
    }
    EXPECT_EQ(ids(read_help(resources(), "de")), ids(english)) << "English where there is no other";
    EXPECT_THAT(read_help(resources() / "nowhere", "en"), IsEmpty());
}

TEST(HelpBook, FindsTopicsByTheirWords) {
    const auto topics = read_help(resources(), "en");
    EXPECT_EQ(find_topics(topics, "").size(), topics.size());
    const auto found = find_topics(topics, "FILTER language");
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(topics[found.front()].id, "filter");
    EXPECT_THAT(find_topics(topics, "no such words"), IsEmpty());
    EXPECT_EQ(topics[topic_of(topics, "history")].id, "history");
    EXPECT_EQ(topic_of(topics, "unknown"), 0U);
    const auto french = read_help(resources(), "fr");
    EXPECT_EQ(french[find_topics(french, "qualite").front()].id, "quality");
}

using HelpExamples = OpenSession;

TEST_F(HelpExamples, CanBeTypedIntoTheFilter) {
    int read = 0;
    for (const HelpTopic& topic : read_help(resources(), "en")) {
        for (const HelpLine& line : topic.lines) {
            if (line.kind != Kind::example) continue;
            EXPECT_NO_THROW(parse_filter(*workspace().structure(), line.words)) << line.words;
            ++read;
        }
    }
    EXPECT_GT(read, 5);
}

}  // namespace
}  // namespace vitrine::test
