#include "operations/entity_settings.h"

#include "operations/entity_setting_table.h"
#include "store/entity_kinds.h"

namespace vitrine {
namespace {

template <std::size_t... index>
std::optional<StructureEntity> load(const Structure& structure, const EntityAddress& entity,
                                    std::index_sequence<index...>) {
    std::optional<StructureEntity> loaded;
    const auto look = [&](auto tag) {
        using T = decltype(tag);
        if (EntityTraits<T>::kind != entity.kind) return;
        if (const T* found = (structure.*EntityTraits<T>::entities).find(entity.id))
            loaded = *found;
    };
    (look(std::variant_alternative_t<index, StructureEntity>{}), ...);
    return loaded;
}

template <std::size_t... index>
std::optional<StructureEntity> blank(EntityKind kind, std::index_sequence<index...>) {
    std::optional<StructureEntity> made;
    const auto look = [&](auto tag) {
        if (EntityTraits<decltype(tag)>::kind == kind) made = std::move(tag);
    };
    (look(std::variant_alternative_t<index, StructureEntity>{}), ...);
    return made;
}

using AllKinds = std::make_index_sequence<std::variant_size_v<StructureEntity>>;

}  // namespace

Issue setting_issue(std::string message, std::string fix) {
    Issue issue;
    issue.rule = "setting.unreadable";
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

std::optional<StructureEntity> load_entity(const Structure& structure,
                                           const EntityAddress& entity) {
    return load(structure, entity, AllKinds());
}

std::optional<StructureEntity> blank_entity(EntityKind kind) {
    return blank(kind, AllKinds());
}

std::vector<EntitySetting> settings_of(const Structure& structure, const StructureEntity& entity) {
    const MakeKey no_keys;
    const StoreFile no_files;
    return std::visit(
        [&](const auto& one) {
            SettingTable<std::decay_t<decltype(one)>> table(structure, one);
            list_settings({structure, no_keys, no_files}, one, table);
            std::vector<EntitySetting> settings;
            for (auto& row : table.rows()) settings.push_back(std::move(row.setting));
            return settings;
        },
        entity);
}

std::optional<Issue> say_setting(const Structure& structure, const MakeKey& make_key,
                                 StructureEntity& entity, std::string_view name,
                                 std::string_view text, const StoreFile& store_file) {
    return std::visit(
        [&](auto& one) -> std::optional<Issue> {
            using T = std::decay_t<decltype(one)>;
            // The rows look at the entity as it was.
            const T before = one;
            SettingTable<T> table(structure, before);
            list_settings({structure, make_key, store_file}, before, table);
            std::vector<std::string> names;
            for (const auto& row : table.rows()) {
                names.push_back(row.setting.name);
                if (row.setting.name != name) continue;
                std::optional<Issue> wrong;
                if (row.setting.fixed == EntitySetting::Fixed::once_made && one.id != 0 &&
                    row.setting.text != text) {
                    wrong = setting_issue(
                        tr("\"{0}\" is chosen when it is made.", row.setting.label),
                        tr("Change it by a change of its own, which shows first what becomes of "
                           "the products."));
                    wrong->rule = "setting.fixed";
                } else {
                    wrong = row.say(one, trim(text));
                }
                if (wrong) {
                    wrong->column = row.setting.name;
                    wrong->value = shorten(text, 200);
                }
                return wrong;
            }
            Issue unknown = setting_issue(tr("There is nothing called \"{0}\" to set here.", name),
                                          tr("There are: {0}.", join(names, ", ")));
            unknown.rule = "setting.unknown";
            unknown.column = std::string(name);
            return unknown;
        },
        entity);
}

}  // namespace vitrine
