// The one place where commands and the parser of the command line meet.
#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace vitrine::cli {

void CommandEntry::argument(const std::string& name, std::string& target,
                            const std::string& meaning) {
    m_app.add_option(name, target, meaning)->required();
}

void CommandEntry::optional_argument(const std::string& name, std::string& target,
                                     const std::string& meaning) {
    m_app.add_option(name, target, meaning);
}

void CommandEntry::argument(const std::string& name, std::int64_t& target,
                            const std::string& meaning) {
    m_app.add_option(name, target, meaning)->required();
}

void CommandEntry::words(const std::string& name, std::vector<std::string>& target,
                         const std::string& meaning) {
    // The parser takes no sign of equality in a name; the help shows the name as it was meant.
    const std::string plain = name.substr(0, name.find('='));
    m_app.add_option(plain, target, meaning)->required()->option_text(name);
}

void CommandEntry::optional_words(const std::string& name, std::vector<std::string>& target,
                                  const std::string& meaning) {
    m_app.add_option(name, target, meaning);
}

void CommandEntry::option(const std::string& names, std::string& target, const std::string& value,
                          const std::string& meaning) {
    m_app.add_option(names, target, meaning)->type_name(value);
}

void CommandEntry::option(const std::string& names, std::vector<std::string>& target,
                          const std::string& value, const std::string& meaning) {
    m_app.add_option(names, target, meaning)->type_name(value)->allow_extra_args(false);
}

void CommandEntry::option(const std::string& names, std::int64_t& target, const std::string& value,
                          const std::string& meaning) {
    m_app.add_option(names, target, meaning)->type_name(value);
}

void CommandEntry::option(const std::string& names, std::optional<std::int64_t>& target,
                          const std::string& value, const std::string& meaning) {
    m_app.add_option(names, target, meaning)->type_name(value);
}

void CommandEntry::flag(const std::string& name, bool& target, const std::string& meaning) {
    m_app.add_flag(name, target, meaning);
}

CommandEntry CommandLine::add(const std::string& name, const std::string& meaning, Work work) {
    CLI::App* command = m_app.add_subcommand(name, meaning);
    command->fallthrough();
    command->final_callback([&chosen = m_chosen, work = std::move(work)] { chosen = work; });
    return CommandEntry(*command);
}

CommandLine CommandLine::add_group(const std::string& name, const std::string& meaning) {
    CLI::App* group = m_app.add_subcommand(name, meaning);
    group->fallthrough();
    group->require_subcommand(1);
    return {*group, m_chosen};
}

}  // namespace vitrine::cli
