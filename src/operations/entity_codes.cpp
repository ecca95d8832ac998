#include "operations/entity_codes.h"

#include <algorithm>

#include "base/text.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_made_code = 100;

}  // namespace

std::string code_from_words(std::string_view words, std::string_view otherwise) {
    std::string code;
    for (const char c : fold_for_search(words)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) {
            code += c;
        } else if (!code.empty() && code.back() != '_') {
            code += '_';
        }
    }
    code.resize(std::min(code.size(), longest_made_code));
    while (!code.empty() && code.back() == '_') code.pop_back();
    return code.empty() ? std::string(otherwise) : code;
}

std::string untaken_code(const std::string& code,
                         const std::function<bool(const std::string&)>& is_taken) {
    std::string made = code;
    for (int number = 2; is_taken(made); ++number) made = code + '_' + std::to_string(number);
    return made;
}

}  // namespace vitrine
