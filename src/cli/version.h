// The version of the program, as CMakeLists.txt has it (a test compares them).
#pragma once

#include <string_view>

#include "cli/command.h"

namespace vitrine::cli {

inline constexpr std::string_view version = "0.1.0";

// What --version and the command `version` say.
ExitStatus show_version(Session& session);

}  // namespace vitrine::cli
