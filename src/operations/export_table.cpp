#include "operations/export_table.h"

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {

ExportTable::ExportTable(const OutputFolder& folder, const std::string& name,
                         std::vector<std::string> columns)
    : m_cells(columns.size()),
      m_output(folder.folder() / name, std::ios::binary | std::ios::trunc),
      m_writer(m_output) {
    if (!m_output) throw Error(Failure::storage, tr("The file {0} cannot be written.", name));
    for (std::size_t i = 0; i < columns.size(); ++i) m_index.emplace(columns[i], i);
    m_writer.row(columns);
}

void ExportTable::set(std::string_view column, std::string_view text) {
    m_cells[m_index.find(column)->second] = text;
}

void ExportTable::set_labels(const Labels& labels, std::string_view prefix) {
    for (const auto& [locale, label] : labels) set(std::string(prefix) + locale, label);
}

void ExportTable::end_row() {
    m_writer.row(m_cells);
    for (std::string& cell : m_cells) cell.clear();
    ++m_rows;
}

void ExportTable::finish() {
    m_writer.finish();
}

}  // namespace vitrine
