#include "catalog/text_match.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/text_pattern.h"

namespace vitrine {
namespace {

// Folds into `buffer`, whose memory is reused from text to text.
void fold_into(std::string_view text, std::string& buffer) {
    buffer.resize(text.size());
    unsigned char seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        seen |= c;
        buffer[i] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    if ((seen & 0x80) != 0) buffer = fold_for_search(text);
}

bool fits(std::string_view text, std::string_view wanted, TextMatch::Way way) {
    switch (way) {
        case TextMatch::Way::equal:
            return text == wanted;
        case TextMatch::Way::contains:
        case TextMatch::Way::contains_all:
            return text.find(wanted) != std::string_view::npos;
        case TextMatch::Way::starts:
            return text.starts_with(wanted);
        case TextMatch::Way::ends:
            return text.ends_with(wanted);
        case TextMatch::Way::pattern:
            break;
    }
    return false;
}

bool fits_pattern(std::string_view text, const std::string& pattern) {
    const PatternResult result = match_pattern(pattern, text);
    if (result == PatternResult::too_slow) {
        throw Error(Failure::usage,
                    tr("The regular expression \"{0}\" takes too long on the text \"{1}\". Write "
                       "it without repetitions inside repetitions.",
                       pattern, shorten(text, 60)));
    }
    return result == PatternResult::matches;
}

}  // namespace

TextMatch::TextMatch(Way way, const std::vector<std::string>& texts) : m_way(way) {
    for (const std::string& text : texts) {
        m_wanted.push_back(way == Way::pattern ? text : fold_for_search(text));
    }
}

bool TextMatch::matches(std::string_view text) const {
    if (m_way == Way::pattern) {
        return std::any_of(m_wanted.begin(), m_wanted.end(),
                           [&](const std::string& pattern) { return fits_pattern(text, pattern); });
    }
    thread_local std::string buffer;
    fold_into(text, buffer);
    const auto wanted = [&](const std::string& folded) { return fits(buffer, folded, m_way); };
    return m_way == Way::contains_all ? std::all_of(m_wanted.begin(), m_wanted.end(), wanted)
                                      : std::any_of(m_wanted.begin(), m_wanted.end(), wanted);
}

bool TextMatch::matches_either(std::string_view first, std::string_view second) const {
    thread_local std::string first_buffer;
    thread_local std::string second_buffer;
    fold_into(first, first_buffer);
    fold_into(second, second_buffer);
    return std::all_of(m_wanted.begin(), m_wanted.end(), [&](const std::string& folded) {
        return fits(first_buffer, folded, m_way) || fits(second_buffer, folded, m_way);
    });
}

}  // namespace vitrine
