// What a new product gets where nobody says otherwise: the defaults of its family's attributes.
#pragma once

#include <utility>
#include <vector>

#include "catalog/inheritance.h"

namespace vitrine {

class DefaultValues {
public:
    // Reads the defaults of all attributes that do not vary by channel, locale or currency; those
    // that are no value of their attribute are passed over. Good for as long as `structure` stands.
    explicit DefaultValues(const Structure& structure);

    bool empty() const { return m_defaults.empty(); }
    // Fills what the family of a new product has, its level owns, and neither it nor a model above
    // holds. `lineage.self` must be `product`.
    void fill(const Structure& structure, const Lineage& lineage, Product& product) const;

private:
    std::vector<std::pair<AttributeId, Value>> m_defaults;
};

}  // namespace vitrine
