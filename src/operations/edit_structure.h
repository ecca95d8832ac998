// New entities of the structure, and other settings for those that are there, where no value has to
// become another: labels, what a family has, the order of options. What changes values is a
// conversion, a merge, a deletion (structure_change.h).
#pragma once

#include <string>
#include <vector>

#include "operations/entity_settings.h"
#include "operations/structure_change.h"

namespace vitrine {

struct SaidSetting {
    std::string name;  // as settings_of() lists them
    std::string text;
};

struct EntityEdit {
    EntityAddress entity;  // id 0: a new one
    // Of a new one; of an option "color:red", of a record "brand:acme". An edit before it in the
    // list may have made what stands before the colon.
    std::string code;
    std::vector<SaidSetting> settings;  // the others stay as they are
};

// All in their order as one change set, or nothing: an Issue for each text that cannot be read and
// for what would no longer be sound, with its setting as the column. `note` is what the history
// says; blank: made up.
//
// What follows goes along. A new option, category or attribute stands behind the others. A family
// keeps its identifier, requires nothing that it does not have, and its family variants lose what
// it loses; an axis of theirs refuses. An attribute listed by a group moves there; one that is not
// listed any more has no group.
//
// Warns of values that a family no longer has (counted as "foreign_values": they are kept) and
// refuses "no two products alike" where two are. Throws Error (usage) where an entity to be edited
// is gone; (cancelled).
StructureChangeReport edit_structure(Catalogue& catalogue, const std::vector<EntityEdit>& edits,
                                     const std::string& note, ChangeIntent intent,
                                     const Progress& progress = Progress(),
                                     const StructureChangeLimits& limits = {});

}  // namespace vitrine
