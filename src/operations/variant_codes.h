// Codes of variants after the example of others.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

// The code of a product with the axis values `wanted`, made as `code` was of `values`:
// "OC-60-MOSS-L" of moss and l, where "OC-60-NAVY-S" is that of navy and s. Absent where `code`
// does not end with its values, in any case and with one of - _ . / or nothing between them.
std::optional<std::string> code_as(std::string_view code, const std::vector<std::string>& values,
                                   const std::vector<std::string>& wanted);

// A value as it stands in a code: "10 cm" as "10cm".
std::string code_word(std::string_view value);

}  // namespace vitrine
