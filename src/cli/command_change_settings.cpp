// vitrine change create, set: new entities of the structure, and what is said of them.
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/change_report.h"
#include "operations/edit_structure.h"

namespace vitrine::cli {
namespace {

struct ChangeSettingsArguments {
    std::string kind, code;
    std::vector<std::string> settings;
    bool yes = false;
};

std::vector<SaidSetting> read_settings(const std::vector<std::string>& words) {
    std::vector<SaidSetting> settings;
    for (const std::string& word : words) {
        const auto sign = word.find('=');
        if (sign == std::string::npos) {
            throw Error(Failure::usage,
                        tr("\"{0}\" says nothing. Write NAME=VALUE, for instance {0}=...", word));
        }
        settings.push_back(
            {std::string(trim(std::string_view(word).substr(0, sign))), word.substr(sign + 1)});
    }
    return settings;
}

EntityKind read_kind(const std::string& name) {
    for (const EntityKind kind : named_kinds) {
        if (kind_word(kind) == name && blank_entity(kind)) return kind;
    }
    std::vector<std::string> names;
    for (const EntityKind kind : named_kinds) {
        if (blank_entity(kind)) names.emplace_back(kind_word(kind));
    }
    throw Error(Failure::usage, tr("There is nothing called \"{0}\" to make. There are: {1}.", name,
                                   join(names, ", ")));
}

StructureChangeReport create(Catalogue& catalogue, const ChangeSettingsArguments& options,
                             ChangeIntent intent, const Progress& progress) {
    EntityEdit edit;
    edit.entity.kind = read_kind(options.kind);
    edit.code = options.code;
    edit.settings = read_settings(options.settings);
    return edit_structure(catalogue, {edit}, {}, intent, progress);
}

StructureChangeReport set(Catalogue& catalogue, const ChangeSettingsArguments& options,
                          ChangeIntent intent, const Progress& progress) {
    EntityEdit edit;
    edit.entity = find_entity(catalogue, options.kind, options.code);
    edit.settings = read_settings(options.settings);
    return edit_structure(catalogue, {edit}, {}, intent, progress);
}

}  // namespace

void add_settings_changes(CommandLine& group) {
    const auto options = std::make_shared<ChangeSettingsArguments>();
    const auto add = [&](const std::string& name, const std::string& meaning, const auto& make) {
        CommandEntry entry = group.add(name, meaning, [options, make](Session& session) {
            return run_change(
                session, options->yes,
                [&](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
                    return make(catalogue, *options, intent, progress);
                });
        });
        entry.argument("KIND", options->kind,
                       tr("attribute, option, family, family_variant, category, channel, locale, "
                          "currency, attribute_group, association_type, group, group_type, "
                          "reference_entity or record"));
        entry.argument("CODE", options->code, tr("Its code; of an option color:red"));
        entry.optional_words("NAME=VALUE", options->settings,
                             tr("What is said of it, such as label[en_GB]=Colour, type=number, "
                                "group=technical; a name that is none lists those there are"));
        add_yes(entry, options->yes);
    };
    add("create", tr("Makes an attribute, an option, a family or another part of the structure"),
        create);
    add("set", tr("Changes labels and settings that need no conversion"), set);
}

}  // namespace vitrine::cli
