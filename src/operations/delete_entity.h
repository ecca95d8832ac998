// Deletes an entity of the structure with what products and other entities have of it.
#pragma once

#include "operations/structure_change.h"
#include "operations/structure_names.h"

namespace vitrine {

enum class Subcategories {
    move_up,        // to the category above
    delete_as_well  // the whole subtree
};

struct Deletion {
    EntityAddress entity;
    Subcategories subcategories = Subcategories::move_up;
};

// Products lose the values, places in lists and links that need the entity; so do families,
// channels and what else refers to it. What would be left invalid refuses the deletion, with an
// Issue for each reason that says what to do:
//   an identifier, and an attribute or option by which variants are told apart
//   a family or family variant that models have, a group type with groups
//   the only locale of a channel, or of a locale-specific attribute; the tree that a channel sells
//   what a saved filter or the profile of a channel names (operations/code_texts.h)
// Counts "values" that go, "families" and "requirements" that lose an attribute, "options",
// "subcategories" and "family_variants" that go along, and "products_without_family". Throws Error
// (usage) for a product, and where there is no such entity any more.
StructureChangeReport delete_entity(Catalogue& catalogue, const Deletion& deletion,
                                    ChangeIntent intent, const Progress& progress,
                                    const StructureChangeLimits& limits = {});

}  // namespace vitrine
