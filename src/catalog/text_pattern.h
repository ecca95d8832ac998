// Regular expressions of attributes, as other PIMs write them: /^[A-Z]{2}\d+$/i or without slashes.
#pragma once

#include <string>
#include <string_view>

namespace vitrine {

enum class PatternResult {
    matches,  // somewhere in the text: anchors are the pattern's own business
    differs,
    unreadable,  // not a regular expression
    too_slow,    // gave up: some patterns take longer than anybody waits
};

// Patterns are kept, so that a column of values costs one compilation. [any thread]
PatternResult match_pattern(std::string_view pattern, std::string_view text);

}  // namespace vitrine
