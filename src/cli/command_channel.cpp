#include <stdlib.h>

#include <algorithm>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/profile_edit.h"
#include "cli/report.h"
#include "cli/table.h"
#include "operations/publish_channel.h"

namespace vitrine::cli {
namespace {

struct ChannelArguments {
    std::string channel, file;
    std::vector<std::string> words;  // edits or files
};

ChannelProfile profile_of(const Channel& channel) {
    ChannelProfile profile;
    if (!channel.profile.empty()) profile = read_channel_profile(channel.profile).profile;
    profile.channel = channel.code;
    return profile;
}

template <class Id, class T>
std::vector<std::string> codes_of(const Entities<T>& entities, const std::vector<Id>& ids) {
    std::vector<std::string> codes;
    for (const Id id : ids) codes.push_back(entities.code_of(id));
    return codes;
}

ExitStatus list_channels(Session& session) {
    const auto catalogue = session.open_for_reading();
    Json json = Json::array();
    Table table;
    for (const auto& heading :
         {tr("Channel"), tr("Exporter"), tr("Destination"), tr("Locales"), tr("Currencies")}) {
        table.add_column(heading);
    }
    const auto structure = catalogue->structure();
    for (const Channel* channel : structure->channels.all()) {
        const ChannelProfile profile = profile_of(*channel);
        json.push_back(Json{
            {"code", channel->code},
            {"exporter", profile.exporter.empty() ? Json() : Json(profile.exporter)},
            {"destination", profile.destination.empty() ? Json() : Json(profile.destination)}});
        table.add_row(
            {channel->code, profile.exporter.empty() ? tr("not set up") : profile.exporter,
             profile.destination, join(codes_of(structure->locales, channel->locales), ", "),
             join(codes_of(structure->currencies, channel->currencies), ", ")});
    }
    if (session.json()) {
        session.console.print_json(json);
    } else if (table.empty()) {
        session.console.print(tr("This catalogue has no channels yet."));
    } else {
        table.print(session.console);
    }
    return ExitStatus::done;
}

ExitStatus show(Session& session, const ChannelArguments& options) {
    const auto catalogue = session.open_for_reading();
    const auto structure = catalogue->structure();
    const Channel& channel = find_channel(*structure, options.channel);
    const ChannelProfile profile = profile_of(channel);
    const auto locales = codes_of(structure->locales, channel.locales);
    const auto currencies = codes_of(structure->currencies, channel.currencies);
    if (session.json()) {
        Json json;
        json["code"] = channel.code;
        json["exporter"] = profile.exporter.empty() ? Json() : Json(profile.exporter);
        json["destination"] = profile.destination.empty() ? Json() : Json(profile.destination);
        json["locales"] = locales;
        json["currencies"] = currencies;
        json["tree"] =
            channel.tree == 0 ? Json() : Json(structure->categories.code_of(channel.tree));
        json["profile"] =
            channel.profile.empty() ? Json() : Json::parse(channel.profile, nullptr, false);
        session.console.print_json(json);
        return ExitStatus::done;
    }
    session.console.print(Style::strong, channel.code);
    Table table;
    table.add_column({});
    table.add_column({});
    table.add_row({tr("Locales"), join(locales, ", ")});
    table.add_row({tr("Currencies"), join(currencies, ", ")});
    table.add_row({tr("Category tree"), structure->categories.code_of(channel.tree)});
    table.add_row({tr("Exporter"), profile.exporter.empty() ? tr("not set up") : profile.exporter});
    table.print(session.console, 2);
    if (!channel.profile.empty()) {
        session.console.print();
        session.console.write(export_channel_profile(*catalogue, channel.id));
    }
    return ExitStatus::done;
}

bool has_errors(const Issues& issues) {
    return std::any_of(issues.begin(), issues.end(),
                       [](const Issue& issue) { return issue.severity == Severity::error; });
}

// A file of its own, gone with the object.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string_view bytes) {
        std::string folder = (std::filesystem::temp_directory_path() / "vitrine-XXXXXX").string();
        if (::mkdtemp(folder.data()) == nullptr) {
            throw Error(Failure::storage, tr("No temporary file could be made in {0}.", folder));
        }
        m_folder = folder;
        write_file(path(), bytes);
    }
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    std::filesystem::path path() const { return m_folder / "profile.json"; }

private:
    std::filesystem::path m_folder;
};

