#include "publish/url_text.h"

#include <algorithm>

namespace vitrine {
namespace {

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_hexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool starts_with_scheme(std::string_view text, std::string_view scheme) {
    return text.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), text.begin(), [](char wanted, char c) {
               return wanted == c || (is_letter_or_digit(c) && wanted == (c | 0x20));
           });
}

}  // namespace

std::string percent_encode(std::string_view text, Slashes slashes) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~' ||
            (c == '/' && slashes == Slashes::keep)) {
            encoded += c;
        } else {
            encoded += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return encoded;
}

bool is_web_address(std::string_view text) {
    std::string_view rest;
    if (starts_with_scheme(text, "https://")) {
        rest = text.substr(8);
    } else if (starts_with_scheme(text, "http://")) {
        rest = text.substr(7);
    } else {
        return false;
    }
    const char first = rest.front();
    if (!is_letter_or_digit(first) && first != '[') return false;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        const char c = rest[i];
        if (c == '%') {
            if (i + 2 >= rest.size() || !is_hexadecimal(rest[i + 1]) ||
                !is_hexadecimal(rest[i + 2])) {
                return false;
            }
        } else if (!is_letter_or_digit(c) &&
                   std::string_view("-._~:/?#[]@!$&'()*+,;=").find(c) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

std::string join_address(std::string_view base, std::string_view path) {
    while (!base.empty() && base.back() == '/') base.remove_suffix(1);
    while (!path.empty() && path.front() == '/') path.remove_prefix(1);
    return std::string(base) + '/' + std::string(path);
}

}  // namespace vitrine
