#include "catalog/shown_name.h"

#include <algorithm>

namespace vitrine {

std::string shown_name(const Structure& structure, const Lineage& lineage, ChannelId channel,
                       LocaleId locale) {
    const Family* family = family_of(structure, lineage);
    const Attribute* label =
        family == nullptr ? nullptr : structure.attributes.find(family->label_attribute);
    if (label == nullptr || !label->localizable)
        return display_name(structure, lineage, channel, locale);
    const auto chain = structure.fallback_chain(locale);
    const auto named = std::find_if(chain.begin(), chain.end(), [&](LocaleId one) {
        const auto key = structure.key_for(*label, channel, one);
        return key && lineage.find(*key) != nullptr;
    });
    return display_name(structure, lineage, channel, named == chain.end() ? locale : *named);
}

std::string label_of(const Structure& structure, const Labels& labels, std::string_view code,
                     std::string_view locale) {
    const auto in = [&](std::string_view wanted) -> const std::string* {
        const auto found = labels.find(std::string(wanted));
        return found == labels.end() || found->second.empty() ? nullptr : &found->second;
    };
    // Mostly there: the chain is not worked out for nothing.
    if (const std::string* label = in(locale)) return *label;
    const Locale* known = structure.locales.find(locale);
    if (known != nullptr && known->fallback != 0) {
        for (const LocaleId other : structure.fallback_chain(known->id)) {
            if (const std::string* label = in(structure.locales.code_of(other))) return *label;
        }
    }
    return label_of(labels, code, locale);
}

}  // namespace vitrine
