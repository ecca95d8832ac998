// Variants placed below the models of a family variant, and saved: what the changes of levels,
// families and products to variants do with a whole tree.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catalog/variant_tree.h"
#include "operations/structure_change.h"

namespace vitrine {

// A stored root model with all below it. The tree is made where it stays: `tree` must be empty.
// Throws Error (storage) if there is no such model.
void load_tree(ProductStore& products, ProductId root, std::optional<VariantTree>& tree);

// Whether products of the family have the attribute: it is the family's, or plays a role, which
// every product has. False without a family.
bool belongs_to(const Structure& structure, const Family* family, AttributeId attribute);

// Codes for models, or for products, that are made: the wanted one, or with a number behind it
// where it is taken.
class FreeCodes {
public:
    explicit FreeCodes(ProductStore& products,
                       ProductStore::Space space = ProductStore::Space::models)
        : m_products(products), m_space(space) {}
    std::string take(const std::string& wanted);

private:
    ProductStore& m_products;
    ProductStore::Space m_space;
    std::set<std::string> m_taken;  // folded
};

// A variant that cannot be told apart as the levels ask for it; it stands nowhere in the tree.
struct Misfit {
    VariantTree::Node* leaf = nullptr;
    Issue issue;  // an error, which names both where there are two alike
};

// What becomes of products that cannot be changed as asked.
enum class Misfits {
    refuse,     // nothing is changed at all
    set_aside,  // variants become simple products, all others stay what and where they are
};
// An error, or a warning and a count of those set aside.
void note_misfit(StructureChange& change, Issue issue, Misfits misfits);

// Puts every leaf that is not fixed below the model that the levels of `target` ask for. Sub-models
// are taken again where they still say what tells their variants apart, made where there is none,
// and taken out of the tree where nothing needs them. `old` is the family variant in which the tree
// lived, null for a new one. Families and family variants are set where they change. Values stay;
// VariantTree::settle() moves them.
std::vector<Misfit> arrange_variants(VariantTree& tree, const Structure& structure,
                                     const FamilyVariant& target, const FamilyVariant* old,
                                     FreeCodes& codes);

// Makes the variants simple products that arrange_variants() found to fit nowhere, or refuses.
// `structure` is the one in which they lived.
void note_misfits(StructureChange& change, const Structure& structure, std::vector<Misfit> found,
                  Misfits misfits);

// Counts what the tree changes, notes what its variants show in another way than before, and writes
// it: models are made first and removed last. Leaves that stand nowhere are left alone.
void save_tree(StructureChange& change, VariantTree& tree);

// The note for a field whose values differ below a model, with some of them.
void note_difference(StructureChange& change, const VariantTree::Node& model, ValueKey key,
                     std::span<VariantTree::Node* const> leaves, DifferingValues differing);

// Counts and notes what a product shows in another way than `before`.
void note_shown(StructureChange& change, const std::string& code, const Values& before,
                const Lineage& now);

// The counts of every change of a tree, so that all are shown, even where they are 0.
void begin_tree_counts(StructureChange& change);

}  // namespace vitrine
