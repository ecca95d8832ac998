// Values of products as expressions see them, and back.
#pragma once

#include <optional>

#include "base/issue.h"
#include "catalog/expression_value.h"
#include "catalog/inheritance.h"

namespace vitrine {

// Numbers, texts, dates and measurements as they are, selects by their codes, everything else as
// value_to_text() writes it.
ExpressionValue expression_value_of(const Structure& structure, const Attribute& attribute,
                                    const Value& value);

// As a person reads it in the locale, with options and records by their label there, or in a locale
// that stands in for it, or else by their plain code: the value is for shops, not for editors.
ExpressionValue expression_label_of(const Structure& structure, const Attribute& attribute,
                                    const Value& value, LocaleId locale);

// "code", "family", "kind", "enabled", "categories" of the product.
ExpressionValue expression_property(const Structure& structure, const Lineage& lineage,
                                    std::string_view name);

// A value that may stand in a product, or why there is none; neither for nothing.
struct ComputedResult {
    std::optional<Value> value;
    std::optional<Issue> issue;  // an error without its place
};

// The result of an expression as a value of the attribute: read as text is read (value_text.h), and
// held against the attribute's rules (validation.h).
ComputedResult value_of_expression(const Structure& structure, const Attribute& attribute,
                                   const ExpressionValue& result);

// Whether attributes of this type can be computed.
bool can_be_computed(AttributeType type);

}  // namespace vitrine
