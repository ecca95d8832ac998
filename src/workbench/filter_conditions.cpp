#include "workbench/filter_conditions.h"

#include <algorithm>
#include <optional>

#include "base/error.h"

namespace vitrine {
namespace {

// The parts of a conjunction, or the filter alone; absent where it cannot be read.
std::optional<std::vector<Filter>> parts_of(const Structure& structure, const std::string& text) {
    try {
        Filter filter = parse_filter(structure, text);
        if (filter.kind == Filter::Kind::all) return std::vector<Filter>();
        if (filter.kind == Filter::Kind::conjunction) return std::move(filter.parts);
        std::vector<Filter> parts;
        parts.push_back(std::move(filter));
        return parts;
    } catch (const Error&) {
        return std::nullopt;  // the list says why
    }
}

std::string text_of(const Structure& structure, std::vector<Filter> parts) {
    if (parts.empty()) return {};
    if (parts.size() == 1) return to_text(structure, parts.front());
    Filter whole;
    whole.kind = Filter::Kind::conjunction;
    whole.parts = std::move(parts);
    return to_text(structure, whole);
}

}  // namespace

std::vector<std::string> filter_conditions(const Structure& structure, const std::string& filter) {
    std::vector<std::string> conditions;
    const auto parts = parts_of(structure, filter);
    if (!parts) return conditions;
    for (const Filter& part : *parts) conditions.push_back(to_text(structure, part));
    return conditions;
}

std::string without_condition(const Structure& structure, const std::string& filter,
                              std::size_t index) {
    auto parts = parts_of(structure, filter);
    if (!parts || index >= parts->size()) return filter;
    parts->erase(parts->begin() + static_cast<std::ptrdiff_t>(index));
    return text_of(structure, std::move(*parts));
}

std::string with_condition(const Structure& structure, const std::string& filter,
                           const std::string& condition) {
    auto parts = parts_of(structure, filter).value_or(std::vector<Filter>());
    const auto more = parts_of(structure, condition);
    if (!more) return filter;
    for (const Filter& part : *more) {
        if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(part);
    }
    return text_of(structure, std::move(parts));
}

}  // namespace vitrine
