// Codes that others gave countries and time zones: whether one is written as they write it.
#pragma once

#include <string_view>

namespace vitrine {

// Two capital letters, as in ISO 3166-1 alpha-2. Which of them are countries is not checked.
bool is_country_code(std::string_view text);

// The form of an IANA name such as "Europe/Paris", or "UTC". Only the machine that reads it later
// knows whether there is such a zone.
bool is_zone_name(std::string_view text);

}  // namespace vitrine
