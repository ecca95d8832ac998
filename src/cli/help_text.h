// What --help prints, in the language of the program.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace vitrine::cli {

// Usage, description, arguments, options and commands of `command`, which is `app` or one below it;
// the options of `app` are every command's. `name` is how it is called: "vitrine channel list".
std::string help_text(const CLI::App& app, const CLI::App& command, const std::string& name);

}  // namespace vitrine::cli
