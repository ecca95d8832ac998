// Cells of CSV files for people: spreadsheets take a text that begins with =, +, -, @, a tab or a
// carriage return for a formula and run it (OWASP, "CSV Injection").
#pragma once

#include <string>
#include <string_view>

namespace vitrine {

// An apostrophe before such texts, and before those that begin with one: so that the way back is
// certain.
std::string guard_formula(std::string_view text);

// What guard_formula() was given. A text that it would never have made comes back as it is.
std::string_view unguard_formula(std::string_view text);

}  // namespace vitrine
