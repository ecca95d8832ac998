// How long the history is kept, and dropping what is older.
#pragma once

#include <optional>

#include "base/progress.h"
#include "store/catalogue.h"

namespace vitrine {

// The setting is of the catalogue, not of the person: days for which the history is kept in full;
// absent: for ever, which is how every catalogue begins. Nothing is dropped by setting it.
std::optional<std::int64_t> history_days(Catalogue& catalogue);
// From 1 to 36,500. Throws Error (usage) for any other number.
void keep_history(Catalogue& catalogue, std::optional<std::int64_t> days);

struct PruneReport {
    std::int64_t change_sets = 0;  // dropped, or what would be
    std::int64_t changes = 0;      // their rows in the journal
    std::int64_t horizon = 0;      // nothing up to this change number can be told afterwards
};

enum class Prune { preview, drop };

// Drops the oldest change sets, as long as each is
//   - older than the setting allows, finished, and
//   - without a change after the first of a change set that is kept: the journal stays an unbroken
//     row up to now.
// So what is kept is promised to work as before: every kept change set can be undone and redone at
// any time, every state after the horizon can be looked at, the newest change set is kept always,
// and a job that runs is never touched. Products, receipts and publications do not change; the feed
// goes on with its numbers, and whoever asks it from before the horizon is told so (PastState,
// rows_changed_since) or gets everything (Journal::products_changed_since).
//
// What is lost: undoing the dropped change sets, states before the horizon, and in a product's
// history what happened before it. Dropping goes by the setting, as it is when its turn has come; a
// preview by `days`, which is what the setting could be. Where that is absent nothing is dropped.
// One transaction; a preview writes nothing, so that a catalogue opened for reading will do. Throws
// Error (usage) for days that keep_history() does not take, (locked), (cancelled).
PruneReport prune_history(Catalogue& catalogue, Prune prune, std::optional<std::int64_t> days,
                          const Progress& progress);

}  // namespace vitrine
