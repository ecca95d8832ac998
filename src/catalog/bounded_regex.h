// Regular expressions that cannot run away: ICU's, with a limit of time and memory. Only for the
// text_*.cpp files beside it, so that ICU's headers stay in this room.
#pragma once

#include <unicode/regex.h>

#include <cstdint>
#include <memory>
#include <string_view>

namespace vitrine {

icu::UnicodeString to_utf16(std::string_view text);

// `flags` are those of ICU (UREGEX_CASE_INSENSITIVE ...). Null where the pattern cannot be read. A
// matcher gives up on a text, with a failing status, after about 50 milliseconds or a megabyte. It
// has a position and so belongs to one thread.
std::unique_ptr<icu::RegexMatcher> compile_bounded(std::string_view pattern, std::uint32_t flags);

}  // namespace vitrine
