#include "cli/help_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/translate.h"
#include "cli/console.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t line_width = 96;
constexpr std::size_t widest_term = 30;

using Entries = std::vector<std::pair<std::string, std::string>>;

// Words of `text` in lines of at most `width` columns.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    for (const std::string_view word : split(text, ' ')) {
        if (!lines.back().empty() &&
            display_width(lines.back()) + 1 + display_width(word) > width) {
            lines.emplace_back();
        }
        if (!lines.back().empty()) lines.back() += ' ';
        lines.back() += word;
    }
    return lines;
}

std::string section(const std::string& heading, const Entries& entries) {
    if (entries.empty()) return {};
    std::size_t column = 0;
    for (const auto& [term, meaning] : entries) {
        if (display_width(term) <= widest_term) column = std::max(column, display_width(term));
    }
    std::string text = "\n" + heading + "\n";
    const std::string margin(column + 4, ' ');
    for (const auto& [term, meaning] : entries) {
        text += "  " + term;
        const bool fits = display_width(term) <= column;
        text += fits ? std::string(column - display_width(term) + 2, ' ') : "\n" + margin;
        text += join(wrapped(meaning, line_width - margin.size()), "\n" + margin) + "\n";
    }
    return text;
}

std::string argument_name(const CLI::Option& argument) {
    const std::string name = argument.get_option_text().empty() ? argument.get_name(true, false)
                                                                : argument.get_option_text();
    const bool repeats = argument.get_expected_max() > 1;
    return fmt::format(fmt::runtime(argument.get_required() ? "{}{}" : "[{}{}]"), name,
                       repeats ? "..." : "");
}

std::string option_name(const CLI::Option& option) {
    std::vector<std::string> names;
    for (const std::string& name : option.get_snames()) names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
    std::string text = join(names, ", ");
    if (option.get_items_expected_max() > 0) text += " " + option.get_type_name();
    return text;
}

Entries options_of(const CLI::App& command) {
    Entries entries;
    for (const CLI::Option* option : command.get_options()) {
        if (option->nonpositional() && option != command.get_help_ptr()) {
            entries.emplace_back(option_name(*option), option->get_description());
        }
    }
    if (const CLI::Option* help = command.get_help_ptr();
        help != nullptr && command.get_parent() == nullptr) {
        entries.emplace_back(option_name(*help), help->get_description());
    }
    return entries;
}

}  // namespace

std::string help_text(const CLI::App& app, const CLI::App& command, const std::string& name) {
    Entries arguments;
    std::string usage = tr("Usage: {0}", name);
    const auto commands = command.get_subcommands([](const CLI::App*) { return true; });
    if (!commands.empty()) usage += " " + tr("COMMAND");
    for (const CLI::Option* option : command.get_options()) {
        if (!option->get_positional()) continue;
        arguments.emplace_back(argument_name(*option), option->get_description());
        usage += " " + arguments.back().first;
    }
    usage += " " + tr("[OPTIONS]");
    Entries subcommands;
    for (const CLI::App* below : commands)
        subcommands.emplace_back(below->get_name(), below->get_description());

    std::string text =
        usage + "\n\n" + join(wrapped(command.get_description(), line_width), "\n") + "\n";
    text += section(tr("Commands:"), subcommands);
    text += section(tr("Arguments:"), arguments);
    if (&command != &app) text += section(tr("Options:"), options_of(command));
    text += section(tr("Options of every command:"), options_of(app));
    if (!commands.empty())
        text += "\n" + tr("\"{0} COMMAND --help\" says more about one.", name) + "\n";
    return text;
}

}  // namespace vitrine::cli
