#include "operations/models_before.h"

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {

void ModelsBefore::keep(const Product& model) {
    if (m_with_values) m_models.try_emplace(model.id, model);
}

Lineage ModelsBefore::lineage_of(const Product& product) {
    Lineage lineage{&product, nullptr, nullptr};
    lineage.parent = parent_of(product);
    if (lineage.parent != nullptr) lineage.root = parent_of(*lineage.parent);
    return lineage;
}

// Null where there is none.
const Product* ModelsBefore::parent_of(const Product& child) {
    if (child.parent == 0) return nullptr;
    const auto at = m_models.find(child.parent);
    if (at != m_models.end()) return &at->second;
    auto loaded = m_products.load(child.parent);
    if (!loaded) {
        throw Error(Failure::storage, tr("The parent of {0} is missing. Run verify.", child.code));
    }
    if (!m_with_values) loaded->values = {};
    return &m_models.emplace(child.parent, std::move(*loaded)).first->second;
}

}  // namespace vitrine
