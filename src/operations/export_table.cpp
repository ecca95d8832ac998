#include "operations/export_table.h"

namespace vitrine {

ExportTable::ExportTable(const ExportTarget& target, const std::string& name,
                         const std::vector<std::string>& columns)
    : m_name(name + std::string(file_ending(target.format))),
      m_cells(columns.size()),
      m_writer(write_table(target.folder.folder() / m_name, target.format, columns)) {
    for (std::size_t i = 0; i < columns.size(); ++i) m_index.emplace(columns[i], i);
}

void ExportTable::set(std::string_view column, std::string_view text) {
    m_cells[m_index.find(column)->second] = text;
}

void ExportTable::set_labels(const Labels& labels, std::string_view prefix) {
    for (const auto& [locale, label] : labels) set(std::string(prefix) + locale, label);
}

void ExportTable::end_row() {
    m_writer->row(m_cells);
    for (std::string& cell : m_cells) cell.clear();
    ++m_rows;
}

std::pair<std::string, std::int64_t> ExportTable::finish() {
    m_writer->finish();
    return {m_name, m_rows};
}

}  // namespace vitrine
