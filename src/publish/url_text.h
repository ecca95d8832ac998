// Web addresses as text: putting names into them and telling whether one is well-formed.
#pragma once

#include <string>
#include <string_view>

namespace vitrine {

enum class Slashes { keep, encode };

// `text` with every byte but RFC 3986's unreserved characters as %XX. Slashes::keep for paths.
std::string percent_encode(std::string_view text, Slashes slashes);

// An absolute http or https address with a host, in the characters of RFC 3986 only.
bool is_web_address(std::string_view text);

// `base` and `path` with one slash between them.
std::string join_address(std::string_view base, std::string_view path);

}  // namespace vitrine
