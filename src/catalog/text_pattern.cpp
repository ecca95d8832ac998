#include "catalog/text_pattern.h"

#include <unordered_map>

#include "catalog/bounded_regex.h"

namespace vitrine {
namespace {

std::uint32_t flag_of(char letter) {
    switch (letter) {
        case 'i':
            return UREGEX_CASE_INSENSITIVE;
        case 'm':
            return UREGEX_MULTILINE;
        case 's':
            return UREGEX_DOTALL;
        case 'x':
            return UREGEX_COMMENTS;
        default:
            return 0;  // 'u' is always on; the rest changes nothing here
    }
}

// Null where the pattern is no regular expression.
std::unique_ptr<icu::RegexMatcher> compile(std::string_view pattern) {
    std::uint32_t flags = 0;
    constexpr std::string_view delimiters = "/#~";
    if (pattern.size() > 1 && delimiters.find(pattern.front()) != std::string_view::npos) {
        const auto end = pattern.rfind(pattern.front());
        const std::string_view letters = pattern.substr(end + 1);
        if (end > 0 && letters.find_first_not_of("imsxuADU") == std::string_view::npos) {
            for (const char letter : letters) flags |= flag_of(letter);
            pattern = pattern.substr(1, end - 1);
        }
    }
    return compile_bounded(pattern, flags);
}

}  // namespace

PatternResult match_pattern(std::string_view pattern, std::string_view text) {
    // A matcher has a position and so belongs to one thread.
    thread_local std::unordered_map<std::string, std::unique_ptr<icu::RegexMatcher>> known;
    constexpr std::size_t most_known = 64;
    auto found = known.find(std::string(pattern));
    if (found == known.end()) {
        if (known.size() >= most_known) known.clear();
        found = known.emplace(pattern, compile(pattern)).first;
    }
    icu::RegexMatcher* matcher = found->second.get();
    if (matcher == nullptr) return PatternResult::unreadable;
    // The matcher keeps a reference to what it reads.
    const icu::UnicodeString subject = to_utf16(text);
    matcher->reset(subject);
    UErrorCode status = U_ZERO_ERROR;
    const bool matched = matcher->find(status) != 0;
    if (U_FAILURE(status)) return PatternResult::too_slow;
    return matched ? PatternResult::matches : PatternResult::differs;
}

}  // namespace vitrine
