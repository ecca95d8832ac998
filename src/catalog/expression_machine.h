// Runs expressions (expression.h): Lua with nothing of the machine it runs on. An evaluation sees
// the values it is given and the functions of expression_functions.h; it may ask for 8 megabytes in
// all, and has no way to run long. Equal values give equal results, on any system.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <variant>

#include "catalog/expression.h"
#include "catalog/expression_value.h"

namespace vitrine {

// The channel, locale and currency of the cell, by code; empty where it has none.
struct ExpressionScope {
    std::string_view channel, locale, currency;
};

struct ExpressionResult {
    ExpressionValue value;  // nothing where there is an error
    std::optional<ExpressionError> error;
};

// [one thread]
class ExpressionMachine {
public:
    ExpressionMachine();
    ~ExpressionMachine();
    ExpressionMachine(ExpressionMachine&&) noexcept;
    ExpressionMachine& operator=(ExpressionMachine&&) noexcept;

    // A number for run(), or what is wrong. Compiled expressions stay as long as the machine.
    std::variant<int, ExpressionError> compile(const ExpressionText& text);

    // `read` gives the value of text.inputs[i]; it is called for what is looked at only.
    using Read = std::function<ExpressionValue(std::size_t input)>;
    ExpressionResult run(int program, const ExpressionText& text, const ExpressionScope& scope,
                         const Read& read);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace vitrine
