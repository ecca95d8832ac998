// The codes by which others know a product: its SKU or code, its GTINs and what else no two
// products share, and the numbers of its packs; and the packs themselves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "operations/product_view.h"

namespace vitrine {

// The name, which no attribute has, of the field that stands for the SKU of a product or the code
// of a model.
// ProductForm::edit() gives it another one.
inline constexpr std::string_view code_field = ":code";

// As a group of fields: the code first, then GTINs and unique values in the order of the form. None
// of them is missing from the group's count: they are counted where they stand.
GroupView identifier_group(const Structure& structure, const ProductView& view);

// "GTIN-13, its check digit is right", or what is wrong with it and what to do; empty for a blank.
std::string gtin_verdict(std::string_view gtin);

// The field with the packs; null where the catalogue has no attribute for them.
const FieldView* packs_field(const Structure& structure, const ProductView& view);

// The number of one pack.
struct PackNumber {
    std::string level;  // by its label: "Case"
    std::string gtin;
    std::string verdict;
};
// Of the packs that have one, in their order; labels in `locale`.
std::vector<PackNumber> pack_numbers(const Structure& structure, const FieldView& packs,
                                     std::string_view locale);
// What should be looked at in the packs as `text` has them, which is saved nevertheless: a sentence
// each.
std::vector<std::string> pack_warnings(const Structure& structure, AttributeId attribute,
                                       std::string_view text, std::string_view locale);

}  // namespace vitrine
