// What a command of the program is given, and how it enters the command line.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "catalog/structure.h"
#include "cli/console.h"
#include "cli/exit_status.h"
#include "operations/catalogue_at.h"
#include "store/catalogue.h"

namespace CLI {
class App;
}

namespace vitrine::cli {

// Options every command understands, before or after its name.
struct CommonOptions {
    std::string catalogue;  // --catalog, else VITRINE_CATALOG
    bool json = false;
    bool quiet = false;
    bool verbose = false;
};

// One run of one command.
struct Session {
    const CommonOptions& options;
    Console& console;
    std::stop_token stop;

    bool json() const { return options.json; }

    // The catalogue of the command line. Throws Error (usage) if none is named.
    std::unique_ptr<Catalogue> open_for_writing(sql::Purpose purpose = sql::Purpose::interactive);
    // As above, for looking only: a file nobody may write to will do. A job that died is taken back
    // first, so that nobody sees the half of it.
    std::unique_ptr<Catalogue> open_for_reading(sql::Purpose purpose = sql::Purpose::interactive);
    // The catalogue as --at says, for as long as what is returned lives; absent where `at` is
    // empty: then it is shown as it is. With `only` it is good for looking at the one product or
    // model of that code, and takes no time. Throws Error (usage) as moment_at() of
    // operations/catalogue_at.h.
    struct PastView {
        PastMoment moment;
        std::unique_ptr<const PastState> state;
    };
    std::optional<PastView> look_back(Catalogue& catalogue, std::string_view at,
                                      std::optional<std::string_view> only = {});

private:
    std::string catalogue_file() const;
    void show_notes(const Catalogue& catalogue);
};

using Work = std::function<ExitStatus(Session&)>;

// What the help says of --at.
std::string at_meaning();

// What one command understands. Values are written to the targets when the line is read; they must
// live until the command has run. Only the .cpp knows the parser.
class CommandEntry {
public:
    explicit CommandEntry(CLI::App& app) : m_app(app) {}

    // Without a name, by their order. Words are one or more.
    void argument(const std::string& name, std::string& target, const std::string& meaning);
    void optional_argument(const std::string& name, std::string& target,
                           const std::string& meaning);
    void argument(const std::string& name, std::int64_t& target, const std::string& meaning);
    void words(const std::string& name, std::vector<std::string>& target,
               const std::string& meaning);
    void optional_words(const std::string& name, std::vector<std::string>& target,
                        const std::string& meaning);

    // "--limit", "-o,--output"; `value` stands for the value in the help.
    void option(const std::string& names, std::string& target, const std::string& value,
                const std::string& meaning);
    void option(const std::string& names, std::int64_t& target, const std::string& value,
                const std::string& meaning);
    void option(const std::string& names, std::optional<std::int64_t>& target,
                const std::string& value, const std::string& meaning);
    // May be given several times.
    void option(const std::string& names, std::vector<std::string>& target,
                const std::string& value, const std::string& meaning);
    void flag(const std::string& name, bool& target, const std::string& meaning);

private:
    CLI::App& m_app;
};

// The command line as the commands build it, or a part of it below one name: vitrine channel ...
class CommandLine {
public:
    // `chosen` receives the work of the command that a person asked for.
    CommandLine(CLI::App& app, Work& chosen) : m_app(app), m_chosen(chosen) {}

    CommandEntry add(const std::string& name, const std::string& meaning, Work work);
    // A name that only holds others.
    CommandLine add_group(const std::string& name, const std::string& meaning);

private:
    CLI::App& m_app;
    Work& m_chosen;
};

// One function for each command file.
void add_new(CommandLine& line);
void add_import(CommandLine& line);
void add_export(CommandLine& line);
void add_export_table(CommandLine& group);
void add_export_translation(CommandLine& group);
void add_list(CommandLine& line);
void add_show(CommandLine& line);
void add_add(CommandLine& line);
void add_set(CommandLine& line);
void add_bulk(CommandLine& line);
void add_change(CommandLine& line);
void add_generate(CommandLine& line);
void add_filter(CommandLine& line);
void add_price(CommandLine& line);
void add_price_change(CommandLine& prices);
void add_price_applied(CommandLine& prices);
void add_price_prepare(CommandLine& prices);
void add_price_compare(CommandLine& prices);
void add_price_derive(CommandLine& prices);
void add_price_files(CommandLine& group);
void add_stock(CommandLine& line);
void add_assets(CommandLine& line);
void add_quality(CommandLine& line);
void add_history(CommandLine& line);
void add_undo(CommandLine& line);
void add_redo(CommandLine& line);
void add_channel(CommandLine& line);
void add_ready(CommandLine& line);
void add_plan(CommandLine& line);
void add_publish(CommandLine& line);
void add_plugin(CommandLine& line);
void add_prune(CommandLine& line);
void add_verify(CommandLine& line);
void add_version(CommandLine& line);

// Names of the command line as entities. They throw Error (usage) with the nearest known name.
const Channel& find_channel(const Structure& structure, std::string_view code);
const Locale& find_locale(const Structure& structure, std::string_view code);
ProductId find_product(Catalogue& catalogue, std::string_view code);

// The channel and locale for fields that do not say theirs: as asked for, else the first channel
// and, of its locales, the one that suits the person's language. 0 where the catalogue has none.
struct Aspect {
    ChannelId channel = 0;
    LocaleId locale = 0;
};
Aspect choose_aspect(const Structure& structure, std::string_view channel, std::string_view locale);

}  // namespace vitrine::cli
