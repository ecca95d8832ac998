// Columns of tables whose file has no header: records of JSON and XML, which name their values one
// by one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/text.h"

namespace vitrine {

// More than any table of products has: names beyond are rather values.
inline constexpr std::size_t most_record_columns = 20'000;
// Of one record, in the file: memory must not grow with it.
inline constexpr std::size_t longest_record = 64U << 20U;

// Every name once, in the order in which they were added.
class RecordColumns {
public:
    RecordColumns() = default;
    explicit RecordColumns(const std::vector<std::string>& names) {
        for (const auto& name : names) add(name);
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t find(std::string_view name) const {
        const auto found = m_places.find(name);
        return found == m_places.end() ? none : found->second;
    }
    void add(std::string_view name);
    // Throws Error (invalid) with this name of the file where there are more than are taken.
    void check(const std::filesystem::path& file) const;
    const std::vector<std::string>& names() const { return m_names; }

private:
    std::vector<std::string> m_names;
    std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>> m_places;
};

// Several values in one cell are written as a row of CSV: with a comma between them, and in quotes
// where a value holds a comma, a quote or a line end: red,"4,5 mm". The list may be empty so far.
void append_to_list(std::string& list, std::string_view value);

}  // namespace vitrine
