#include "catalog/inheritance.h"

#include <algorithm>

#include "catalog/value_text.h"

namespace vitrine {

const Value* Lineage::find(ValueKey key) const {
    for (const Product* holder : {self, parent, root}) {
        if (holder == nullptr) continue;
        if (const Value* value = holder->values.find(key)) return value;
    }
    return nullptr;
}

const Product* Lineage::owner(ValueKey key) const {
    for (const Product* holder : {self, parent, root}) {
        if (holder != nullptr && holder->values.find(key) != nullptr) return holder;
    }
    return nullptr;
}

std::vector<CategoryId> categories_of(const Lineage& lineage) {
    std::vector<CategoryId> found;
    for (const Product* holder : {lineage.self, lineage.parent, lineage.root}) {
        if (holder == nullptr) continue;
        for (const CategoryId category : holder->references(property::categories)) {
            if (std::find(found.begin(), found.end(), category) == found.end()) {
                found.push_back(category);
            }
        }
    }
    return found;
}

const Family* family_of(const Structure& structure, const Lineage& lineage) {
    for (const Product* holder : {lineage.self, lineage.parent, lineage.root}) {
        if (holder != nullptr && holder->family != 0)
            return structure.families.find(holder->family);
    }
    const FamilyVariant* variant = family_variant_of(structure, lineage);
    return variant == nullptr ? nullptr : structure.families.find(variant->family);
}

const FamilyVariant* family_variant_of(const Structure& structure, const Lineage& lineage) {
    const Product& top = lineage.top();
    return top.is_model() ? structure.family_variants.find(top.family_variant) : nullptr;
}

bool owns(const Structure& structure, const Lineage& lineage, const Attribute& attribute) {
    // When a colour goes out of the range, or what a size is packed in, is said where it is so.
    if (attribute.role != AttributeRole::none) return true;
    if (attribute.type == AttributeType::identifier) return true;
    const FamilyVariant* variant = family_variant_of(structure, lineage);
    return variant == nullptr || variant->level_of(attribute.id) == lineage.level();
}

std::string display_name(const Structure& structure, const Lineage& lineage, ChannelId channel,
                         LocaleId locale) {
    const Product& self = *lineage.self;
    const Family* family = family_of(structure, lineage);
    const Attribute* label =
        family == nullptr ? nullptr : structure.attributes.find(family->label_attribute);
    if (label == nullptr || label->type == AttributeType::identifier) return self.code;
    const auto key = structure.key_for(*label, channel, locale);
    const Value* value = key ? lineage.find(*key) : nullptr;
    if (value == nullptr) return self.code;
    if (const auto* text = std::get_if<std::string>(value)) return *text;
    return value_to_label(structure, *label, *value, structure.locales.code_of(locale));
}

}  // namespace vitrine
