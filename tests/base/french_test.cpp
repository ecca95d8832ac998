// The French catalogue as it stands in the project: every sentence is there, with what is filled
// in.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <regex>
#include <set>

namespace vitrine::test {
namespace {

// msgid, msgid_plural, msgstr, msgstr[0] ... of one entry, their lines joined.
using Entry = std::map<std::string, std::string>;

std::vector<Entry> read_entries(const std::string& path) {
    std::ifstream file(path);
    std::vector<Entry> entries(1);
    std::string key;
    static const std::regex begins(R"re((msg\S+) "(.*)")re");
    static const std::regex goes_on(R"re("(.*)")re");
    for (std::string line; std::getline(file, line);) {
        std::smatch found;
        if (line.empty()) {
            entries.emplace_back();
        } else if (std::regex_match(line, found, begins)) {
            key = found[1];
            entries.back()[key] = found[2];
        } else if (std::regex_match(line, found, goes_on)) {
            entries.back()[key] += found[1];
        }
    }
    std::erase_if(entries, [](const Entry& entry) {
        return !entry.contains("msgid") || entry.at("msgid").empty();
    });
    return entries;
}

// "{0}", "{1}" ... and any brace that belongs to none of them.
std::set<std::string> holes_of(const std::string& text) {
    static const std::regex hole(R"(\{\d\}|[{}])");
    return {std::sregex_token_iterator(text.begin(), text.end(), hole), {}};
}

TEST(French, SaysEverySentenceAndFillsInWhatItShould) {
    const auto entries = read_entries(VITRINE_SOURCE_DIR "/resources/locale/fr.po");
    ASSERT_GT(entries.size(), 1000U);
    for (const Entry& entry : entries) {
        const std::string& sentence = entry.at("msgid");
        SCOPED_TRACE(sentence);
        if (!entry.contains("msgid_plural")) {
            EXPECT_FALSE(entry.at("msgstr").empty());
            EXPECT_EQ(holes_of(entry.at("msgstr")), holes_of(sentence));
            continue;
        }
        EXPECT_EQ(holes_of(entry.at("msgstr[1]")), holes_of(entry.at("msgid_plural")));
        EXPECT_FALSE(entry.at("msgstr[0]").empty());
        // One thing may go without its number, in either language.
        const auto known = holes_of(entry.at("msgid_plural"));
        for (const std::string& hole : holes_of(entry.at("msgstr[0]"))) {
            EXPECT_TRUE(known.contains(hole)) << hole;
        }
    }
}

}  // namespace
}  // namespace vitrine::test
