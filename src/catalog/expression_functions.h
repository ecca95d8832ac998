// What an expression (expression.h) may call, beside the operators.
#pragma once

#include <span>
#include <string_view>

struct lua_State;

namespace vitrine {

struct ExpressionFunction {
    std::string_view name;
    int (*function)(lua_State*);
    bool of_nothing;  // called for arguments that are nil, too; else the result is then nil
};
std::span<const ExpressionFunction> expression_functions();

}  // namespace vitrine
