#include "workbench/refused_rows.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "base/temporary_place.h"
#include "interchange/akeneo_headings.h"
#include "interchange/csv_writer.h"

namespace vitrine {
namespace {

RefusedTable read_table(const std::filesystem::path& file) {
    RefusedTable table;
    table.file = file.stem().string() + ".csv";
    const auto reader = open_table(file, exactly(find_table_format(file)));
    table.headings = reader->header();
    // The reason stands behind the source's own columns.
    if (!table.headings.empty() && table.headings.back() == rejection_heading)
        table.headings.pop_back();
    const std::size_t columns = table.headings.size();
    CsvRow row;
    while (reader->next(row)) {
        if (table.rows.size() == RefusedTable::most_rows) {
            ++table.beyond;
            continue;
        }
        RefusedTable::Row& kept = table.rows.emplace_back();
        kept.cells.assign(
            row.cells.begin(),
            row.cells.begin() + static_cast<std::ptrdiff_t>(std::min(columns, row.cells.size())));
        kept.cells.resize(columns);
        if (row.cells.size() > columns) kept.reason = row.cells[columns];
    }
    return table;
}

}  // namespace

std::vector<RefusedTable> read_refused(const ImportReport& report, const TableOptions& format) {
    const TemporaryPlace place("refused");
    std::vector<RefusedTable> tables;
    for (const auto& file : write_rejected_rows(report, format, place.folder()).written) {
        RefusedTable table = read_table(file);
        if (!table.rows.empty()) tables.push_back(std::move(table));
    }
    return tables;
}

std::string to_csv(const RefusedTable& table) {
    std::ostringstream text;
    CsvWriter writer(text);
    writer.row(table.headings);
    for (const RefusedTable::Row& row : table.rows) writer.row(row.cells);
    writer.finish();
    return std::move(text).str();
}

TableOptions mended_format() {
    TableOptions format;
    format.kind = TableKind::csv;
    format.delimiter = ';';
    format.encoding = "UTF-8";
    return format;
}

}  // namespace vitrine
