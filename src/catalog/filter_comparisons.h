// The comparisons of the filter language (query.h): how they are written, what stands behind them,
// and which of them each field knows.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalog/filter_tokens.h"
#include "catalog/query.h"

namespace vitrine {

// As written: "=", "does not contain".
std::string_view comparison_text(Comparison comparison);

// Whether a comparison begins with this word, given in small letters.
bool begins_comparison(std::string_view word);

enum class OperandShape {
    none,         // is empty
    one,          // = a
    list,         // in (a, b)
    one_or_list,  // under a, under (a, b)
    range,        // between A and B
    scopes,       // differs between en_US and fr_FR
    period,       // in last 7 days
};
OperandShape operand_shape(Comparison comparison);

// The comparisons that make sense for the field.
std::vector<Comparison> allowed_comparisons(const Structure& structure, const Filter& condition);

// Takes the comparison that stands here. Throws Error (usage) where none stands here, with the
// nearest one, or one that the field does not know.
Comparison read_comparison(const Structure& structure, const Filter& condition,
                           FilterCursor& cursor);

}  // namespace vitrine
