// What people read goes through tr(): every text of the windows, and every sentence that is made
// for them, has a translation to be found. Reads the literals of the sources; what looks like words
// and is not translated has to be on the short list below, with what it is.
#include <gmock/gmock.h>

#include <cctype>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Literal {
    int line = 0;
    std::string text;
    bool is_translated = false;  // stands in a call of tr(), trn() or tr_later()
};

// The strings of C++ code, those of comments and #include left out.
class Literals {
public:
    explicit Literals(std::string_view code) : m_code(code) {
        while (m_at < m_code.size()) read();
    }
    std::vector<Literal> found;

private:
    bool sees(std::string_view text) const { return m_code.substr(m_at).starts_with(text); }

    void skip_to(std::size_t end) {
        end = std::min(end, m_code.size());
        for (; m_at < end; ++m_at) m_line += m_code[m_at] == '\n' ? 1 : 0;
    }
    void skip_behind(std::string_view text) {
        const auto at = m_code.find(text, m_at);
        skip_to(at == std::string_view::npos ? m_code.size() : at + text.size());
    }

    void read() {
        const auto c = static_cast<unsigned char>(m_code[m_at]);
        if (c == '\n') m_begins_line = true;
        if (sees("//") || (c == '#' && m_begins_line)) return skip_to(m_code.find('\n', m_at));
        if (sees("/*")) return skip_behind("*/");
        if (sees("R\"")) return read_raw();
        if (c == '"') return read_quoted();
        if (c == '\'') return read_character();
        if (std::isspace(c) != 0) return skip_to(m_at + 1);
        m_begins_line = false;
        if (std::isalnum(c) != 0 || c == '_') return read_word();
        if (c == '(' || c == '[' || c == '{') {
            m_calls.push_back(c == '(' ? m_word : std::string_view());
        } else if ((c == ')' || c == ']' || c == '}') && !m_calls.empty()) {
            m_calls.pop_back();
        }
        m_word = {};
        skip_to(m_at + 1);
    }

    void read_word() {
        const auto begin = m_at;
        // A quote between digits parts thousands.
        while (m_at < m_code.size() &&
               (std::isalnum(static_cast<unsigned char>(m_code[m_at])) != 0 ||
                m_code[m_at] == '_' ||
                (m_code[m_at] == '\'' &&
                 std::isdigit(static_cast<unsigned char>(m_code[begin])) != 0)))
            ++m_at;
        m_word = m_code.substr(begin, m_at - begin);
    }

    void keep(std::string_view text) {
        static const std::set<std::string_view> translating = {"tr", "trn", "tr_later"};
        const bool is_translated =
            std::any_of(m_calls.begin(), m_calls.end(),
                        [](const auto& call) { return translating.contains(call); });
        found.push_back({m_line, std::string(text), is_translated});
        m_word = {};
        m_begins_line = false;
    }

    void read_raw() {
        const auto open = m_code.find('(', m_at);
        const std::string close =
            ")" + std::string(m_code.substr(m_at + 2, open - m_at - 2)) + "\"";
        const auto end = m_code.find(close, open);
        keep(m_code.substr(open + 1, end - open - 1));
        skip_to(end + close.size());
    }

    std::size_t end_of(char quote) const {
        std::size_t end = m_at + 1;
        while (end < m_code.size() && m_code[end] != quote) end += m_code[end] == '\\' ? 2 : 1;
        return end;
    }
    void read_quoted() {
        const auto end = end_of('"');
        keep(m_code.substr(m_at + 1, end - m_at - 1));
        skip_to(end + 1);
    }
    void read_character() {
        skip_to(end_of('\'') + 1);
        m_word = {};
    }

    std::string_view m_code;
    std::size_t m_at = 0;
    int m_line = 1;
    bool m_begins_line = true;
    std::string_view m_word;                // just read, if nothing came behind it
    std::vector<std::string_view> m_calls;  // by what stands before each open bracket
};

// Two words with a blank between them, one with a capital letter that stands alone, or an ellipsis.
// Names of windows and settings are neither: "historyList", "author".
bool looks_like_words(const std::string& text) {
    static const std::regex several("[A-Za-z]{2,}[,.:;]? +[A-Za-z]{2,}");
    static const std::regex single("[A-Z][a-z]+[.:]?");
    return text.find("…") != std::string::npos || std::regex_search(text, several) ||
           std::regex_match(text, single);
}

