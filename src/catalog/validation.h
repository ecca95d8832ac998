// The rules a value must keep, as Issues. A type problem is found before (value_text.h); here an
// error rejects the value and a warning keeps it.
#pragma once

#include "base/issue.h"
#include "catalog/structure.h"

namespace vitrine {

// Lengths, pattern, URL, e-mail, number range, decimals, negatives, date range, extensions, GTIN
// check digit. GTIN and URL problems are warnings, the rest errors. An attribute is checked as a
// GTIN when its rule is "gtin", or when it is a text or identifier named ean, gtin, upc or barcode.
// `issue.column`, row and product are for the caller to fill.
Issues validate_value(const Structure& structure, const Attribute& attribute, const Value& value);

// Whether validate_value() could find anything in a value of the attribute: without rules it has no
// issues, whatever the value is.
bool has_rules(const Attribute& attribute);

// The attribute holds GTINs by its rule or its name.
bool is_gtin_attribute(const Attribute& attribute);

}  // namespace vitrine
