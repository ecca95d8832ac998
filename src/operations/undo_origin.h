// Which change sets can be undone, and what their undo says of itself.
#pragma once

#include "store/catalogue.h"

namespace vitrine {

// The change set. Throws Error (usage) as undo_change_set() says.
ChangeSet undoable(Catalogue& catalogue, ChangeSetId id);

// Taking back an undo does what it took back again; taking that back is an undo of the same.
ChangeSetOrigin undo_origin(Catalogue& catalogue, const ChangeSet& set);

}  // namespace vitrine
