// Takes a change set back, whole, as a change set of its own; undoing that one is redo.
#pragma once

#include "base/issue.h"
#include "base/progress.h"
#include "store/catalogue.h"

namespace vitrine {

enum class OnConflict {
    refuse,      // change nothing, report every conflict
    keep_later,  // leave what was changed since, take the rest back
};

struct UndoReport {
    std::int64_t restored = 0;   // products and structure entities put back
    Issues conflicts;            // fields changed again since, with both values
    ChangeSetId change_set = 0;  // of the undo; 0: nothing was changed
};

// Throws Error (usage) if there is no such change set, if it is still running, or if it was undone
// already (the sentence names the undo, which can be undone in its turn).
UndoReport undo_change_set(Catalogue& catalogue, ChangeSetId id, OnConflict on_conflict,
                           const Progress& progress);

}  // namespace vitrine
