// What an expression (expression.h) reads and gives.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/decimal.h"
#include "catalog/value.h"

namespace vitrine {

// The codes of a multi select, or the parts of a text.
struct ExpressionList {
    std::vector<std::string> texts;
    bool operator==(const ExpressionList&) const = default;
};

// Nothing, or a value. Selects are known by their code.
using ExpressionValue =
    std::variant<std::monostate, bool, std::string, Decimal, Measurement, Date, ExpressionList>;

// "a number", "a text": for sentences.
std::string kind_in_words(const ExpressionValue& value);

// As `..` and text() write it: numbers with the decimals they have, 500 GRAM, 2026-03-31, yes and
// no as 1 and 0, lists with ", ". Empty for nothing.
std::string to_text(const ExpressionValue& value);

}  // namespace vitrine
