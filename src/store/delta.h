// What a row of the journal holds: enough to take a change back, and no more.
//
//   update: version(1), then per field: varint attribute, varint scope, flags (1: before, 2:
//   after),
//           the values as in document.h
//   create: empty; the later rows and the product itself say the rest
//   remove: version(1), kind (1 byte), uuid (36 bytes), then every field as "before" only
#pragma once

#include <string>
#include <string_view>

#include "catalog/product.h"

namespace vitrine {

std::string encode_changes(const FieldChanges& changes);
FieldChanges decode_changes(std::string_view delta);

// A removed product, whole.
std::string encode_removed(const Product& product);
// `id` is not part of the delta and left 0.
Product decode_removed(std::string_view delta);

}  // namespace vitrine
