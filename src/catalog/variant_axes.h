// How variants are told apart: what a family variant may say of its levels, and the axis values of
// a product.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/issue.h"
#include "catalog/structure.h"

namespace vitrine {

inline constexpr std::size_t most_variant_levels = 2;
inline constexpr std::size_t most_axes = 10;  // of all levels together

// What is wrong with the levels: none or too many, a level without an axis, too many axes, an
// attribute on two levels, an axis that is no attribute of the family or whose value differs by
// channel, locale or currency, which is computed, or no plain value. Absent where all is well. The
// rule is "family_variant.axes" or "family_variant.levels", the column as a file in Akeneo's
// dialect has it.
std::optional<Issue> check_levels(const Structure& structure, const FamilyVariant& family_variant);

// Whether variants are told apart by the attribute: in this family variant, or in any.
bool is_axis(const FamilyVariant& family_variant, AttributeId attribute);
bool is_axis(const Structure& structure, AttributeId attribute);

// The values of these axes, so that equal texts mean equal values: numbers by their value, letters
// in any case. Absent where one is missing; `missing` is that one.
std::optional<std::string> axis_key(const Structure& structure, std::span<const AttributeId> axes,
                                    const Values& values, AttributeId& missing);

// "red, 10", for people; "red-10" with `between` "-". What is missing is left out.
std::string axis_words(const Structure& structure, std::span<const AttributeId> axes,
                       const Values& values, std::string_view between);

}  // namespace vitrine
