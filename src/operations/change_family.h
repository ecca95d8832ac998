// Another family for simple products and whole models.
#pragma once

#include <vector>

#include "operations/arrange_variants.h"

namespace vitrine {

// What becomes of values of attributes that the new family does not have.
enum class ForeignValues { keep, remove };

struct FamilyChange {
    std::vector<ProductId> products;  // simple ones and root models; what is below these may be too
    FamilyId family = 0;              // 0: none, for simple products only
    FamilyVariantId family_variant = 0;  // of models, in that family; 0 where there are none
    ForeignValues foreign = ForeignValues::keep;
    DifferingValues differing = DifferingValues::keep;
    Misfits misfits = Misfits::refuse;
};

// One change set. Models and what is below them are arranged as the family variant says, as with
// change_axes(). A misfit is a variant or sub-model whose root model is not among the products, a
// model while no family variant is named, or a variant that cannot be told apart. Counts:
// "products_moved", "unmoved" (of that family already), "foreign_kept" or "foreign_removed" values,
// "missing_before" and "missing_after" (required values, over all channels and locales), those of
// change_axes(). Throws Error (usage) where the family variant belongs to another family;
// (cancelled).
StructureChangeReport change_family(Catalogue& catalogue, const FamilyChange& wanted,
                                    ChangeIntent intent, const StructureChangeLimits& limits,
                                    const Progress& progress);

}  // namespace vitrine
