#include "operations/default_values.h"

#include "catalog/lifecycle.h"
#include "catalog/value_text.h"

namespace vitrine {

DefaultValues::DefaultValues(const Structure& structure) {
    structure.attributes.each([&](const Attribute& attribute) {
        const bool varies = attribute.localizable || attribute.scopable ||
                            attribute.type == AttributeType::price_collection;
        if (attribute.default_value.empty() || varies) return;
        ParsedValue parsed = parse_value(structure, attribute, attribute.default_value);
        if (auto* value = std::get_if<Value>(&parsed)) {
            m_defaults.emplace_back(attribute.id, std::move(*value));
        }
    });
}

void DefaultValues::fill(const Structure& structure, const Lineage& lineage,
                         Product& product) const {
    const Family* family = family_of(structure, lineage);
    if (family == nullptr) return;
    for (const auto& [id, value] : m_defaults) {
        const Attribute* attribute = structure.attributes.find(id);
        const bool belongs = attribute != nullptr && has_attribute(*family, *attribute) &&
                             owns(structure, lineage, *attribute);
        if (belongs && lineage.find({id, 0}) == nullptr) product.values.set({id, 0}, value);
    }
}

}  // namespace vitrine
