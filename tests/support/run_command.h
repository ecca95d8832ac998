// Runs a program as a user would, without a shell in between, and keeps what it said.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "support/temporary_folder.h"

namespace vitrine::test {

struct CommandResult {
    int status = -1;  // exit status; 128 + signal if a signal ended it; 127 if it could not start
    std::string output;
    std::string errors;
};

struct CommandSetting {
    std::map<std::string, std::string> environment;  // added to the test's own
    std::filesystem::path folder;                    // to run in; empty: the test's own
    std::string input;                               // given as standard input
};

// `program` is a path, or a name to be found in PATH: run_command("xmllint", {"--noout", file}).
inline CommandResult run_command(const std::filesystem::path& program,
                                 const std::vector<std::string>& arguments,
                                 const CommandSetting& setting = {}) {
    // Files instead of pipes: a program may say as much as it likes on either without blocking.
    const TemporaryFolder said;
    const std::string input = said.write("input", setting.input).string();
    const std::string output = said.write("output", "").string();
    const std::string errors = said.write("errors", "").string();

    // Everything the child needs is made before fork(): after it only plain system calls are safe.
    std::vector<std::string> words = {program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argument_list;
    for (auto& word : words) argument_list.push_back(word.data());
    argument_list.push_back(nullptr);
    std::vector<std::string> variables;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        if (!setting.environment.contains(std::string(text.substr(0, text.find('='))))) {
            variables.emplace_back(text);
        }
    }
    for (const auto& [name, value] : setting.environment) variables.push_back(name + "=" + value);
    std::vector<char*> variable_list;
    for (auto& variable : variables) variable_list.push_back(variable.data());
    variable_list.push_back(nullptr);
    const std::string folder = setting.folder.string();

    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("no process for " + words.front());
    if (child == 0) {
        const int in = open(input.c_str(), O_RDONLY);
        const int out = open(output.c_str(), O_WRONLY);
        const int err = open(errors.c_str(), O_WRONLY);
        const bool ready = in >= 0 && out >= 0 && err >= 0 && dup2(in, 0) >= 0 &&
                           dup2(out, 1) >= 0 && dup2(err, 2) >= 0 &&
                           (folder.empty() || chdir(folder.c_str()) == 0);
        if (ready) execvpe(argument_list[0], argument_list.data(), variable_list.data());
        _exit(127);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    CommandResult result;
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    result.output = read_whole_file(output);
    result.errors = read_whole_file(errors);
    return result;
}

}  // namespace vitrine::test
