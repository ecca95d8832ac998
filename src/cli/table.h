// Rows in aligned columns, for people.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"

namespace vitrine::cli {

enum class Align { left, right };

class Table {
public:
    void add_column(std::string heading, Align align = Align::left);
    // Texts are put on one line. One cell for each column.
    void add_row(std::vector<std::string> cells, Style style = Style::plain);
    bool empty() const { return m_rows.empty(); }

    // Two blanks between columns. On a terminal that is too narrow, the widest texts are cut.
    void print(Console& console, std::size_t indent = 0) const;

private:
    struct Column {
        std::string heading;
        Align align = Align::left;
    };
    struct Row {
        std::vector<std::string> cells;
        Style style = Style::plain;
    };
    std::vector<std::size_t> widths(std::size_t room) const;
    std::string line(const std::vector<std::string>& cells,
                     const std::vector<std::size_t>& widths) const;

    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
};

}  // namespace vitrine::cli