// Of `file`: "src/desktop/x.cpp:12: Words".
std::vector<std::string> untranslated(const std::string& file, std::string_view code) {
    std::vector<std::string> found;
    for (const Literal& literal : Literals(code).found) {
        if (literal.is_translated || !looks_like_words(literal.text)) continue;
        found.push_back(file + ":" + std::to_string(literal.line) + ": " + literal.text);
    }
    return found;
}

// What is the same in every language, or is read by no person: its beginning, or all of a name.
struct Allowed {
    std::string_view words;
    std::string_view file = {};  // the only one; empty: anywhere
};
const std::vector<Allowed> allowed = {
    // Names of the program and of a language.
    {"Vitrine"},
    {"English"},
    // Keys as wx spells them, and parts of windows' names.
    {"Ctrl", "help_dialog.cpp"},
    {"Shift", "help_dialog.cpp"},
    {"Alt", "help_dialog.cpp"},
    {"Del", "help_dialog.cpp"},
    {"Search", "choice_list.cpp"},
    {"Search", "product_picker.cpp"},
    {"Channel", "scope_row.cpp"},
    {"Locale", "scope_row.cpp"},
    {"Currency", "scope_row.cpp"},
    // Signs.
    {"…"},
    {" …"},
    {", …"},
    // The filter language.
    {"on all locales"},
    {"on any locale"},
    {"changed by "},
    // Settings in files of the user's own, what goes into a checksum, SQL.
    {"reopen last catalogue"},
    {"sidebar width"},
    {"inspector width"},
    {"row height"},
    {"variants below models"},
    {"grid size"},
    {"long texts"},
    {"of the same country"},
    {"SELECT "},
    {"DELETE FROM "},
    {"INSERT INTO "},
    // HTML, pictures and styles.
    {"<"},
    {"button image"},
    // Developers read these.
    {"The window did not answer"},
    {"an item differs from its plan"},
    {"half up", "entity_settings_other.cpp"},
    {"half even", "entity_settings_other.cpp"},
};

bool is_allowed(const std::string& file, const std::string& finding) {
    const std::string words = finding.substr(finding.find(": ") + 2);
    return std::any_of(allowed.begin(), allowed.end(), [&](const Allowed& known) {
        if (!known.file.empty() && !file.ends_with(known.file)) return false;
        const bool is_beginning = known.words.find(' ') != std::string_view::npos ||
                                  std::isalpha(static_cast<unsigned char>(known.words[0])) == 0;
        return is_beginning ? words.starts_with(known.words) : words == known.words;
    });
}

TEST(VisibleWords, AreTranslatedInTheWindowsAndWhatIsMadeForThem) {
    const std::filesystem::path root = VITRINE_SOURCE_DIR;
    int files = 0;
    for (const char* folder : {"src/desktop", "src/workbench", "src/operations"}) {
        for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
            const std::string name = entry.path().lexically_relative(root).generic_string();
            ++files;
            for (const std::string& finding : untranslated(name, read_whole_file(entry.path()))) {
                EXPECT_TRUE(is_allowed(name, finding)) << finding;
            }
        }
    }
    EXPECT_GT(files, 100);
}

TEST(VisibleWordsChecker, FindsWordsThatNobodyTranslates) {
    EXPECT_THAT(untranslated("a.cpp", "new wxButton(this, wxID_ANY, \"Save all\");\n"),
                ElementsAre("a.cpp:1: Save all"));
    EXPECT_THAT(untranslated("a.cpp", "// \"Save all\"\n\nSetLabel(\"Save\");"),
                ElementsAre("a.cpp:3: Save"));
    EXPECT_THAT(untranslated("a.cpp", "say(R\"(Not now)\"); say(\"wait…\");"),
                ElementsAre("a.cpp:1: Not now", "a.cpp:1: wait…"));
    EXPECT_THAT(untranslated("a.cpp", "to_wx(tr(\"Save\") + \" and leave\")"),
                ElementsAre("a.cpp:1:  and leave"));
}

TEST(VisibleWordsChecker, LetsPassWhatIsTranslatedOrNoWords) {
    for (const char* code :
         {"SetLabel(to_wx(tr(\"Save all\")));", "trn(\"One thing\", \"{0} things here\", 2, n);",
          "#include \"desktop/Some thing.h\"", "SetName(\"historyList\");",
          "c == '\"'; tr(\"Yes\");", "1'000'000; tr(\"Yes\")", "/* \"Save all\" */",
          "tr(\"Save {0}\", name(\"Some words\"))"}) {
        EXPECT_THAT(untranslated("a.cpp", code), IsEmpty()) << code;
    }
}

}  // namespace
}  // namespace vitrine::test
