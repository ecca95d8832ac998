// Other levels for a family variant: other axes, attributes on other levels, a level more or less.
#pragma once

#include <vector>

#include "operations/arrange_variants.h"

namespace vitrine {

struct AxesChange {
    FamilyVariantId family_variant = 0;
    std::vector<FamilyVariant::Level> levels;  // all of them, as they shall be
    DifferingValues differing = DifferingValues::keep;
    Misfits misfits = Misfits::refuse;
};

// One change set: the family variant, and every model and variant that lives in it. Values go where
// they belong from then on: up where all variants agree, down as copies; sub-models are made,
// removed and filled anew as the axes ask for it. A misfit is a variant without a value for an
// axis, or with the axis values of another one; set aside, it becomes a simple product. Counts:
// "models_created", "models_removed", "variants_moved", "values_differing", "shown_changed",
// "set_aside", and the values set on and taken from models and variants. Throws Error (usage) for
// levels that cannot be (catalog/variant_axes.h); (cancelled).
StructureChangeReport change_axes(Catalogue& catalogue, const AxesChange& wanted,
                                  ChangeIntent intent, const StructureChangeLimits& limits,
                                  const Progress& progress);

}  // namespace vitrine
