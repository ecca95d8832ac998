#include "cli/column_names.h"

#include "base/text.h"

namespace vitrine::cli {

std::vector<std::string> split_columns(std::string_view text) {
    std::vector<std::string> names;
    std::string name;
    int depth = 0;
    const auto take = [&] {
        if (const auto trimmed = trim(name); !trimmed.empty()) names.emplace_back(trimmed);
        name.clear();
    };
    for (const char c : text) {
        if (c == '[') ++depth;
        if (c == ']') --depth;
        if (c == ',' && depth <= 0) {
            take();
        } else {
            name += c;
        }
    }
    take();
    return names;
}

}  // namespace vitrine::cli
