#include "desktop/grid_table.h"

#include "desktop/text.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

// A cell shows one line; what follows is in the form.
wxString first_line(const std::string& text) {
    const auto end = text.find_first_of("\r\n");
    if (end == std::string::npos) return to_wx(text);
    return to_wx(text.substr(0, end) + " …");
}

}  // namespace

wxString GridTable::GetValue(int row, int column) {
    if (row >= rows_now() || column >= columns_now()) return {};
    return first_line(m_grid.text(static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
}

wxString GridTable::spoken_value(int row, int column) {
    if (row >= rows_now() || column >= columns_now()) return {};
    return first_line(
        m_grid.spoken_text(static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
}

wxString GridTable::editor_value(int row, int column) {
    return to_wx(
        m_grid.editor_text(static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
}

void GridTable::SetValue(int row, int column, const wxString& value) {
    m_grid.type({{static_cast<std::size_t>(row), static_cast<std::size_t>(column), to_utf8(value)}},
                "edit");
}

wxString GridTable::GetColLabelValue(int column) {
    const auto& columns = m_grid.columns();
    const auto index = static_cast<std::size_t>(column);
    if (index >= columns.size()) return {};
    const wxString heading = to_wx(columns[index].heading);
    if (column != m_sorted_column) return heading;
    return heading + to_wx(m_ascending ? "  ▲" : "  ▼");
}

wxString GridTable::GetRowLabelValue(int row) {
    return to_wx(format_number(row + 1));
}

void GridTable::follow_size() {
    const int rows = m_rows, columns = m_columns;
    m_rows = rows_now();
    m_columns = columns_now();
    tell_rows(rows, m_rows);
    tell_columns(columns, m_columns);
}

}  // namespace vitrine::desktop
