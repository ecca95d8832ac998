// Values to text and back, by attribute type: where codes, units and dates of files and people
// become ids and numbers. The one place that knows how each type is written.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "base/issue.h"
#include "catalog/measurement.h"
#include "catalog/structure.h"

namespace vitrine {

struct ValueFormat {
    char decimal_sign = '.';
    // For reading: the text is known to be well-formed UTF-8 without NUL, as readers of files give
    // it, and is not checked again.
    bool is_well_formed = false;
    // For reading product links: the product or else model of a code, 0 where there is none. Null:
    // they cannot be read here.
    const std::function<ProductId(std::string_view code)>* find_product = nullptr;
};

// A value, an Issue that says why the text is none, or nothing (std::monostate) for blank text,
// which clears.
using ParsedValue = std::variant<std::monostate, Value, Issue>;

// Reads `text` as a value of `attribute`: select by option code (else by label in any locale),
// several options separated by commas, boolean 1/0/true/false/yes/no, date yyyy-MM-dd, number with
// the format's decimal sign, measurement as "500 GRAM" or as "500" with `unit`; where both are
// missing the attribute's default unit. A file becomes a FileReference without checksum. A datetime
// is yyyy-MM-ddTHH:mm with seconds, fractions and an offset where wanted, UTC without one, or only
// a day; a record its code, else its label; a table as parse_table() of table_text.h. The Issue has
// rule, message, fix and value; the caller adds the place. A price amount is read like a number.
ParsedValue parse_value(const Structure& structure, const Attribute& attribute,
                        std::string_view text, std::string_view unit = {},
                        const ValueFormat& format = {});

// The value as a file has it: option and record codes, unit codes, ISO dates, 1/0, decimals as they
// came. A linked product is "#id": the caller that knows products replaces it.
std::string value_to_text(const Structure& structure, const Attribute& attribute,
                          const Value& value, const ValueFormat& format = {});

// The value as a person reads it in `locale`: labels instead of codes, unit symbols. Numbers keep
// their digits; the face formats them.
std::string value_to_label(const Structure& structure, const Attribute& attribute,
                           const Value& value, std::string_view locale);

// As value_to_text, for any field, properties included (family code, category codes, 1/0, SKUs are
// ids here and therefore shown as "#id": the caller that knows products replaces them).
std::string field_to_text(const Structure& structure, ValueKey key, const Value& value);

}  // namespace vitrine
