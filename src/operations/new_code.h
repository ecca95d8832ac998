// What a code may be, before somebody gives it to anything.
#pragma once

#include <optional>
#include <string_view>

#include "base/issue.h"
#include "store/entity_kinds.h"
#include "store/product_store.h"

namespace vitrine {

// An error where `code` can be that of no entity of the kind: blank, too long, more than one line,
// or with signs that part codes elsewhere. Absent: it can, unless another one has it.
std::optional<Issue> check_code(EntityKind kind, std::string_view code);

// The same for a product or model to be made, also where one of its kind has the code already.
std::optional<Issue> check_new_code(ProductStore& products, ProductStore::Space space,
                                    std::string_view code);

}  // namespace vitrine
