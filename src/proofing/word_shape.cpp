#include "proofing/word_shape.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace vitrine {
namespace {

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_ascii_letter_or_digit(char c) {
    return is_ascii_letter(c) || (c >= '0' && c <= '9');
}

// "manual.pdf", "vitrine.org", "index.php5"; not "end.Next", where a blank is forgotten, and not
// "etc." or "z.B.".
bool has_file_ending(std::string_view part) {
    while (!part.empty() && !is_ascii_letter_or_digit(part.back())) part.remove_suffix(1);
    const auto point = part.rfind('.');
    if (point == std::string_view::npos || point < 2) return false;
    const std::string_view ending = part.substr(point + 1);
    if (ending.size() < 2 || ending.size() > 5) return false;
    const bool small = std::all_of(ending.begin(), ending.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
    const bool capitals = std::all_of(ending.begin(), ending.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    return small || capitals;
}

}  // namespace

WordShape word_shape(std::string_view word) {
    WordShape shape;
    bool after_small = false;
    const auto length = static_cast<int32_t>(word.size());
    for (int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT(word.data(), i, length, c);
        if (c < 0) {
            shape.valid = false;
            continue;
        }
        if (u_isdigit(c)) shape.digit = true;
        if (!u_isalpha(c)) {
            after_small = false;
            continue;
        }
        ++shape.letters;
        if (u_isupper(c) || u_istitle(c)) {
            ++shape.capitals;
            if (after_small) shape.inner_capital = true;
            after_small = false;
        } else {
            after_small = u_islower(c);
        }
    }
    return shape;
}

bool looks_like_address(std::string_view part) {
    if (part.find("://") != std::string_view::npos || part.find('@') != std::string_view::npos ||
        part.find('\\') != std::string_view::npos || part.find('_') != std::string_view::npos ||
        part.starts_with("www.")) {
        return true;
    }
    if (part.size() > 1 && part.front() == '/' && is_ascii_letter(part[1])) return true;
    return has_file_ending(part);
}

}  // namespace vitrine
