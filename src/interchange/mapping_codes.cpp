#include "interchange/mapping_codes.h"

#include <fmt/format.h>

#include "base/checksum.h"
#include "base/text.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_code = 80;

std::string number_for(std::string_view label) {
    return fmt::format("{:08x}", quick_hash(fold_case(trim(label))) & 0xFFFFFFFFU);
}

}  // namespace

std::string code_for_label(std::string_view label, std::string_view prefix) {
    std::string code(prefix);
    bool gap = false;
    bool any = false;
    for (const char c : fold_for_search(trim(label))) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!plain) {
            gap = any;
            continue;
        }
        if (gap) code += '_';
        gap = false;
        any = true;
        code += c;
    }
    if (!any) return trim(label).empty() ? std::string() : code + "c" + number_for(label);
    if (code.size() <= longest_code) return code;
    return code.substr(0, longest_code - 9) + '_' + number_for(label);
}

void CodeBook::know(std::string_view label, std::string_view code) {
    m_codes.emplace(fold_case(trim(label)), code);
    take(code);
}

void CodeBook::take(std::string_view code) {
    m_taken.insert(fold_case(code));
}

const std::string* CodeBook::find(std::string_view label) const {
    const auto at = m_codes.find(fold_case(trim(label)));
    return at == m_codes.end() ? nullptr : &at->second;
}

const std::string& CodeBook::code_for(std::string_view label, bool& made, std::string_view prefix) {
    const auto [at, added] = m_codes.try_emplace(fold_case(trim(label)));
    made = added;
    if (!added) return at->second;
    std::string code = code_for_label(label, prefix);
    if (!m_taken.insert(code).second) {
        code += '_' + number_for(label);
        m_taken.insert(code);
    }
    at->second = std::move(code);
    return at->second;
}

}  // namespace vitrine
