// Another type for an attribute, or values that begin or cease to vary by locale or channel.
#pragma once

#include <optional>

#include "operations/scope_moves.h"
#include "operations/structure_change.h"
#include "operations/value_conversion.h"

namespace vitrine {

enum class Unconvertible {
    refuse,  // nothing is changed; an error for each value
    drop,    // such values go; the journal keeps them
};

struct AttributeConversion {
    AttributeId attribute = 0;
    AttributeType type = AttributeType::text;
    bool localizable = false;
    bool scopable = false;
    ScopeMoveChoices scopes;
    ConversionRules rules;
    Unconvertible unconvertible = Unconvertible::refuse;
};

// The conversion that leaves the attribute as it is, to be changed. Throws Error (usage) where
// there is no such attribute.
AttributeConversion unchanged(const Structure& structure, AttributeId attribute);

// Converts the attribute and every value of it. Families, channels and options follow: a family
// keeps no image that is none and no label that is no text, a channel no unit of what has none, and
// an attribute that is no select no options. Settings that the new type does not have go, with a
// warning. What cannot follow refuses: filters that could not be read any more, an axis that would
// vary, be a list, a long text or a file, lose a value or not tell variants apart any more.
//
// Counts "products" with values, and of values "converted", "moved" (unchanged but for their
// scope), "copied" (so many more than there were), "lost" (cannot be converted) and "not_kept"
// (another one of the product stays in their place), and of options "options_made" and
// "options_removed". The reasons stand in the issues by rule.
//
// A preview reads every product once, on several threads, and saves none, unless something is
// computed of the attribute or products would share a value that must differ: then it takes as long
// as the change. Throws Error (usage) where the type cannot become the other, the attribute is the
// identifier, or a unit or currency is missing; cancelled.
StructureChangeReport convert_attribute(Catalogue& catalogue, const AttributeConversion& conversion,
                                        ChangeIntent intent, const Progress& progress,
                                        const StructureChangeLimits& limits = {});

}  // namespace vitrine
