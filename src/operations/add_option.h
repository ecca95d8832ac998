// One more option for a select attribute.
#pragma once

#include <string>
#include <string_view>

#include "operations/structure_change.h"

namespace vitrine {

struct NewOption {
    AttributeId attribute = 0;
    std::string code;  // empty: made of the first label
    Labels labels;     // by locale; blank ones are left out
};

struct NewOptionReport {
    StructureChangeReport change;
    OptionId option = 0;  // 0 unless saved
    std::string code;     // also in a preview
};

// One change set. The option stands behind those that are there, or by its code where the attribute
// sorts its options itself. Refused are an attribute that is no select, and a code that cannot be,
// that is missing while there is no label, or that the attribute has already; a label that it has
// already is warned of ("option.label_taken"). Throws Error (usage) where there is no such
// attribute.
NewOptionReport add_option(Catalogue& catalogue, const NewOption& wanted, ChangeIntent intent,
                           const StructureChangeLimits& limits = {});

// A code made of a label: "Bleu nuit" as "bleu_nuit", "Écru" as "ecru". Empty where no letter or
// digit is left of it.
std::string option_code_of(std::string_view label);

}  // namespace vitrine
