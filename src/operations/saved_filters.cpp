#include "operations/saved_filters.h"

#include <algorithm>
#include <memory>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/query.h"
#include "catalog/spelling.h"
#include "operations/find_by_code.h"
#include "publish/assortment.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_name = 100;

ChangeSetOrigin origin_of(const std::string& note) {
    ChangeSetOrigin origin;
    origin.author = current_author();
    origin.source = "filter";
    origin.note = note;
    return origin;
}

void check_name(std::string_view name) {
    if (name.empty()) throw Error(Failure::usage, tr("A saved filter needs a name."));
    const bool is_text = is_utf8(name) && std::none_of(name.begin(), name.end(), [](char c) {
                             return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
                         });
    if (!is_text || count_code_points(name) > longest_name) {
        throw Error(
            Failure::usage,
            tr("The name of a saved filter is one line of at most {0} characters.", longest_name));
    }
}

bool is_used_by(const Structure& structure, std::string_view text, SavedFilterId saved) {
    try {
        return uses_saved_filter(parse_filter(structure, text), saved);
    } catch (const Error&) {
        return false;  // cannot be used as it is, so that it uses nothing
    }
}

// Calls use(channel, profile) for every channel that is set up.
template <class Use>
void each_profile(const Structure& structure, const Use& use) {
    structure.channels.each([&](const Channel& channel) {
        if (channel.profile.empty()) return;
        const ProfileReading reading = read_channel_profile(channel.profile);
        if (reading.is_usable()) use(channel, reading.profile);
    });
}

// Absent where the channel's assortment can be worked out, whatever products there are.
std::optional<Error> failure_of(const std::shared_ptr<const Structure>& structure,
                                const Channel& channel, const ChannelProfile& profile) {
    try {
        const Assortment assortment(structure, channel, profile, Instant(), nullptr);
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

}  // namespace

void check_assortments(const std::shared_ptr<const Structure>& before,
                       const std::shared_ptr<const Structure>& after, SavedFilterId saved) {
    each_profile(*after, [&](const Channel& channel, const ChannelProfile& profile) {
        const std::string& filter = profile.assortment.filter;
        if (!is_used_by(*before, filter, saved) && !is_used_by(*after, filter, saved)) return;
        const auto failure = failure_of(after, channel, profile);
        if (!failure || failure_of(before, channel, profile)) return;
        throw Error(
            Failure::usage,
            tr("The channel {0} chooses its products by this filter and could not be published "
               "with it: {1} Save it under another name, or change the filter of the channel "
               "first.",
               channel.code, failure->sentence()),
            failure->detail());
    });
}

std::vector<std::string> users_of_saved_filter(const Structure& structure, SavedFilterId saved) {
    std::vector<std::string> users;
    structure.saved_filters.each([&](const SavedFilter& other) {
        if (other.id != saved && is_used_by(structure, other.text, saved)) {
            users.push_back(other.code);
        }
    });
    structure.price_rules.each([&](const PriceRule& rule) {
        if (is_used_by(structure, rule.condition, saved)) users.push_back(rule.code);
    });
    each_profile(structure, [&](const Channel& channel, const ChannelProfile& profile) {
        if (is_used_by(structure, profile.assortment.filter, saved)) users.push_back(channel.code);
    });
    return users;
}

ChangeSetId save_filter(Catalogue& catalogue, std::string_view name, std::string_view text) {
    name = trim(name);
    text = trim(text);
    check_name(name);
    if (text.empty()) throw Error(Failure::usage, tr("An empty filter need not be saved."));
    // Read against the writer's structure: nobody can change it between the check and the save.
    ChangeSetWriter writer(catalogue, origin_of(tr("Filter {0} saved", name)));
    const auto structure = std::make_shared<Structure>(writer.structure());
    SavedFilter saved;
    if (const SavedFilter* known = structure->saved_filters.find(name)) saved = *known;
    saved.code = name;
    saved.text = text;
    saved.id = structure->saved_filters.put(saved);
    parse_filter(*structure, text, find_by_code(catalogue.products()));
    check_assortments(std::make_shared<const Structure>(writer.structure()), structure, saved.id);
    if (writer.structure().saved_filters.find(saved.id) == nullptr) saved.id = 0;
    writer.put(std::move(saved));
    return writer.finish();
}

ChangeSetId remove_saved_filter(Catalogue& catalogue, std::string_view name) {
    name = trim(name);
    ChangeSetWriter writer(catalogue, origin_of(tr("Filter {0} removed", name)));
    const Structure& structure = writer.structure();
    const SavedFilter* saved = structure.saved_filters.find(name);
    if (saved == nullptr) {
        NearestName nearest(name);
        structure.saved_filters.each([&](const SavedFilter& known) { nearest.offer(known.code); });
        std::string sentence = tr("There is no saved filter \"{0}\".", name);
        if (!nearest.best().empty()) sentence += ' ' + tr("Did you mean {0}?", nearest.best());
        throw Error(Failure::usage, sentence);
    }
    if (const auto users = users_of_saved_filter(structure, saved->id); !users.empty()) {
        throw Error(Failure::usage, tr("The filter {0} is used by {1}. Change these first.",
                                       saved->code, join(users, ", ")));
    }
    writer.restore(EntityKind::saved_filter, saved->id, std::nullopt);
    return writer.finish();
}

}  // namespace vitrine
