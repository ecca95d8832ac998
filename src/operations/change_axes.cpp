#include "operations/change_axes.h"

#include "base/error.h"
#include "base/translate.h"
#include "catalog/variant_axes.h"

namespace vitrine {
namespace {

// The root models that live in the family variant.
std::vector<ProductId> roots_in(ProductStore& products, FamilyVariantId family_variant) {
    std::vector<ProductId> models;
    products.each_outline([&](const ProductStore::Outline& one) {
        if (one.space == ProductStore::Space::models && one.parent == 0) models.push_back(one.id);
    });
    std::erase_if(models, [&](ProductId id) {
        const auto model = products.load(id);
        return !model || model->family_variant != family_variant;
    });
    return models;
}

void change_tree(StructureChange& change, const AxesChange& wanted, const Structure& before,
                 ProductId root, FreeCodes& codes) {
    const FamilyVariant& old = *before.family_variants.find(wanted.family_variant);
    const FamilyVariant& target = *change.structure().family_variants.find(wanted.family_variant);
    std::optional<VariantTree> tree;
    load_tree(change.catalogue().products(), root, tree);
    note_misfits(change, before, arrange_variants(*tree, change.structure(), target, &old, codes),
                 wanted.misfits);
    tree->settle(
        [&](AttributeId attribute) { return VariantTree::move_between(old, target, attribute); },
        wanted.differing,
        [&](const VariantTree::Node& model, ValueKey key,
            std::span<VariantTree::Node* const> leaves) {
            note_difference(change, model, key, leaves, wanted.differing);
        });
    save_tree(change, *tree);
}

}  // namespace

StructureChangeReport change_axes(Catalogue& catalogue, const AxesChange& wanted,
                                  ChangeIntent intent, const StructureChangeLimits& limits,
                                  const Progress& progress) {
    const FamilyVariant* stored =
        catalogue.structure()->family_variants.find(wanted.family_variant);
    if (stored == nullptr) throw Error(Failure::usage, tr("There is no such family variant."));
    return change_structure(
        catalogue, tr("Levels of {0} changed", stored->code), intent, limits,
        [&](StructureChange& change) {
            begin_tree_counts(change);
            const Structure before = change.structure();
            FamilyVariant target = *before.family_variants.find(wanted.family_variant);
            target.levels = wanted.levels;
            if (const auto issue = check_levels(before, target))
                throw Error(Failure::usage, issue->message + ' ' + issue->fix, issue->rule);
            change.put(target);
            ProductStore& products = change.catalogue().products();
            FreeCodes codes(products);
            const auto roots = roots_in(products, target.id);
            const auto total = static_cast<std::int64_t>(roots.size());
            std::int64_t done = 0;
            for (const ProductId root : roots) {
                progress.tick(done++, total);
                change_tree(change, wanted, before, root, codes);
            }
            change.count("models_seen", tr("Root models that live in it"), total);
            change.complete_computed_values(progress);
        });
}

}  // namespace vitrine
