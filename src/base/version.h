// The version of the program, as CMakeLists.txt has it (a test compares them).
#pragma once

#include <string_view>

namespace vitrine {

inline constexpr std::string_view program_version = "0.1.0";

}  // namespace vitrine
