// Simple products made variants of a model, and variants made simple products again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "operations/arrange_variants.h"
#include "operations/edit_products.h"

namespace vitrine {

struct VariantConversion {
    std::vector<ProductId> products;  // simple ones
    // The code of a root model: one that is there, or the one to make. Empty where `by` says it.
    std::string model;
    // A field whose text is the code of each product's model, so that many models are made at once.
    std::optional<FieldAddress> by;
    // Of models to be made, which live in the family of their products. 0: all models are there.
    FamilyVariantId family_variant = 0;
    DifferingValues differing = DifferingValues::keep;
    Misfits misfits = Misfits::refuse;
};

// One change set. Values move to the models where all variants of a new one agree; what a model
// that is there holds already is inherited. Sub-models are found by their axis values or made. A
// misfit is what is no simple product, is of another family, names no model, has no value for an
// axis, or has the axis values of another one. Counts: "variants_made", "models_created",
// "values_differing", "shown_changed", "set_aside", and the values set on and taken from models and
// variants. Throws Error (usage) where `model` is a sub-model or lives in another family variant
// than the one named, or where a model is to be made without one; (cancelled).
StructureChangeReport convert_to_variants(Catalogue& catalogue, const VariantConversion& wanted,
                                          ChangeIntent intent, const StructureChangeLimits& limits,
                                          const Progress& progress);

enum class EmptyModels { keep, remove };

struct SimpleConversion {
    // Variants; a model stands for all variants below it.
    std::vector<ProductId> products;
    // The models above them that have nothing below them any more.
    EmptyModels empty_models = EmptyModels::keep;
};

// One change set. Each product shows what it showed: inherited values, categories and groups become
// its own. Counts: "simple_made", "simple_before" (were so), "values_kept", "models_removed".
StructureChangeReport convert_to_simple(Catalogue& catalogue, const SimpleConversion& wanted,
                                        ChangeIntent intent, const StructureChangeLimits& limits,
                                        const Progress& progress);

}  // namespace vitrine
