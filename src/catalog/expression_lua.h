// Between expressions and Lua's stack: only for the expression_*.cpp files beside it, so that Lua's
// headers stay in this room. The library is Lua built as C++: its errors are exceptions, and what
// stands on the stack is destroyed.
#pragma once

#include <functional>
#include <lua.hpp>
#include <string>
#include <string_view>

#include "catalog/expression.h"
#include "catalog/expression_value.h"

namespace vitrine {

// What one evaluation knows and may use. [one thread]
struct ExpressionRun {
    const ExpressionText* text = nullptr;
    const std::function<ExpressionValue(std::size_t)>* read = nullptr;
    std::string_view locale;    // of the cell, for letter case
    std::size_t work_left = 0;  // in bytes: memory asked for and texts looked through
    std::string sentence;       // why it was ended by fail()
};
ExpressionRun& run_of(lua_State* lua);

// Ends the evaluation. The sentence is translated.
[[noreturn]] void fail(lua_State* lua, const std::string& sentence);
// Ends it where more work was done than an evaluation may do.
void spend(lua_State* lua, std::size_t bytes);

void push(lua_State* lua, const ExpressionValue& value);
// What stands there; fails for what is no value, such as a function.
ExpressionValue value_at(lua_State* lua, int index);

// The types of values, and what nothing (nil) does in arithmetic.
void add_value_types(lua_State* lua);
// `attr`, `label` and `product` under their names in the table on top of the stack.
void add_roots(lua_State* lua);

}  // namespace vitrine
