// Headings of products' tables for people: "Description (fr_FR)" in place of "description-fr_FR".
#pragma once

#include <string>
#include <vector>

#include "catalog/structure.h"
#include "interchange/akeneo_headings.h"

namespace vitrine {

// A column of an attribute or a property.
struct HeadedField {
    std::string code;   // the attribute's or the property's
    std::string label;  // of it, in the language of whoever reads the table
    std::vector<std::string>
        scope;  // codes of the locale, the channel and the currency of its values
};

// "description-fr_FR-ecommerce", as parse_akeneo_headings() reads it.
std::string code_heading(const HeadedField& field);

// "Description (fr_FR, ecommerce)"; where that would be read as something else, with the code
// behind it: "Description [details] ...", or as the code alone. At least one of the headings is
// none of a table with codes, so that whoever reads the table knows which of the two it is.
std::vector<std::string> label_headings(const Structure& structure, AkeneoRows rows,
                                        const std::vector<HeadedField>& fields);

// The headings by codes: those that mean something by themselves stay as they are, and so do those
// that are the label of nothing or of more than one attribute, in whatever locale. What differs
// from `headings` was a label.
std::vector<std::string> headings_by_code(const Structure& structure, AkeneoRows rows,
                                          const std::vector<std::string>& headings);

}  // namespace vitrine
