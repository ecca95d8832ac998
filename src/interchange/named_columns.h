// The columns of a table that goes by fixed names, wherever they stand in it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interchange/csv_reader.h"

namespace vitrine {

class NamedColumns {
public:
    // Headings match without regard to case and to blanks around them; of two alike the last one
    // counts. `names` are in small letters.
    NamedColumns(const std::vector<std::string>& header, std::span<const std::string_view> names);

    // Columns are numbered as their names were given.
    bool has(std::size_t column) const { return m_places[column] >= 0; }
    // Headings that are none of the names.
    const std::vector<std::string>& passed_over() const { return m_passed_over; }
    // Without blanks around it; empty where the table or the row has no such cell.
    std::string text(const CsvRow& row, std::size_t column) const;

private:
    std::vector<int> m_places;  // -1: nowhere
    std::vector<std::string> m_passed_over;
};

}  // namespace vitrine
