#include "proofing/character_names.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace vitrine {
namespace {

const std::vector<std::string_view>& sorted_names() {
    static const std::vector<std::string_view> names = split_list(character_names, ' ');
    return names;
}

}  // namespace

bool is_character_name(std::string_view name) {
    const auto& names = sorted_names();
    return std::binary_search(names.begin(), names.end(), name);
}

bool begins_character_name(std::string_view beginning) {
    const auto& names = sorted_names();
    const auto first = std::lower_bound(names.begin(), names.end(), beginning);
    return first != names.end() && first->starts_with(beginning);
}

}  // namespace vitrine
