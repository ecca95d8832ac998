// What is wrong with somebody's data, said so that it can be mended: where, what, which rule, how.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

enum class Severity { info, warning, error };

struct Issue {
    Severity severity = Severity::error;
    std::string rule;      // stable code for programs and counts: "gtin.check_digit"
    std::string message;   // translated: what is wrong, with the value in it
    std::string fix;       // translated: what to do; may be empty
    std::string file;      // the file it was read from, or empty
    std::int64_t row = 0;  // line of the file, counted from 1 with its header; 0: not from a row
    std::string column;    // column heading or field name; may be empty
    std::string value;     // the value as it stood, shortened to 200 characters
    std::string product;   // code of the product or model concerned; may be empty
};

using Issues = std::vector<Issue>;

// "error", "warning" or "info": a name for programs, never translated.
std::string_view severity_name(Severity severity);
// Without regard to case; absent for something else.
std::optional<Severity> parse_severity(std::string_view name);
inline constexpr Severity severities[] = {Severity::error, Severity::warning, Severity::info};

// One line for people: "products.csv row 12, price-EUR: "12,5o" is not a number. Write 12.50."
std::string to_sentence(const Issue& issue);

}  // namespace vitrine
