#include "operations/variant_codes.h"

#include <algorithm>

#include "base/text.h"

namespace vitrine {
namespace {

std::string joined(const std::vector<std::string>& values, std::string_view between) {
    std::vector<std::string> words;
    for (const std::string& value : values) words.push_back(code_word(value));
    return join(words, between);
}

// Letters of ASCII only: others are left as they are.
std::string capitals(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

}  // namespace

std::string code_word(std::string_view value) {
    std::string code;
    for (const char c : value) {
        const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        if (c != ' ' && c != ',' && c != ';' && !is_control) code += c;
    }
    return code;
}

std::optional<std::string> code_as(std::string_view code, const std::vector<std::string>& values,
                                   const std::vector<std::string>& wanted) {
    for (const std::string_view between : {"-", "_", ".", "/", ""}) {
        const std::string end = joined(values, between);
        if (end.empty() || end.size() >= code.size()) continue;
        const std::string_view found = code.substr(code.size() - end.size());
        if (fold_case(found) != fold_case(end)) continue;
        const std::string_view stem = code.substr(0, code.size() - end.size());
        std::string made = joined(wanted, between);
        const bool is_capital = found != end && found == capitals(end);
        return std::string(stem) + (is_capital ? capitals(std::move(made)) : made);
    }
    return std::nullopt;
}

}  // namespace vitrine
