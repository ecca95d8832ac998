#include "catalog/bounded_regex.h"

namespace vitrine {

icu::UnicodeString to_utf16(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::unique_ptr<icu::RegexMatcher> compile_bounded(std::string_view pattern, std::uint32_t flags) {
    UErrorCode status = U_ZERO_ERROR;
    auto matcher = std::make_unique<icu::RegexMatcher>(to_utf16(pattern), flags, status);
    // Steps of the engine of roughly a millisecond each, and its memory: enough for any honest
    // pattern on a long text, short enough for a column of dishonest ones.
    constexpr int32_t most_steps = 50;
    constexpr int32_t most_bytes = 1'000'000;
    if (U_SUCCESS(status)) matcher->setTimeLimit(most_steps, status);
    if (U_SUCCESS(status)) matcher->setStackLimit(most_bytes, status);
    return U_SUCCESS(status) ? std::move(matcher) : nullptr;
}

}  // namespace vitrine
