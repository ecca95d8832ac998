// A table within a document: payload 11 of store/document.h.
#pragma once

#include <string>
#include <string_view>

#include "catalog/value.h"

namespace vitrine {

std::string encode_table(const Table& table);
// Cells of a type that this version does not know are left out. Throws Error (storage) if the bytes
// are no table.
Table decode_table(std::string_view payload);

}  // namespace vitrine
