#include "cli/command_line.h"

#include <signal.h>

#include <CLI/CLI.hpp>

#include "base/error.h"
#include "base/message_catalogue.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"
#include "cli/command.h"
#include "cli/help_text.h"
#include "cli/stop_signal.h"
#include "cli/version.h"
#include "operations/publish_channel.h"

namespace vitrine::cli {
namespace {

struct Asked {
    CommonOptions options;
    bool version = false;
};

void add_common_options(CLI::App& app, Asked& asked) {
    app.set_help_flag("-h,--help", tr("Says what a command does and understands"));
    app.add_option("-c,--catalog", asked.options.catalogue,
                   tr("The catalogue to work on; otherwise the one VITRINE_CATALOG names"))
        ->type_name("FILE")
        ->envname("VITRINE_CATALOG");
    app.add_flag("--json", asked.options.json, tr("Answers with one JSON document, for programs"));
    app.add_flag("-q,--quiet", asked.options.quiet,
                 tr("No progress and no remarks, only results and errors"));
    app.add_flag("-v,--verbose", asked.options.verbose,
                 tr("Adds the technical details to an error"));
    app.add_flag("--version", asked.version, tr("Says which version this is"));
}

void add_commands(CommandLine& line) {
    for (const auto add :
         {add_new,    add_import, add_export,   add_list,    add_show,   add_add,     add_set,
          add_bulk,   add_change, add_generate, add_filter,  add_assets, add_quality, add_history,
          add_undo,   add_redo,   add_prune,    add_channel, add_ready,  add_plan,    add_publish,
          add_plugin, add_price,  add_stock,    add_verify,  add_version}) {
        add(line);
    }
}

// The command, or the one below it, that was named last.
const CLI::App& named_command(const CLI::App& app) {
    const auto below = app.get_subcommands();
    return below.empty() ? app : named_command(*below.back());
}

std::string full_name(const CLI::App& command) {
    const CLI::App* above = command.get_parent();
    return above == nullptr ? "vitrine" : full_name(*above) + " " + command.get_name();
}

std::string unknown_word(const CLI::App& command, const CLI::App& app, std::string_view word) {
    NearestName nearest(word);
    std::string sentence;
    if (word.starts_with('-')) {
        for (const CLI::App* holder : {&command, &app}) {
            for (const CLI::Option* option : holder->get_options()) {
                for (const std::string& name : option->get_lnames()) nearest.offer("--" + name);
            }
        }
        sentence = tr("{0} has no option {1}.", full_name(command), word);
    } else {
        const auto commands = command.get_subcommands([](const CLI::App*) { return true; });
        for (const CLI::App* known : commands) nearest.offer(known->get_name());
        sentence = commands.empty()
                       ? tr("\"{1}\" is one word too many for {0}.", full_name(command), word)
                       : tr("{0} has no command {1}.", full_name(command), word);
    }
    if (!nearest.best().empty()) sentence += " " + tr("Did you mean {0}?", nearest.best());
    return sentence;
}

// The parser's objection in our words. Its own tell which option is meant.
std::string objection(const CLI::App& app, const CLI::ParseError& error) {
    const CLI::App& command = named_command(app);
    const std::string words = error.what();
    const std::string subject = words.substr(0, words.find(':'));
    std::string sentence;
    if (const auto extra = app.remaining(true); !extra.empty()) {
        sentence = unknown_word(command, app, extra.front());
    } else if (error.get_name() == "RequiredError") {
        constexpr std::string_view ending = " is required";
        const std::string name = words.substr(0, words.find(ending));
        sentence = name == "A subcommand" ? tr("Say what to do: {0} COMMAND.", full_name(command))
                                          : tr("{0} is missing.", name);
    } else if (error.get_name() == "ArgumentMismatch") {
        sentence = tr("{0} needs a value, and only one.", subject);
    } else if (error.get_name() == "ConversionError") {
        sentence = tr("This is no number: {0}", words.substr(words.find(':') + 2));
    } else {
        sentence = words;
    }
    return sentence + " " + tr("\"{0} --help\" says what it understands.", full_name(command));
}

ExitStatus status_of(const Error& error) {
    if (dynamic_cast<const PublicationRunning*>(&error) != nullptr) return ExitStatus::busy;
    switch (error.failure()) {
        case Failure::usage:
            return ExitStatus::wrong_usage;
        case Failure::cancelled:
            return ExitStatus::cancelled;
        case Failure::locked:
        case Failure::invalid:
        case Failure::storage:
        case Failure::plugin:
        case Failure::network:
            return ExitStatus::failed;
    }
    return ExitStatus::failed;
}

ExitStatus work(Session& session, const Work& chosen) {
    const auto complain = [&](const std::exception& exception) {
        const auto* error = dynamic_cast<const Error*>(&exception);
        session.console.complain(describe(exception), error != nullptr && session.options.verbose
                                                          ? error->detail()
                                                          : std::string());
    };
    try {
        const ExitStatus status = chosen(session);
        session.console.finish();
        return status;
    } catch (const Error& error) {
        complain(error);
        return status_of(error);
    } catch (const std::exception& exception) {
        complain(exception);
        return ExitStatus::failed;
    }
}

ExitStatus read_and_work(int argument_count, char** arguments, std::stop_token stop) {
    Console console;
    Asked asked;
    CLI::App app(tr("Vitrine keeps product information and publishes it."), "vitrine");
    add_common_options(app, asked);
    Work chosen;
    CommandLine line(app, chosen);
    add_commands(line);
    app.require_subcommand(0, 1);

    Session session{asked.options, console, std::move(stop)};
    try {
        app.parse(argument_count, arguments);
    } catch (const CLI::CallForHelp&) {
        const CLI::App& command = named_command(app);
        return work(session, [&](Session&) {
            console.write(help_text(app, command, full_name(command)));
            return ExitStatus::done;
        });
    } catch (const CLI::ParseError& error) {
        console.complain(objection(app, error));
        return ExitStatus::wrong_usage;
    }
    if (asked.options.quiet) console.be_quiet();
    if (asked.version) return work(session, show_version);
    if (!chosen) {
        console.complain(tr("Say what to do. \"vitrine --help\" lists the commands."));
        return ExitStatus::wrong_usage;
    }
    return work(session, chosen);
}

}  // namespace

int run(int argument_count, char** arguments) {
    use_message_catalogue(locale_folder_for(program_folder()), preferred_language());
    // A file that grows beyond its limit is an error like a full disk, not the end of the program.
    ::signal(SIGXFSZ, SIG_IGN);
    const StopSignal stop_signal;
    return static_cast<int>(read_and_work(argument_count, arguments, stop_signal.token()));
}

}  // namespace vitrine::cli
