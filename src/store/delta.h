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

namespace delta_flag {
inline constexpr unsigned before = 1;
inline constexpr unsigned after = 2;
}  // namespace delta_flag

// An update's beginning, and what stands before a field's values: change_pack.h puts deltas
// together from these.
void begin_changes(std::string& delta);
void put_field_head(std::string& out, const FieldChange& change);

std::string encode_changes(const FieldChanges& changes);
FieldChanges decode_changes(std::string_view delta);

// A removed product, whole.
std::string encode_removed(const Product& product);
// `id` is not part of the delta and left 0.
Product decode_removed(std::string_view delta);

}  // namespace vitrine
