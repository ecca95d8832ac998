#include "search/name_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace vitrine {
namespace {

constexpr std::array<std::string_view, 15> fillers = {"an",  "and", "das", "de",  "der",
                                                      "des", "die", "du",  "el",  "et",
                                                      "la",  "le",  "les", "the", "und"};

bool is_filler(std::string_view word) {
    return word.size() <= 3 && std::binary_search(fillers.begin(), fillers.end(), word);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// What the character at `at` is; goes behind it.
enum class Part { separator, letter, digit };

Part next_part(std::string& text, std::size_t& at) {
    const char c = text[at];
    if (c > 0) {
        const bool between_digits = (c == '.' || c == ',') && at > 0 && is_digit(text[at - 1]) &&
                                    at + 1 < text.size() && is_digit(text[at + 1]);
        if (between_digits) text[at] = '.';
        ++at;
        if (is_digit(c) || between_digits) return Part::digit;
        return (c >= 'a' && c <= 'z') || c == '+' ? Part::letter : Part::separator;
    }
    auto place = static_cast<int32_t>(at);
    UChar32 code = 0;
    U8_NEXT(text.data(), place, static_cast<int32_t>(text.size()), code);
    at = static_cast<std::size_t>(place);
    if (code < 0) return Part::separator;
    const auto kind = U_GET_GC_MASK(code);
    if ((kind & U_GC_N_MASK) != 0) return Part::digit;
    return (kind & (U_GC_L_MASK | U_GC_M_MASK)) != 0 ? Part::letter : Part::separator;
}

}  // namespace

void NameWords::read(std::string_view name) {
    m_folded = fold_for_search(name);
    m_words.clear();
    m_spaceless.clear();
    std::size_t begin = 0;
    bool has_digit = false;
    const auto finish = [&](std::size_t end) {
        if (end > begin) {
            const std::string_view word = std::string_view(m_folded).substr(begin, end - begin);
            m_words.push_back({word, has_digit, is_filler(word)});
        }
        has_digit = false;
    };
    for (std::size_t at = 0; at < m_folded.size();) {
        const std::size_t here = at;
        const Part part = next_part(m_folded, at);
        if (part == Part::separator) {
            finish(here);
            begin = at;
        } else if (part == Part::digit) {
            has_digit = true;
        }
    }
    finish(m_folded.size());
    for (const NameWord& word : m_words) {
        if (!m_spaceless.empty() && is_digit(m_spaceless.back()) && is_digit(word.text.front()))
            m_spaceless += ' ';
        m_spaceless += word.text;
    }
}

}  // namespace vitrine
