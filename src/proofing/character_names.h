// The names of HTML's character references.
#pragma once

#include <string_view>

namespace vitrine {

// The names that HTML5 knows with a semicolon behind them ("amp", "eacute"), in order of their
// bytes, a blank behind each: resources/html/character_names.txt.
extern const std::string_view character_names;

// Whether "&name;" stands for a character. [any thread]
bool is_character_name(std::string_view name);

// Whether some name begins like this. [any thread]
bool begins_character_name(std::string_view beginning);

}  // namespace vitrine
