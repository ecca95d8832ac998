// What the command says of its version.
#pragma once

#include "base/version.h"
#include "cli/command.h"

namespace vitrine::cli {

inline constexpr std::string_view version = program_version;

// What --version and the command `version` say.
ExitStatus show_version(Session& session);

}  // namespace vitrine::cli
