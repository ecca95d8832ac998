// Cell changes as part of a change set that holds more.
#pragma once

#include <vector>

#include "operations/edit_products.h"
#include "store/change_set_writer.h"

namespace vitrine {

// What edit_products() does, through `writer`, which is not finished: the report has no change set.
EditReport apply_edits(Catalogue& catalogue, ChangeSetWriter& writer,
                       const std::vector<CellEdit>& edits);

}  // namespace vitrine
