#include "search/similar_names.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "base/text.h"

namespace vitrine {
namespace {

constexpr std::size_t names_per_check = 1024;

// The words in their own order, so that names with the same ones are equal.
std::string words_of(std::string_view name) {
    std::string folded = fold_for_search(name);
    for (char& c : folded) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && std::isalnum(byte) == 0) c = ' ';
    }
    auto words = split_list(folded, ' ');
    std::sort(words.begin(), words.end());
    std::string joined;
    for (const std::string_view word : words) {
        joined += word;
        joined += ' ';
    }
    return joined;
}

}  // namespace

std::vector<std::vector<ProductId>> similar_names(std::span<const NameToCompare> names,
                                                  const Progress& progress) {
    std::vector<std::pair<std::string, const NameToCompare*>> by_words;
    by_words.reserve(names.size());
    for (const NameToCompare& name : names) {
        if (by_words.size() % names_per_check == 0) progress.check();
        std::string words = words_of(name.name);
        if (!words.empty()) by_words.emplace_back(std::move(words), &name);
    }
    std::sort(by_words.begin(), by_words.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first, a.second->product) < std::tie(b.first, b.second->product);
    });
    std::vector<std::vector<ProductId>> groups;
    for (auto first = by_words.begin(); first != by_words.end();) {
        const auto last = std::find_if(
            first, by_words.end(), [&](const auto& name) { return name.first != first->first; });
        const bool has_others = std::any_of(first, last, [&](const auto& name) {
            return name.second->root != first->second->root;
        });
        if (has_others) {
            auto& group = groups.emplace_back();
            for (auto name = first; name != last; ++name) {
                group.push_back(name->second->product);
            }
        }
        first = last;
    }
    std::sort(groups.begin(), groups.end());
    return groups;
}

}  // namespace vitrine
