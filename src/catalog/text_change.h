// What bulk edits do to texts: find and replace, letter case. Pure functions of a text.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

struct TextReplacement {
    std::string find;  // must not be empty
    // With a regular expression $0 is what was found, $1 its first group, ${name} a named one; \$
    // and \\ stand for themselves. Otherwise every letter stands for itself.
    std::string replacement;
    bool regular_expression = false;
    bool match_case = true;
    bool operator==(const TextReplacement&) const = default;
};

// A replacement made ready for many texts. [one thread]
class TextReplacer {
public:
    // Throws Error (usage) where `find` is empty or no regular expression, or where the replacement
    // names a group that it does not have.
    explicit TextReplacer(const TextReplacement& replacement);
    TextReplacer(TextReplacer&&) noexcept;
    TextReplacer& operator=(TextReplacer&&) noexcept;
    ~TextReplacer();

    // `text` with every place replaced, from left to right. Absent where the expression takes
    // longer than anybody waits, or where the text would grow beyond a million characters.
    std::optional<std::string> replace(std::string_view text) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

enum class LetterCase {
    upper,
    lower,
    capital,        // the first letter of the text; the others stay as they are
    capital_words,  // the first letter of each word; the others stay as they are
};

// By the rules of the language of `locale` ("tr_TR" knows two letters i); without one, the general
// rules.
std::string change_case(std::string_view text, LetterCase letters, std::string_view locale = {});

}  // namespace vitrine
