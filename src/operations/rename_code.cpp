#include "operations/rename_code.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/validation.h"
#include "operations/code_texts.h"
#include "operations/new_code.h"
#include "publish/channel_profile.h"

namespace vitrine {
namespace {

[[noreturn]] void refuse_taken(EntityKind kind, std::string_view code) {
    throw Error(Failure::usage, tr("The code {0} is taken: there is the {1} already.", code,
                                   entity_name(kind, code)));
}

// The name of an attribute says that it holds GTINs, where its rule does not.
void warn_of_gtin(StructureChange& change, const Attribute& before, const Attribute& after) {
    if (is_gtin_attribute(before) == is_gtin_attribute(after)) return;
    change.note(change_warning(
        "rename.gtin",
        is_gtin_attribute(after)
            ? tr("The values of {0} will be checked as GTINs, because of its code.", after.code)
            : tr("The values of {0} will not be checked as GTINs any more.", after.code),
        tr("Its validation rule \"gtin\" says so whatever its code is.")));
}

// A hole of a template that names the attribute must not name something else afterwards.
void refuse_shadowed(StructureChange& change, const Attribute& attribute) {
    change.structure().channels.each([&](const Channel& channel) {
        if (channel.profile.empty()) return;
        const ProfileReading reading = read_channel_profile(channel.profile);
        if (!reading.is_usable() || !reading.profile.settings.contains(attribute.code)) return;
        const auto uses =
            text_uses(*change.catalogue().structure(), {EntityKind::attribute, attribute.id});
        const bool is_used = std::any_of(uses.begin(), uses.end(), [&](const TextUse& use) {
            return use.where == TextUse::Where::channel && use.code == channel.code;
        });
        if (!is_used) return;
        change.note(
            change_refusal("rename.setting",
                           tr("The channel {0} has a setting {1}: its templates would take that.",
                              channel.code, attribute.code),
                           tr("Choose another code, or rename the setting.")));
    });
}

template <class T>
void rename(StructureChange& change, const Structure& before, const Entities<T>& entities,
            EntityKind kind, std::int32_t id, std::string_view code) {
    T entity = *entities.find(id);
    if (entity.code == code) return;
    entity.code = code;
    const T* taken = entities.find(std::string_view(entities.key(entity)));
    if (taken != nullptr && taken->id != id) refuse_taken(kind, code);
    if constexpr (std::is_same_v<T, Attribute>) {
        warn_of_gtin(change, *entities.find(id), entity);
        refuse_shadowed(change, entity);
    }
    if constexpr (std::is_same_v<T, Option>) warn_of_lifecycle(change, *entities.find(id), code);
    change.put(std::move(entity));
    follow_codes(change, before, {{kind, id}, {kind, id}});
}

void rename_product(StructureChange& change, const Structure& before, ProductId id,
                    std::string_view code) {
    ProductStore& products = change.catalogue().products();
    const auto stored = products.load(id);
    if (!stored) throw Error(Failure::usage, tr("This product no longer exists."));
    if (stored->code == code) return;
    const auto owner = products.find(
        stored->is_model() ? ProductStore::Space::models : ProductStore::Space::products, code);
    if (owner && *owner != id) refuse_taken(EntityKind::product, code);
    for (const Receipt& receipt : change.catalogue().receipts().of_product(id)) {
        Issue issue = change_warning(
            "rename.published",
            tr("The channel {0} knows it by its old code.",
               before.channels.code_of(receipt.channel)),
            tr("The next publication removes it there and adds it under the new code, where the "
               "channel takes the code as its id."));
        issue.product = stored->code;
        change.note(std::move(issue));
    }
    Product renamed = *stored;
    renamed.code = code;
    change.update(*stored, std::move(renamed));
    follow_product_code(change, before, stored->kind, stored->code, code);
}

}  // namespace

StructureChangeReport rename_code(Catalogue& catalogue, const EntityAddress& entity,
                                  std::string_view code, ChangeIntent intent,
                                  const StructureChangeLimits& limits) {
    code = trim(code);
    if (const auto issue = check_code(entity.kind, code)) {
        throw Error(Failure::usage,
                    issue->fix.empty() ? issue->message : issue->message + ' ' + issue->fix);
    }
    const std::string name = entity_name(catalogue, *catalogue.structure(), entity);
    return change_structure(catalogue, tr("New code for the {0}: {1}", name, code), intent, limits,
                            [&](StructureChange& change) {
                                // Kept as it was: the texts are read by it.
                                const Structure before = change.structure();
                                if (entity.kind == EntityKind::product) {
                                    rename_product(change, before, entity.id, code);
                                    change.complete_computed_values(Progress());
                                    return;
                                }
                                with_entities(before, entity.kind, [&](const auto& entities) {
                                    if (entities.find(entity.id) == nullptr)
                                        throw Error(Failure::usage, tr("There is no {0}.", name));
                                    rename(change, before, entities, entity.kind, entity.id, code);
                                });
                                change.complete_computed_values(Progress());
                            });
}

}  // namespace vitrine
