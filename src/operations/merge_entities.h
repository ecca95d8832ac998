// One entity of the structure becomes another one: what refers to the first refers to the second
// afterwards, and the first is gone.
#pragma once

#include "operations/structure_change.h"
#include "operations/structure_names.h"

namespace vitrine {

// Of two attributes, whose value stays where a product has both.
enum class MergeWinner { into, from };

struct Merge {
    EntityAddress from;
    EntityAddress into;  // of the same kind
    MergeWinner winner = MergeWinner::into;
};

// Options of one attribute: values name the second option, lists without repeats and in their
// order. Categories: products and subcategories go along, and a channel that sells the first tree
// sells the second. Attributes of one type that vary alike: values, options, places in families and
// requirements; convert_attribute() makes two alike that are not. Texts that name the first by its
// code follow (operations/code_texts.h).
//
// Counts "values" that change, of attributes also the values that were "both" there, and the
// "options" that were kept. What would be left invalid refuses the merge: variants that would not
// be told apart any more, a category below the first one, attributes that tell variants apart or
// belong to different levels of a family variant. Throws Error (usage) for other kinds, for two of
// different kinds and for one and the same.
StructureChangeReport merge_entities(Catalogue& catalogue, const Merge& merge, ChangeIntent intent,
                                     const Progress& progress,
                                     const StructureChangeLimits& limits = {});

}  // namespace vitrine
