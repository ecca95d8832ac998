#include "interchange/named_columns.h"

#include <algorithm>

#include "base/text.h"

namespace vitrine {

NamedColumns::NamedColumns(const std::vector<std::string>& header,
                           std::span<const std::string_view> names)
    : m_places(names.size(), -1) {
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto found = std::ranges::find(names, fold_case(trim(header[i])));
        if (found == names.end())
            m_passed_over.push_back(header[i]);
        else
            m_places[static_cast<std::size_t>(found - names.begin())] = static_cast<int>(i);
    }
}

std::string NamedColumns::text(const CsvRow& row, std::size_t column) const {
    const auto place = static_cast<std::size_t>(m_places[column]);
    if (!has(column) || place >= row.cells.size()) return {};
    return std::string(trim(row.cells[place]));
}

}  // namespace vitrine
