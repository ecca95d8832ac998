// The history as a list: which change sets there are, and which of them somebody looks for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "store/catalogue.h"

namespace vitrine {

struct HistoryEntry {
    ChangeSet change_set;
    std::optional<ChangeSetId> undone_by;
};

// What a change set was: its source, one of change_sources() of catalog/filter_fields.h; but
// "product" where a change of the structure changed nothing but products, by making, copying,
// moving, enabling or deleting them. Told from what it counted, so that it holds for old ones, too.
std::string change_kind(const ChangeSet& change_set);
// Every one that there can be.
std::vector<std::string_view> change_kinds();

// Which are meant: all that is set has to hold.
struct HistoryQuery {
    std::string author;            // by whom, whatever the case; empty: by anybody
    std::string kind;              // one of change_kinds(); empty: any
    std::optional<Instant> since;  // begun then or later
    std::optional<Instant> until;  // begun before
    // Stands in its note, its file or profile or the name of its author, whatever case and accents,
    // or is its number. Blank: anything.
    std::string text;

    bool is_empty() const {
        return author.empty() && kind.empty() && !since && !until && text.empty();
    }
};

struct HistoryPage {
    std::vector<HistoryEntry> entries;  // the newest first, as many as were asked for
    std::int64_t found = 0;             // that are meant
    std::int64_t total = 0;             // in the history that is kept
    // Of the whole history, each once, in the order of the alphabet.
    std::vector<std::string> authors;
    std::vector<std::string> kinds;
};

// Reads what is noted of every change set, not what they changed: 100,000 of them take well under a
// second. Throws Error (cancelled) where `progress` is stopped.
HistoryPage find_change_sets(Catalogue& catalogue, const HistoryQuery& query, std::size_t most,
                             const Progress& progress);

// The edges of a time as a person writes it: a day here (2026-11-22), of which all counts, or an
// instant (2026-11-22T09:30:00Z). Throws Error (usage) for anything else.
Instant since_of(std::string_view text);
Instant until_of(std::string_view text);
// When the day began here that was so many days before that of `now`; 0: today.
Instant start_of_day_before(Instant now, int days);

}  // namespace vitrine
