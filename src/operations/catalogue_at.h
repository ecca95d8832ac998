// Which earlier state of a catalogue is meant, as a number of its change feed. To look at it:
//
//   const PastMoment moment = moment_at(catalogue, "2026-11-22T09:30:00Z");
//   const PastState then(catalogue, moment.seq, progress);
//   list_products(catalogue, ...);  // whatever reads products and structure reads those of then
//
// See store/past_state.h. Prices by list, receipts and the history itself are those of now; a list
// can leave out what was not history then (ListRequest::last_change).
#pragma once

#include <cstdint>
#include <string_view>

#include "base/clock.h"
#include "store/catalogue.h"
#include "store/past_state.h"

namespace vitrine {

// A state that was.
struct PastMoment {
    std::int64_t seq = 0;  // its last change
    Instant at{};          // what "in last 7 days" counts back from
};

// The last change of all change sets that had begun by then; 0 before the first. A job counts as
// done when it began, up to the first change of one that began after the instant. Throws Error
// (usage) for an instant before what the history still tells.
std::int64_t change_at(Catalogue& catalogue, Instant instant);

// The change set's last change: the state in which it left the catalogue. Throws Error (usage) if
// there is no such change set.
std::int64_t change_after(Catalogue& catalogue, ChangeSetId change_set);

// As a person writes it: an instant (ISO 8601), a day (its beginning here), or the number of a
// change set, which is the state it left and the instant at which it began. Throws Error (usage)
// for anything else.
PastMoment moment_at(Catalogue& catalogue, std::string_view text);

}  // namespace vitrine
