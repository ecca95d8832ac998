#include "operations/import_models.h"

#include "base/checksum.h"
#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/variant_axes.h"
#include "store/document.h"

namespace vitrine {
namespace {

// About 1 KB each. What is forgotten is read again, for which the products on their way into the
// database have to be waited for.
constexpr std::size_t most_models = 50'000;
constexpr std::size_t most_children = 200'000;

}  // namespace

const Product* ImportModels::find(std::string_view code) {
    if (m_last_id == 0 || code != m_last_code) {
        const auto id = m_codes.find(ProductStore::Space::models, code);
        if (!id) return nullptr;
        m_last_code = code;
        m_last_id = *id;
    }
    return find(m_last_id);
}

const Product* ImportModels::find(ProductId id) {
    auto& slot = m_models[id];
    if (!slot) {
        auto loaded = m_context.catalogue.products().load(id);
        if (!loaded)
            throw Error(Failure::storage, tr("A product's parent is missing. Run verify."));
        slot = std::make_unique<Product>(std::move(*loaded));
    }
    return slot.get();
}

Lineage ImportModels::lineage_of(const Product& product) {
    Lineage lineage{&product, nullptr, nullptr};
    if (product.parent != 0) {
        lineage.parent = find(product.parent);
        if (lineage.parent->parent != 0) lineage.root = find(lineage.parent->parent);
    }
    return lineage;
}

std::optional<std::string> ImportModels::axis_values(const Lineage& lineage,
                                                     AttributeId& missing) const {
    const Structure& structure = m_context.structure();
    const FamilyVariant* variant = family_variant_of(structure, lineage);
    const auto level = static_cast<std::size_t>(lineage.level());
    if (variant == nullptr || level == 0 || level > variant->levels.size()) return std::string();
    return axis_key(structure, variant->levels[level - 1].axes, lineage.self->values, missing);
}

ImportModels::Children& ImportModels::children_of(ProductId model) {
    const auto [at, added] = m_children.try_emplace(model);
    if (!added) return at->second;
    auto& store = m_context.catalogue.products();
    for (const ProductId id : store.children_of(model)) {
        const auto child = store.load(id);
        AttributeId missing = 0;
        if (const auto values = axis_values(lineage_of(*child), missing))
            at->second.emplace(*values, id);
    }
    m_children_kept += at->second.size();
    return at->second;
}

ProductId ImportModels::child_with(ProductId model, const std::string& values) {
    const Children& children = children_of(model);
    const auto at = children.find(values);
    return at == children.end() ? 0 : at->second;
}

void ImportModels::drop_child(const Product& child) {
    const auto known = m_children.find(child.parent);
    if (known == m_children.end()) return;
    AttributeId missing = 0;
    const auto values = axis_values(lineage_of(child), missing);
    if (!values) return;
    const auto at = known->second.find(*values);
    if (at != known->second.end() && at->second == child.id) known->second.erase(at);
}

std::uint64_t ImportModels::fingerprint(const Product& model) {
    if (m_fingerprinted == model.id) return m_fingerprint;
    std::string content;
    const Lineage lineage = lineage_of(model);
    for (const Product* holder : {lineage.self, lineage.parent}) {
        if (holder == nullptr) continue;
        content += std::to_string(holder->id) + '\n' + std::to_string(holder->family) + '\n' +
                   holder->code + '\n' + encode_document(*holder);
    }
    m_fingerprinted = model.id;
    m_fingerprint = quick_hash(content);
    return m_fingerprint;
}

void ImportModels::written(const Product* before, const Product& after) {
    if (before != nullptr && before->parent != 0) drop_child(*before);
    // A new model has no children that would have to be looked for.
    if (before == nullptr && after.is_model()) m_children.try_emplace(after.id);
    if (after.parent != 0) {
        // Otherwise they are read from the store when they are asked for.
        if (const auto known = m_children.find(after.parent); known != m_children.end()) {
            AttributeId missing = 0;
            if (const auto values = axis_values(lineage_of(after), missing)) {
                known->second[*values] = after.id;
                ++m_children_kept;
            }
        }
    }
    if (after.is_model()) {
        m_fingerprinted = 0;
        auto& slot = m_models[after.id];
        if (slot) {
            *slot = after;
        } else {
            slot = std::make_unique<Product>(after);
        }
    }
}

void ImportModels::begin_row() {
    if (m_models.size() > most_models) {
        m_models.clear();
        m_last_id = 0;
        m_fingerprinted = 0;
    }
    if (m_children_kept > most_children) {
        // That a model has none takes little room to know.
        std::erase_if(m_children, [](const auto& model) { return !model.second.empty(); });
        m_children_kept = 0;
    }
}

void ImportModels::forget() {
    m_models.clear();
    m_children.clear();
    m_children_kept = 0;
    m_last_id = 0;
    m_fingerprinted = 0;
}

}  // namespace vitrine
