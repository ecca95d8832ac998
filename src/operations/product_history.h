// When products were created and last changed, and by whom: what the filter language asks of the
// journal.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "base/progress.h"
#include "catalog/filter_terms.h"
#include "store/catalogue.h"

namespace vitrine {

// Keeps two numbers a product. One thread.
class ProductHistory {
public:
    // Reads what the journal has had since the last call, up to the change `last`; all of it at the
    // first. To be called in the transaction that the answers are for.
    void refresh(Catalogue& catalogue, const Progress& progress,
                 std::int64_t last = std::numeric_limits<std::int64_t>::max());

    // By product id, whether a condition on updated, created or changed holds. `now` is what "in
    // last" counts back from. What the journal has dropped counts as earlier than all it has. To be
    // called after refresh().
    std::vector<bool> products(Journal& journal, const Filter& condition, Instant now) const;

private:
    std::vector<bool> within(const std::vector<ChangeSetId>& change_sets,
                             const InstantRange& range) const;
    std::vector<bool> changed_by(Journal& journal, const Filter& condition) const;
    const ChangeSet* find(ChangeSetId id) const;

    std::int64_t m_seq = 0;
    std::vector<ChangeSet> m_change_sets;  // in order of their ids, without counts
    std::vector<ChangeSetId> m_created;    // by product id: its first and
    std::vector<ChangeSetId> m_updated;    // its last change set; 0 where there is none
};

}  // namespace vitrine
