#include "interchange/formula_guard.h"

namespace vitrine {
namespace {

bool is_guarded(std::string_view text) {
    constexpr std::string_view dangerous = "=+-@\t\r'";
    return !text.empty() && dangerous.find(text.front()) != std::string_view::npos;
}

}  // namespace

std::string guard_formula(std::string_view text) {
    return is_guarded(text) ? "'" + std::string(text) : std::string(text);
}

std::string_view unguard_formula(std::string_view text) {
    return text.starts_with('\'') && is_guarded(text.substr(1)) ? text.substr(1) : text;
}

}  // namespace vitrine
