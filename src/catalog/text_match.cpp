#include "catalog/text_match.h"

#include <algorithm>

#include "base/text.h"

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
    }
    return false;
}

}  // namespace

TextMatch::TextMatch(Way way, const std::vector<std::string>& texts) : m_way(way) {
    for (const std::string& text : texts) m_folded.push_back(fold_for_search(text));
}

bool TextMatch::matches(std::string_view text) const {
    thread_local std::string buffer;
    fold_into(text, buffer);
    const auto wanted = [&](const std::string& folded) { return fits(buffer, folded, m_way); };
    return m_way == Way::contains_all ? std::all_of(m_folded.begin(), m_folded.end(), wanted)
                                      : std::any_of(m_folded.begin(), m_folded.end(), wanted);
}

bool TextMatch::matches_either(std::string_view first, std::string_view second) const {
    thread_local std::string first_buffer;
    thread_local std::string second_buffer;
    fold_into(first, first_buffer);
    fold_into(second, second_buffer);
    return std::all_of(m_folded.begin(), m_folded.end(), [&](const std::string& folded) {
        return fits(first_buffer, folded, m_way) || fits(second_buffer, folded, m_way);
    });
}

}  // namespace vitrine
