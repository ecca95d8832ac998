// What can be said of a channel, and of the part of its publishing profile that is the same for
// every exporter.
#include "operations/channel_units.h"
#include "operations/entity_setting_table.h"
#include "publish/field_mapping.h"

namespace vitrine {
namespace {

using Form = EntitySetting::Form;
using Wrong = std::optional<Issue>;

Wrong read_flag(std::string_view text, bool& flag) {
    const std::string said = fold_case(text);
    flag = said == "1" || said == "yes" || said == "true";
    if (flag || said == "0" || said == "no" || said == "false" || said.empty()) return std::nullopt;
    return setting_issue(tr("\"{0}\" is neither yes nor no.", text), tr("Write yes or no."));
}

Wrong read_number(std::string_view text, std::int64_t& number, std::int64_t otherwise) {
    number = otherwise;
    if (text.empty()) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) return std::nullopt;
    return setting_issue(tr("\"{0}\" is not a whole number.", text),
                         tr("Write digits only, or nothing."));
}

// Settings whose texts stand in the channel's profile, named as `vitrine channel set` names them.
class ProfileRows {
public:
    ProfileRows(const Structure& structure, SettingTable<Channel>& table)
        : m_structure(structure), m_table(table) {}

    template <class Say>
    EntitySetting& add(std::string name, std::string label, Form form, std::string text, Say say) {
        return m_table.add(
            name, std::move(label), form, std::move(text),
            [&structure = m_structure, name, say](Channel& channel, std::string_view said) {
                return say_in_profile(structure, name, say, channel, said);
            });
    }

private:
    // What is wrong with other settings does not keep anybody from mending this one.
    template <class Say>
    static Wrong say_in_profile(const Structure& structure, const std::string& name, const Say& say,
                                Channel& channel, std::string_view said) {
        ChannelProfile profile = read_channel_profile(channel.profile).profile;
        if (Wrong wrong = say(profile, said)) return wrong;
        std::string text = to_text(profile);
        if (ProfileReading reading = read_channel_profile(text); !reading.is_usable())
            return std::move(reading.issues.front());
        for (Issue& issue : check_profile_names({structure, channel, profile}, nullptr)) {
            if (issue.column == name) return std::move(issue);
        }
        channel.profile = std::move(text);
        return std::nullopt;
    }

    const Structure& m_structure;
    SettingTable<Channel>& m_table;
};

void list_what_is_published(const ChannelProfile& profile, ProfileRows& rows) {
    const AssortmentRule& rule = profile.assortment;
    rows.add("assortment.filter", tr("Publishes only what fits the filter"), Form::text,
             rule.filter, [](ChannelProfile& to, std::string_view text) -> Wrong {
                 to.assortment.filter = text;
                 return std::nullopt;
             });
    rows.add("assortment.families", tr("Publishes only the families"), Form::choices,
             join(rule.families, ","),
             [](ChannelProfile& to, std::string_view text) -> Wrong {
                 to.assortment.families.clear();
                 for (const auto code : split_list(text, ','))
                     to.assortment.families.emplace_back(code);
                 return std::nullopt;
             })
        .refers_to = EntityKind::family;
    rows.add("assortment.in_tree", tr("Only products in its category tree"), Form::flag,
             rule.in_tree ? "1" : "0", [](ChannelProfile& to, std::string_view text) {
                 return read_flag(text, to.assortment.in_tree);
             });
    rows.add("assortment.enabled_only", tr("Only enabled products"), Form::flag,
             rule.enabled_only ? "1" : "0", [](ChannelProfile& to, std::string_view text) {
                 return read_flag(text, to.assortment.enabled_only);
             });
}

void list_how_it_is_published(const ChannelProfile& profile, ProfileRows& rows) {
    rows.add("locale", tr("Publishes texts in"), Form::choice, profile.locale,
             [](ChannelProfile& to, std::string_view text) -> Wrong {
                 to.locale = text;
                 return std::nullopt;
             })
        .refers_to = EntityKind::locale;
    rows.add("currency", tr("Publishes prices in"), Form::choice, profile.currency,
             [](ChannelProfile& to, std::string_view text) -> Wrong {
                 to.currency = text;
                 return std::nullopt;
             })
        .refers_to = EntityKind::currency;
    rows.add("destination", tr("Folder to publish to"), Form::text, profile.destination,
             [](ChannelProfile& to, std::string_view text) -> Wrong {
                 to.destination = text;
                 return std::nullopt;
             });
    rows.add("pictures", tr("Pictures"), Form::choice,
             profile.pictures == PictureRule::named ? "named" : "stored",
             [](ChannelProfile& to, std::string_view text) -> Wrong {
                 const std::string said = fold_case(text);
                 to.pictures = said == "named" ? PictureRule::named : PictureRule::stored;
                 if (said.empty() || said == "named" || said == "stored") return std::nullopt;
                 return setting_issue(tr("Pictures are stored or named, not {0}.", text), {});
             })
        .words = {{"stored", tr("Those in the catalogue")},
                  {"named", tr("The channel's server has them")}};
    const Guardrails& guardrails = profile.guardrails;
    rows.add("guardrails.fewest_items", tr("Stop below so many items"), Form::text,
             std::to_string(guardrails.fewest_items),
             [](ChannelProfile& to, std::string_view text) {
                 return read_number(text, to.guardrails.fewest_items, 0);
             });
    rows.add("guardrails.largest_removal_percent", tr("Stop where more is removed (%)"), Form::text,
             std::to_string(guardrails.largest_removal_percent),
             [](ChannelProfile& to, std::string_view text) {
                 return read_number(text, to.guardrails.largest_removal_percent, 100);
             });
}

}  // namespace

void list_settings(const SettingContext& context, const Channel& entity,
                   SettingTable<Channel>& table) {
    const Structure& structure = context.structure;
    table.labels();
    table.several("locales", tr("Locales"), EntityKind::locale, structure.locales,
                  &Channel::locales);
    table.several("currencies", tr("Currencies"), EntityKind::currency, structure.currencies,
                  &Channel::currencies);
    table.one("tree", tr("Category tree"), EntityKind::category, structure.categories,
              &Channel::tree);
    auto columns = columns_of_units(structure);
    // Otherwise nothing could be shown in another unit.
    if (!columns.front().options.empty()) {
        table
            .add("conversion_units", tr("Units for this channel"), Form::table,
                 units_text(structure, entity),
                 [&structure](Channel& channel, std::string_view text) {
                     return read_units(structure, channel, text);
                 })
            .columns = std::move(columns);
    }
    // Without an exporter there is no profile.
    if (entity.profile.empty()) return;
    const ProfileReading reading = read_channel_profile(entity.profile);
    if (!reading.is_usable()) return;
    ProfileRows rows(structure, table);
    list_what_is_published(reading.profile, rows);
    list_how_it_is_published(reading.profile, rows);
}

}  // namespace vitrine
