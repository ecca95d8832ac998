#include "catalog/market_codes.h"

#include <algorithm>
#include <cctype>

namespace vitrine {

bool is_country_code(std::string_view text) {
    return text.size() == 2 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_zone_name(std::string_view text) {
    const bool is_name = std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '/' || c == '_' ||
               c == '-' || c == '+';
    });
    return is_name && (text == "UTC" || text.find('/') != std::string_view::npos);
}

}  // namespace vitrine
