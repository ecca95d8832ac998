// How a long text that is folded for search is cut into words, so that each word is kept once.
#pragma once

#include <cstddef>
#include <string_view>

namespace vitrine {

// A run of letters and digits, a run of other ASCII characters, or a single character of a script
// that may write without blanks (all from U+0800 on, where most signs stand too).
enum class WordKind { letters, signs, single };

inline WordKind word_kind(char first) {
    const auto byte = static_cast<unsigned char>(first);
    if (byte >= 0xE0) return WordKind::single;
    const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
                           (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
    return is_letter ? WordKind::letters : WordKind::signs;
}

// Calls use(word) for one word after the other; together they are the text. Whether a word ends
// between two characters is told by these two alone: a part of a text, cut by itself, has the words
// that it has in the text, but for its first and its last, which may be pieces.
template <class Use>
void cut_words(std::string_view text, Use use) {
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    for (std::size_t begin = 0; begin < text.size();) {
        const WordKind kind = word_kind(text[begin]);
        std::size_t end = begin + 1;
        while (end < text.size() &&
               (kind == WordKind::single ? continues(text[end]) : word_kind(text[end]) == kind)) {
            ++end;
        }
        use(text.substr(begin, end - begin));
        begin = end;
    }
}

// Between two words of letters a single blank goes without saying: it is not kept.
constexpr std::string_view unsaid_word = " ";

}  // namespace vitrine
