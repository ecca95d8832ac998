// The words of an expression (expression.h), each with its place.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "catalog/expression.h"

namespace vitrine {

struct ExpressionToken {
    enum class Kind : unsigned char { name, number, text, symbol, end };
    Kind kind = Kind::end;
    std::string_view text;  // as written, quotes included; of the source
    std::size_t offset = 0;
    bool is(std::string_view other) const { return kind != Kind::text && text == other; }
};

// Without comments; always ends with one of kind end. The views are of `source`.
std::variant<std::vector<ExpressionToken>, ExpressionError> expression_tokens(
    std::string_view source);

// An error at a place of the source.
ExpressionError expression_error(std::string_view source, std::size_t offset, std::string message);

}  // namespace vitrine
