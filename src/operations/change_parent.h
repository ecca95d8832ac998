// Variants and sub-models moved below another model of the same family variant.
#pragma once

#include <vector>

#include "operations/arrange_variants.h"

namespace vitrine {

// What becomes of values that a product inherited from the models it leaves. Values of axes always
// come with the new place.
enum class InheritedValues {
    keep,  // those that the new models do not hold alike become its own
    drop,  // the new models' show instead, or none
};

struct ParentChange {
    std::vector<ProductId> products;  // variants or sub-models; each is moved with what is below it
    ProductId model = 0;
    InheritedValues inherited = InheritedValues::keep;
    Misfits misfits = Misfits::refuse;
};

// One change set. A misfit is what is no variant or sub-model, lives in another family variant,
// belongs below a model of another level, or would have the axis values of a sibling. Counts:
// "products_moved", "unmoved" (stood there already), "values_kept", "shown_changed", "set_aside".
// Throws Error (usage) where `model` is no model; (cancelled).
StructureChangeReport change_parent(Catalogue& catalogue, const ParentChange& wanted,
                                    ChangeIntent intent, const StructureChangeLimits& limits,
                                    const Progress& progress);

}  // namespace vitrine
