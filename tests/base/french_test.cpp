// The French catalogue as it stands in the project: every sentence of the sources is there, with
// what is filled in.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

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

std::string text_of(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

// What a source hands to tr(), tr_later() and trn(): the literals behind the bracket, joined as the
// compiler joins them.
std::set<std::string> sentences_of(const std::string& source) {
    static const std::regex call(R"re(\btr(?:n|_later)?\(\s*(?:///?[^\n]*\n\s*)*(?="))re");
    static const std::regex literal(R"re(^\s*"((?:[^"\\]|\\.)*)")re");
    std::set<std::string> sentences;
    for (auto at = std::sregex_iterator(source.begin(), source.end(), call);
         at != std::sregex_iterator(); ++at) {
        auto next = source.begin() + at->position() + at->length();
        std::string sentence;
        std::smatch part;
        while (std::regex_search(next, source.end(), part, literal)) {
            sentence += part[1];
            next += part.length();
        }
        sentences.insert(sentence);
    }
    return sentences;
}

TEST(French, KnowsEverySentenceOfTheSources) {
    std::set<std::string> known;
    for (const Entry& entry : read_entries(VITRINE_SOURCE_DIR "/resources/locale/fr.po"))
        known.insert(entry.at("msgid"));
    std::size_t count = 0;
    const std::filesystem::path sources = VITRINE_SOURCE_DIR "/src";
    for (const auto& file : std::filesystem::recursive_directory_iterator(sources)) {
        if (file.path().extension() != ".cpp" && file.path().extension() != ".h") continue;
        // What declares tr() shows how it is used.
        if (file.path().filename() == "translate.h") continue;
        for (const std::string& sentence : sentences_of(text_of(file.path()))) {
            ++count;
            EXPECT_TRUE(known.contains(sentence)) << file.path().filename() << ": " << sentence;
        }
    }
    EXPECT_GT(count, 1000U);
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
