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

}  // namespace vitrine
