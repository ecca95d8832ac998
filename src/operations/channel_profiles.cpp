#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/translate.h"
#include "operations/publish_channel.h"
#include "publish/field_mapping.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

std::string read_text(const std::filesystem::path& file) {
    std::ifstream input(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
    if (!input)
        throw Error(Failure::storage,
                    tr("{0} cannot be read. Check its name and permissions.", file.string()));
    return text;
}

template <class T>
std::vector<std::string> codes_of(const Entities<T>& entities,
                                  const std::vector<std::int32_t>& ids) {
    std::vector<std::string> codes;
    for (const std::int32_t id : ids) codes.push_back(entities.code_of(id));
    return codes;
}

// Unknown codes are left out: check_profile_names() has told of them.
template <class T>
std::vector<std::int32_t> ids_of(const Entities<T>& entities,
                                 const std::vector<std::string>& codes) {
    std::vector<std::int32_t> ids;
    for (const std::string& code : codes) {
        if (const T* entity = entities.find(code)) ids.push_back(entity->id);
    }
    return ids;
}

// The parts of a profile that the channel itself holds.
void take_from_channel(const Structure& structure, const Channel& channel,
                       ChannelProfile& profile) {
    profile.channel = channel.code;
    profile.labels = channel.labels;
    profile.locales = codes_of(structure.locales, channel.locales);
    profile.currencies = codes_of(structure.currencies, channel.currencies);
    profile.tree = structure.categories.code_of(channel.tree);
    profile.conversion_units.clear();
    for (const auto& [attribute, unit] : channel.conversion_units) {
        profile.conversion_units[structure.attributes.code_of(attribute)] = unit;
    }
}

Channel make_channel(const Structure& structure, const ChannelProfile& profile) {
    Channel channel;
    channel.code = profile.channel;
    channel.labels = profile.labels;
    channel.locales = ids_of(structure.locales, profile.locales);
    channel.currencies = ids_of(structure.currencies, profile.currencies);
    if (const Category* tree = structure.categories.find(profile.tree)) channel.tree = tree->id;
    for (const auto& [code, unit] : profile.conversion_units) {
        if (const Attribute* attribute = structure.attributes.find(code)) {
            channel.conversion_units[attribute->id] = unit;
        }
    }
    return channel;
}

bool is_channel_code(const std::string& code) {
    return !code.empty() && code.size() <= 100 && std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    });
}

Issue warning(std::string rule, std::string column, std::string message, std::string fix) {
    Issue issue;
    issue.severity = Severity::warning;
    issue.rule = std::move(rule);
    issue.column = std::move(column);
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

// An existing channel keeps what is its own; where the profile says otherwise, it is told.
void compare_with_channel(const Structure& structure, const Channel& channel,
                          const ChannelProfile& profile, Issues& issues) {
    ChannelProfile own;
    take_from_channel(structure, channel, own);
    const auto compare = [&](const std::string& key, bool says_something, bool is_same) {
        if (!says_something || is_same) return;
        issues.push_back(
            warning("profile.differs", key,
                    tr("The channel {0} exists and keeps its own {1}.", channel.code, key),
                    tr("Change the channel itself if the profile is right.")));
    };
    compare("locales", !profile.locales.empty(), profile.locales == own.locales);
    compare("currencies", !profile.currencies.empty(), profile.currencies == own.currencies);
    compare("tree", !profile.tree.empty(), profile.tree == own.tree);
    compare("conversion_units", !profile.conversion_units.empty(),
            profile.conversion_units == own.conversion_units);
}

Issues check_profile(const Structure& structure, const Channel& channel,
                     const ChannelProfile& profile, const ExporterLibrary& exporters) {
    const MappingContext context{structure, channel, profile};
    const ExporterFile* exporter = exporters.find(profile.exporter);
    Issues issues =
        check_profile_names(context, exporter == nullptr ? nullptr : &exporter->description);
    if (exporter != nullptr) {
        bind_fields(context, exporter->description, issues);
    } else {
        issues.push_back(
            warning("profile.exporter", "exporter",
                    tr("The exporter {0} is not on this machine; its fields were not checked.",
                       profile.exporter),
                    tr("Install it before publishing.")));
    }
    if (!is_channel_code(profile.channel)) {
        Issue issue = warning("profile.channel", "channel",
                              tr("\"{0}\" cannot be the code of a channel.", profile.channel),
                              tr("Use letters, digits and underscores, 100 at most."));
        issue.severity = Severity::error;
        issues.push_back(std::move(issue));
    }
    return issues;
}

bool has_error(const Issues& issues) {
    return std::any_of(issues.begin(), issues.end(),
                       [](const Issue& issue) { return issue.severity == Severity::error; });
}

}  // namespace

std::string export_channel_profile(Catalogue& catalogue, ChannelId id) {
    const Structure& structure = *catalogue.structure();
    const Channel* channel = structure.channels.find(id);
    if (channel == nullptr) throw Error(Failure::usage, tr("There is no such channel."));
    ChannelProfile profile;
    if (!channel->profile.empty()) {
        ProfileReading reading = read_channel_profile(channel->profile);
        if (!reading.is_usable()) {
            throw Error(Failure::invalid, tr("The profile of the channel {0} cannot be read: {1}",
                                             channel->code, to_sentence(reading.issues.front())));
        }
        profile = std::move(reading.profile);
    }
    take_from_channel(structure, *channel, profile);
    return to_text(profile);
}

Issues import_channel_profile(Catalogue& catalogue, ExporterLibrary& exporters,
                              const std::filesystem::path& file) {
    ProfileReading reading = read_channel_profile(read_text(file));
    const auto with_file = [&file](Issues issues) {
        for (Issue& issue : issues) issue.file = file.string();
        return issues;
    };
    if (!reading.is_usable()) return with_file(std::move(reading.issues));
    const ChannelProfile& profile = reading.profile;

    // Checked against the writer's structure: nobody can change it between the check and the save.
    ChangeSetOrigin origin;
    origin.author = current_author();
    origin.source = "channel";
    origin.profile = file.string();
    origin.note = tr("Channel profile {0}", profile.channel);
    ChangeSetWriter writer(catalogue, origin);
    const Structure& structure = writer.structure();
    const Channel* existing = structure.channels.find(profile.channel);
    Channel channel = existing != nullptr ? *existing : make_channel(structure, profile);
    Issues issues = check_profile(structure, channel, profile, exporters);
    if (existing != nullptr) compare_with_channel(structure, *existing, profile, issues);
    if (!has_error(issues)) {
        channel.profile = to_text(profile);
        writer.put(std::move(channel));
        writer.finish();
    }
    return with_file(std::move(issues));
}

}  // namespace vitrine
