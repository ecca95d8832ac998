#include "catalog/completeness.h"

#include <algorithm>

#include "base/contains.h"

namespace vitrine {
namespace {

constexpr ScopeId never_kept = -1;

ValueKey key_or_never(const Structure& structure, const Attribute& attribute, ChannelId channel,
                      LocaleId locale, CurrencyId currency) {
    return structure.key_for(attribute, channel, locale, currency)
        .value_or(ValueKey{attribute.id, never_kept});
}

Requirement requirement_for(const Structure& structure, const Attribute& attribute,
                            const Channel& channel, LocaleId locale) {
    Requirement requirement{attribute.id, {}, attribute.type == AttributeType::identifier};
    if (requirement.identifier) return requirement;
    if (attribute.type != AttributeType::price_collection) {
        requirement.keys.push_back(key_or_never(structure, attribute, channel.id, locale, 0));
        return requirement;
    }
    for (const CurrencyId id : channel.currencies) {
        const Currency* currency = structure.currencies.find(id);
        if (currency == nullptr || !currency->activated) continue;
        requirement.keys.push_back(key_or_never(structure, attribute, channel.id, locale, id));
    }
    return requirement;
}

// Calls `judge(requirement, filled)` for every requirement that concerns the product.
template <class Judge>
void measure(const Structure& structure, const Lineage& lineage,
             const std::vector<Requirement>& requirements, Judge judge) {
    // What a level below will fill cannot be asked of a model.
    const bool model = lineage.self->is_model();
    const FamilyVariant* variant = model ? family_variant_of(structure, lineage) : nullptr;
    for (const Requirement& requirement : requirements) {
        if (model && requirement.identifier) continue;
        if (variant != nullptr && variant->level_of(requirement.attribute) > lineage.level())
            continue;
        const bool filled =
            requirement.identifier
                ? !lineage.self->code.empty()
                : std::all_of(requirement.keys.begin(), requirement.keys.end(),
                              [&](ValueKey key) { return lineage.find(key) != nullptr; });
        judge(requirement, filled);
    }
}

}  // namespace

std::vector<Requirement> requirements_of(const Structure& structure, const Family& family,
                                         const Channel& channel, LocaleId locale) {
    std::vector<Requirement> requirements;
    const auto required = family.requirements.find(channel.id);
    if (required == family.requirements.end()) return requirements;
    for (const AttributeId id : family.attributes) {
        const Attribute* attribute = structure.attributes.find(id);
        if (attribute == nullptr || !contains(required->second, id)) continue;
        const auto& available = attribute->available_locales;
        if (!available.empty() && !contains(available, locale)) continue;
        requirements.push_back(requirement_for(structure, *attribute, channel, locale));
    }
    return requirements;
}

Completeness completeness(const Structure& structure, const Lineage& lineage,
                          const std::vector<Requirement>& requirements) {
    Completeness result;
    measure(structure, lineage, requirements, [&](const Requirement& requirement, bool filled) {
        ++result.required;
        if (filled) {
            ++result.filled;
        } else {
            result.missing.push_back(requirement.attribute);
        }
    });
    return result;
}

CompletenessCount count_completeness(const Structure& structure, const Lineage& lineage,
                                     const std::vector<Requirement>& requirements) {
    CompletenessCount count;
    measure(structure, lineage, requirements, [&](const Requirement&, bool filled) {
        ++count.required;
        if (filled) ++count.filled;
    });
    return count;
}

Completeness completeness(const Structure& structure, const Lineage& lineage,
                          const Channel& channel, LocaleId locale) {
    const Family* family = family_of(structure, lineage);
    if (family == nullptr) return {};
    return completeness(structure, lineage, requirements_of(structure, *family, channel, locale));
}

}  // namespace vitrine