ExitStatus set(Session& session, const ChannelArguments& options) {
    const auto catalogue = session.open_for_writing();
    const std::string code = find_channel(*catalogue->structure(), options.channel).code;
    ChannelProfile profile = profile_of(*catalogue->structure()->channels.find(code));
    for (const std::string& edit : options.words) edit_profile(profile, edit);
    if (profile.exporter.empty()) {
        throw Error(
            Failure::usage,
            tr("{0} has no exporter yet: add exporter=ID. \"vitrine plugin list\" names them.",
               code));
    }
    ExporterLibrary exporters;
    Issues issues;
    {
        const TemporaryFile file(to_text(profile));
        issues = import_channel_profile(*catalogue, exporters, file.path());
    }
    for (Issue& issue : issues) issue.file.clear();
    const bool refused = has_errors(issues);
    if (session.json()) {
        session.console.print_json(
            Json{{"code", code}, {"saved", !refused}, {"issues", to_json(issues)}});
    } else {
        print_issues(session.console, issues, issues.size());
        session.console.print(refused ? tr("{0} stays as it was.", code)
                                      : tr("{0} is saved.", code));
    }
    return refused ? ExitStatus::partly : ExitStatus::done;
}

ExitStatus export_profile(Session& session, const ChannelArguments& options) {
    const auto catalogue = session.open_for_reading();
    const Channel& channel = find_channel(*catalogue->structure(), options.channel);
    const std::string text = export_channel_profile(*catalogue, channel.id);
    if (options.file.empty()) {
        session.console.write(text);
    } else {
        write_file(options.file, text);
        if (!session.json()) session.console.print(tr("{0} is written.", options.file));
    }
    return ExitStatus::done;
}

ExitStatus import_profiles(Session& session, const ChannelArguments& options) {
    const auto catalogue = session.open_for_writing();
    ExporterLibrary exporters;
    Json saved = Json::array();
    Issues all;
    bool refused_one = false;
    for (const std::string& file : options.words) {
        const Issues issues = import_channel_profile(*catalogue, exporters, file);
        const bool refused = has_errors(issues);
        refused_one = refused_one || refused;
        if (!refused) saved.push_back(file);
        if (!session.json()) {
            print_issues(session.console, issues, issues.size());
            session.console.print(refused ? tr("{0} was refused.", file)
                                          : tr("{0} is read.", file));
        }
        all.insert(all.end(), issues.begin(), issues.end());
    }
    if (session.json())
        session.console.print_json(Json{{"saved", std::move(saved)}, {"issues", to_json(all)}});
    return refused_one ? ExitStatus::partly : ExitStatus::done;
}

}  // namespace

void add_channel(CommandLine& line) {
    CommandLine group = line.add_group("channel", tr("Channels and their profiles"));
    const auto options = std::make_shared<ChannelArguments>();
    const auto with_options = [options](ExitStatus (*work)(Session&, const ChannelArguments&)) {
        return [options, work](Session& session) { return work(session, *options); };
    };
    group.add("list", tr("Lists the channels"), list_channels);

    CommandEntry show_entry =
        group.add("show", tr("Shows a channel with its profile"), with_options(show));
    CommandEntry set_entry =
        group.add("set", tr("Changes the profile of a channel"), with_options(set));
    CommandEntry export_entry =
        group.add("export", tr("Writes a profile as a text to review, compare and move"),
                  with_options(export_profile));
    for (CommandEntry* entry : {&show_entry, &set_entry, &export_entry}) {
        entry->argument("CHANNEL", options->channel, tr("Code of the channel"));
    }
    set_entry.words("KEY=VALUE", options->words,
                    tr("Such as destination=feeds, exporter_settings.title=Shop, "
                       "field.title=attribute:name; nothing "
                       "behind the sign clears"));
    export_entry.optional_argument("FILE", options->file,
                                   tr("Where to; otherwise the standard output"));

    CommandEntry import_entry =
        group.add("import", tr("Reads profiles, making channels that are not there"),
                  with_options(import_profiles));
    import_entry.words("FILE", options->words, tr("What channel export wrote"));
}

}  // namespace vitrine::cli
