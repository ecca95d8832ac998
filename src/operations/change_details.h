// What one change set changed, cell by cell.
#pragma once

#include "base/progress.h"
#include "operations/history.h"

namespace vitrine {

// All that a change set did to one product or one part of the structure.
struct ChangedEntity {
    EntityKind kind = EntityKind::product;
    std::int64_t id = 0;
    // As it is now or, where it is gone, as it was; "#12" where nothing tells it any more.
    std::string code;
    Operation operation = Operation::update;
    // What stood before, what stood after, where both differ. None where a product was made: what
    // it was made with is told by its later changes and by what it is now. Of the structure one for
    // each path of operations/structure_paths.h.
    std::vector<ProductHistoryEntry::Field> fields;
};

struct ChangeSetDetails {
    std::vector<ChangedEntity> entities;  // in the order in which they were changed first
    bool has_more = false;
};

// The first `limit` products and parts of the structure that the change set changed; nothing where
// the history that is kept does not know it. Reads all its changes; checks for cancelling.
ChangeSetDetails change_set_details(Catalogue& catalogue, ChangeSetId id, std::size_t limit,
                                    const Progress& progress);

}  // namespace vitrine
