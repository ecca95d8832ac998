// One condition of a filter (query.h) from its tokens: field, brackets, comparison, operands.
#pragma once

#include "catalog/filter_tokens.h"
#include "catalog/query.h"

namespace vitrine {

// Takes the condition that stands at the cursor; more than one, joined, where it says so with a
// list of numbers. Throws Error (usage) as parse_filter() does.
Filter read_condition(const Structure& structure, const FindProduct& find_product,
                      FilterCursor& cursor);

}  // namespace vitrine
