// What each field of the filter language (query.h) can be compared with, and how: shared by its
// reader, its writer and its matcher.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/query.h"

namespace vitrine {

enum class OperandKind {
    text,    // texts, file names, SKU, code of the parent
    number,  // numbers, prices, completeness
    measurement,
    date,
    boolean,
    entity,  // options, families, categories, groups: ids
    kind,    // product kinds: ids
    words,   // any_text
};

// By the field and, for an attribute, its type; text for an attribute that does not exist.
OperandKind operand_kind(const Structure& structure, const Filter& condition);

// Whether the field holds several entities.
bool holds_several(const Structure& structure, const Filter& condition);

// The comparisons that make sense for the field.
std::vector<Comparison> allowed_comparisons(const Structure& structure, const Filter& condition);

// As written: "=", "does not contain".
std::string_view comparison_text(Comparison comparison);

bool takes_no_operand(Comparison comparison);
bool takes_list(Comparison comparison);

// "simple", "variant" or "model".
std::string_view kind_name(ProductKind kind);

// The field as written, without brackets: "sku", "brand", "`in`".
std::string filter_field_name(const Structure& structure, const Filter& condition);

}  // namespace vitrine
