#include "cli/table.h"

#include <algorithm>
#include <numeric>

namespace vitrine::cli {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 8;

}  // namespace

void Table::add_column(std::string heading, Align align) {
    m_columns.push_back({std::move(heading), align});
}

void Table::add_row(std::vector<std::string> cells, Style style) {
    for (std::string& cell : cells) cell = one_line(cell);
    cells.resize(m_columns.size());
    m_rows.push_back({std::move(cells), style});
}

std::vector<std::size_t> Table::widths(std::size_t room) const {
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        std::size_t width = display_width(m_columns[column].heading);
        for (const Row& row : m_rows) width = std::max(width, display_width(row.cells[column]));
        widths.push_back(width);
    }
    if (room == 0 || widths.empty()) return widths;
    const std::size_t gaps = gap * (widths.size() - 1);
    while (std::accumulate(widths.begin(), widths.end(), gaps) > room) {
        const auto widest = std::max_element(widths.begin(), widths.end());
        if (*widest <= narrowest) break;
        --*widest;
    }
    return widths;
}

std::string Table::line(const std::vector<std::string>& cells,
                        const std::vector<std::size_t>& widths) const {
    std::string line;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        const std::string cell = fit(cells[column], widths[column]);
        const std::string padding(widths[column] - display_width(cell), ' ');
        if (column > 0) line.append(gap, ' ');
        line += m_columns[column].align == Align::right ? padding + cell : cell + padding;
    }
    return line.erase(line.find_last_not_of(' ') + 1);
}

void Table::print(Console& console, std::size_t indent) const {
    const std::size_t room = console.width() > indent ? console.width() - indent : console.width();
    const std::vector<std::size_t> column_widths = widths(room);
    const std::string margin(indent, ' ');
    std::vector<std::string> headings;
    for (const Column& column : m_columns) headings.push_back(column.heading);
    if (std::any_of(headings.begin(), headings.end(),
                    [](const std::string& text) { return !text.empty(); })) {
        console.print(margin + console.styled(Style::strong, line(headings, column_widths)));
    }
    for (const Row& row : m_rows) {
        console.print(margin + console.styled(row.style, line(row.cells, column_widths)));
    }
}

}  // namespace vitrine::cli
