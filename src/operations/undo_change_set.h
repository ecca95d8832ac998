// Takes a change set back, whole, as a change set of its own; undoing that one is redo.
#pragma once

#include <string>
#include <vector>

#include "base/issue.h"
#include "base/progress.h"
#include "store/catalogue.h"

namespace vitrine {

enum class OnConflict {
    refuse,      // change nothing, report every conflict
    keep_later,  // leave what was changed since, take the rest back
    overwrite,   // put the earlier values back over later ones wherever that can be done
};

struct UndoReport {
    std::int64_t restored = 0;  // products, structure entities and prices put back
    // What was changed again since. Rule "undo.conflict": the old value can be put over the later
    // one, and with `overwrite` it was; the value of now is the issue's value, the one of then is
    // in its fix. Rule "undo.kept": cannot be taken back, whatever is decided. Where variants could
    // not stand as they would (undo_places.h), that is so of their whole trees.
    Issues conflicts;
    // By conflict, what stands there where it is overwritten: the bare value of then, or in words
    // that it is removed, emptied, or stays as it is.
    std::vector<std::string> if_overwritten;
    ChangeSetId change_set = 0;  // of the undo; 0: nothing was changed
};

// `on_conflict` decides for every conflict of the change set. Throws Error (usage) if there is no
// such change set, if it is still running, or if it was undone already (the sentence names the
// undo, which can be undone in its turn).
UndoReport undo_change_set(Catalogue& catalogue, ChangeSetId id, OnConflict on_conflict,
                           const Progress& progress);

// The undo that is in force for a change set: undone in its turn, it does the change set again.
// Throws Error (usage) if there is no such change set or if it was not undone.
ChangeSetId redo_of(Catalogue& catalogue, ChangeSetId id);

}  // namespace vitrine
