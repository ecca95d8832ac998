#include "catalog/view_text.h"

#include "base/text.h"

namespace vitrine {
namespace {

constexpr std::string_view columns_word = "columns", sort_word = "sort";
constexpr std::string_view descending_word = "descending", everything = "all";

bool begins_with_word(std::string_view text, std::string_view word) {
    return fold_case(text.substr(0, word.size())) == word &&
           (text.size() == word.size() || text[word.size()] == ' ');
}

// Where a line that says something of the layout begins, outside of quotes; the end if nowhere.
std::size_t find_layout(std::string_view text) {
    bool is_quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') is_quoted = !is_quoted;
        if (text[i] == '\\' && is_quoted) ++i;
        if (i >= text.size() || text[i] != '|' || is_quoted) continue;
        const std::string_view rest = trim(text.substr(i + 1));
        if (begins_with_word(rest, columns_word) || begins_with_word(rest, sort_word)) return i;
    }
    return text.size();
}

// "name, price[ecommerce,EUR]": commas in brackets do not divide.
std::vector<std::string> split_names(std::string_view text) {
    std::vector<std::string> names;
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : ',';
        if (c == '[') ++depth;
        if (c == ']') --depth;
        if (i < text.size() && (c != ',' || depth > 0)) continue;
        if (const auto name = trim(text.substr(begin, i - begin)); !name.empty())
            names.emplace_back(name);
        begin = i + 1;
    }
    return names;
}

void read_layout(std::string_view part, ViewText& view) {
    part = trim(part);
    if (begins_with_word(part, columns_word)) {
        view.columns = split_names(part.substr(columns_word.size()));
    } else if (begins_with_word(part, sort_word)) {
        std::string_view name = trim(part.substr(sort_word.size()));
        const auto space = name.rfind(' ');
        if (space != std::string_view::npos && name.substr(space + 1) == descending_word) {
            view.ascending = false;
            name = trim(name.substr(0, space));
        }
        view.sort = name;
    }
}

}  // namespace

std::string_view filter_of_view(std::string_view text) {
    return text.substr(0, find_layout(text));
}

ViewText read_view(std::string_view text) {
    ViewText view;
    const std::size_t layout = find_layout(text);
    view.filter = trim(text.substr(0, layout));
    while (layout < text.size()) {
        text = text.substr(find_layout(text) + 1);
        read_layout(text.substr(0, find_layout(text)), view);
        if (find_layout(text) == text.size()) break;
    }
    if (view.has_layout() && view.filter == everything) view.filter.clear();
    return view;
}

std::string write_view(const ViewText& view) {
    std::string text(trim(view.filter));
    if (!view.has_layout()) return text;
    if (text.empty()) text = everything;
    if (!view.columns.empty()) {
        text += " | " + std::string(columns_word) + ' ' + join(view.columns, ", ");
    }
    if (!view.sort.empty()) {
        text += " | " + std::string(sort_word) + ' ' + view.sort;
        if (!view.ascending) text += ' ' + std::string(descending_word);
    }
    return text;
}

}  // namespace vitrine
