// Variants added to a model, told apart by the axis values that somebody named.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/inheritance.h"
#include "catalog/number_pattern.h"
#include "operations/structure_change.h"

namespace vitrine {

struct NewVariants {
    ProductId model = 0;  // a root model or a sub-model
    // Of each variant the values of axes_below() its model, in their order, as in CellEdit.
    std::vector<std::vector<std::string>> variants;
    // Their codes as somebody chose them, in the same order; one that is blank or not there is
    // made.
    std::vector<std::string> skus;
    // What makes codes, as in NewProduct; absent: the model's code and the values.
    std::optional<NumberPattern> pattern;
};

struct NewVariantsReport {
    StructureChangeReport change;
    std::vector<ProductId> variants;  // as they were named; none unless saved
    std::vector<std::string> codes;   // theirs, also in a preview
};

// One change set. Sub-models of a root model are taken where they have the values of the first
// level, and made where there are none. Codes are made as those of the variants that are there
// (operations/variant_codes.h), else of the model's code with the values behind it:
// "oxford_red-s"; with a number where one is taken. Defaults are filled in. Refused are values that
// cannot be read ("column" names the axis), missing ones, those that another variant has or that
// are named twice, and codes that are taken. Counts: "variants_made" and "models_created". Throws
// Error (usage) where there is no such model, or no numbers are left; (cancelled).
NewVariantsReport add_variants(Catalogue& catalogue, const NewVariants& wanted, ChangeIntent intent,
                               const StructureChangeLimits& limits, const Progress& progress);

// The axes by which what is below the model is told apart, level by level. None for what is no
// model.
std::vector<AttributeId> axes_below(const Structure& structure, const Lineage& model);

}  // namespace vitrine
