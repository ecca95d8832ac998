// Comparing one text with many, without regard to case and accents and, for ASCII, without
// allocating; or with regular expressions, as it is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

class TextMatch {
public:
    enum class Way { equal, contains, starts, ends, contains_all, pattern };

    // Matches what compares with any of `texts`, for contains_all with every one.
    TextMatch() = default;
    TextMatch(Way way, const std::vector<std::string>& texts);

    // Throws Error (usage) where a pattern takes too long.
    bool matches(std::string_view text) const;
    // contains_all over two texts: every word is in one or the other.
    bool matches_either(std::string_view first, std::string_view second) const;

private:
    Way m_way = Way::equal;
    std::vector<std::string> m_wanted;  // folded, but for patterns
};

}  // namespace vitrine
