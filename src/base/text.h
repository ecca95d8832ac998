// Small operations on UTF-8 text that the whole program shares.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

// True if `text` is well-formed UTF-8 (Unicode 15, section 3.9, table 3-7).
bool is_utf8(std::string_view text);

// `text` with every byte that is not part of well-formed UTF-8 replaced by U+FFFD.
std::string to_valid_utf8(std::string_view text);

// The number of code points of well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

// The first `count` code points; all of `text` if it has fewer.
std::string_view first_code_points(std::string_view text, std::size_t count);

// Full Unicode case folding: the key by which codes match without regard to case.
std::string fold_case(std::string_view text);

// The same for looking something up: short ASCII texts, which most codes are, need no memory.
class FoldedCase {
public:
    explicit FoldedCase(std::string_view text);
    FoldedCase(const FoldedCase&) = delete;
    FoldedCase& operator=(const FoldedCase&) = delete;
    std::string_view view() const { return m_view; }

private:
    std::array<char, 64> m_short;
    std::string m_long;
    std::string_view m_view;
};

// Of maps whose keys are strings and are looked up by views: std::unordered_map<std::string, T,
// TextHash, std::equal_to<>>.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>()(text);
    }
};

// Case and accents removed, for searching as people type: "Éco" -> "eco".
std::string fold_for_search(std::string_view text);

// Without white space (ASCII blanks, tabs, line ends and U+00A0) at both ends.
std::string_view trim(std::string_view text);

// The parts between separators; always at least one part, which may be empty.
std::vector<std::string_view> split(std::string_view text, char separator);

// The trimmed parts between separators, empty ones left out.
std::vector<std::string_view> split_list(std::string_view text, char separator);

// Whether `list`, words between single blanks, has `word`.
bool contains_word(std::string_view list, std::string_view word);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

// Every `from` replaced by `to`. `from` must not be empty.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

// At most `count` code points, the last one an ellipsis where something was cut.
std::string shorten(std::string_view text, std::size_t count);

}  // namespace vitrine
