#include "operations/undo_places.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/translate.h"
#include "catalog/variant_axes.h"
#include "operations/edit_rules.h"

namespace vitrine {
namespace {

class Places {
public:
    Places(Catalogue& catalogue, const Structure& structure)
        : m_products(catalogue.products()), m_structure(structure) {}

    std::optional<Misplaced> misplaced(const Product& product,
                                       const std::set<FamilyVariantId>& changed_levels) {
        auto issue = why_not(product);
        if (!issue) return std::nullopt;
        const FamilyVariantId levels = top_of(product).family_variant;
        return Misplaced{product.id, changed_levels.contains(levels) ? levels : 0,
                         *std::move(issue)};
    }

private:
    std::optional<Issue> why_not(const Product& product) {
        const auto parent = m_products.load(product.parent);
        if (!parent || !parent->is_model() || top_of(*parent).parent != 0) {
            return issue(product, "undo.no_model",
                         tr("{0} would stand below a model that is gone.", product.code),
                         tr("Take back first what removed the model."));
        }
        const LoadedLineage loaded(m_products, product);
        const Lineage& lineage = loaded.lineage();
        const FamilyVariant* levels = family_variant_of(m_structure, lineage);
        const auto level = static_cast<std::size_t>(lineage.level());
        const bool fits =
            levels != nullptr &&
            (product.is_model() ? level < levels->levels.size() : level == levels->levels.size());
        if (!fits) {
            return issue(
                product, "undo.level",
                tr("{0} would stand on a level that its model does not have.", product.code),
                tr("It came later: take that back first, or make it a simple product."));
        }
        const auto axes = axes_of(m_structure, lineage);
        AttributeId missing = 0;
        const auto key = axis_key(m_structure, axes, product.values, missing);
        if (!key) {
            return issue(product, "undo.axis_missing",
                         tr("{0} would have no {1}, by which the variants of {2} are told apart.",
                            product.code, m_structure.attributes.code_of(missing), parent->code),
                         tr("Fill it first."));
        }
        const std::string twin = twin_of(product, axes, *key);
        if (twin.empty()) return std::nullopt;
        return issue(product, "undo.axis_duplicate",
                     tr("{0} would have the same axis values as {1} below {2}: {3}.", product.code,
                        twin, parent->code, axis_words(m_structure, axes, product.values, ", ")),
                     tr("Change those of {0} first.", twin));
    }

    // The uppermost that is there.
    Product top_of(Product product) {
        while (auto above = m_products.load(product.parent)) product = *std::move(above);
        return product;
    }

    static Issue issue(const Product& product, std::string rule, std::string message,
                       std::string fix) {
        Issue made = refusal(std::move(rule), std::move(message), std::move(fix));
        made.product = product.code;
        return made;
    }

    // Another child of the same model with the same values; empty if there is none.
    std::string twin_of(const Product& product, std::span<const AttributeId> axes,
                        const std::string& key) {
        const auto [at, is_new] = m_siblings.try_emplace({product.parent, product.is_model()});
        if (is_new) {
            for (const ProductId id : m_products.children_of(product.parent)) {
                const auto sibling = m_products.load(id);
                // What stands on a wrong level is not told apart by these.
                if (sibling->is_model() != product.is_model()) continue;
                AttributeId missing = 0;
                const auto theirs = axis_key(m_structure, axes, sibling->values, missing);
                if (theirs) at->second.emplace(*theirs, std::pair(id, sibling->code));
            }
        }
        const auto [first, last] = at->second.equal_range(key);
        const auto twin = std::find_if(
            first, last, [&](const auto& one) { return one.second.first != product.id; });
        return twin == last ? std::string() : twin->second.second;
    }

    ProductStore& m_products;
    const Structure& m_structure;
    using Siblings = std::multimap<std::string, std::pair<ProductId, std::string>>;
    std::map<std::pair<ProductId, bool>, Siblings> m_siblings;  // by their model and kind
};

void collect_below(ProductStore& products, ProductId model, std::set<ProductId>& into) {
    for (const ProductId child : products.children_of(model)) {
        into.insert(child);
        collect_below(products, child, into);
    }
}

// The root models of these family variants.
std::vector<ProductId> roots_of(ProductStore& products, const std::set<FamilyVariantId>& levels) {
    if (levels.empty()) return {};
    std::vector<ProductId> roots;
    products.each_outline([&](const ProductStore::Outline& one) {
        if (one.space == ProductStore::Space::models && one.parent == 0) roots.push_back(one.id);
    });
    std::erase_if(roots, [&](ProductId root) {
        const auto model = products.load(root);
        return !model || !levels.contains(model->family_variant);
    });
    return roots;
}

}  // namespace

void UndoPlaces::changed(const Structure& structure, const Product& product, ValueKey field) {
    if (m_axes.empty()) {
        m_axes.insert(property::parent);
        structure.family_variants.each([&](const FamilyVariant& variant) {
            for (const auto& level : variant.levels)
                m_axes.insert(level.axes.begin(), level.axes.end());
        });
    }
    if (field.attribute == property::family_variant) m_levels.insert(product.family_variant);
    if (m_axes.contains(field.attribute)) m_moved.insert(product.id);
}

std::vector<Misplaced> UndoPlaces::check(const Structure& structure) {
    ProductStore& products = m_catalogue.products();
    for (const ProductId root : roots_of(products, m_levels))
        collect_below(products, root, m_moved);
    std::vector<Misplaced> found;
    Places places(m_catalogue, structure);
    for (const ProductId id : m_moved) {
        const auto product = products.load(id);
        if (!product || product->parent == 0) continue;
        if (auto misplaced = places.misplaced(*product, m_levels))
            found.push_back(*std::move(misplaced));
    }
    return found;
}

void KeptTrees::add(Catalogue& catalogue, const std::vector<Misplaced>& found) {
    ProductStore& store = catalogue.products();
    std::set<FamilyVariantId> changed_levels;
    for (const Misplaced& one : found) {
        misplaced.emplace(one.product, one.issue);
        if (one.levels != 0) changed_levels.insert(one.levels);
        products.insert(one.product);
        const auto product = store.load(one.product);
        if (!product) continue;
        ProductId root = product->id;
        for (auto above = store.load(product->parent); above; above = store.load(above->parent))
            root = above->id;
        products.insert(root);
        collect_below(store, root, products);
    }
    levels.insert(changed_levels.begin(), changed_levels.end());
    for (const ProductId root : roots_of(store, changed_levels)) {
        products.insert(root);
        collect_below(store, root, products);
    }
}

}  // namespace vitrine
