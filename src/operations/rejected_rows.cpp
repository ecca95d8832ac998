#include "operations/rejected_rows.h"

#include <fstream>
#include <map>
#include <system_error>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "interchange/akeneo_headings.h"
#include "interchange/csv_writer.h"
#include "operations/output_folder.h"

namespace vitrine {
namespace {

namespace fs = std::filesystem;

using Reasons = std::map<std::int64_t, std::string>;  // by line

Reasons reasons_of(const ImportReport& report, const std::string& file) {
    Reasons reasons;
    for (const ImportReport::RejectedRow& row : report.rejected_rows) {
        if (row.file != file) continue;
        std::string& reason = reasons[row.line];
        if (reason.find(row.reason) == std::string::npos)
            reason += (reason.empty() ? "" : " ") + row.reason;
    }
    return reasons;
}

// Cells of a row, as many as there are headings, then why.
class Writer {
public:
    Writer(const fs::path& path, const CsvFormat& format, std::size_t columns)
        : m_stream(path, std::ios::binary), m_csv(m_stream, format), m_columns(columns) {}

    void row(std::vector<std::string_view> cells, std::string_view reason) {
        cells.resize(std::max(cells.size(), m_columns));
        cells.push_back(reason);
        m_csv.row(cells);
    }
    void finish() { m_csv.finish(); }

private:
    std::ofstream m_stream;
    CsvWriter m_csv;
    std::size_t m_columns;
};

CsvFormat format_of(const TableFormat& source) {
    if (source.kind != TableKind::csv) return {};
    return {source.csv.delimiter, source.csv.line_end == LineEnd::crlf ? "\r\n" : "\n"};
}

}  // namespace

RejectedFiles write_rejected_rows(const ImportReport& report, const TableOptions& format,
                                  const fs::path& folder) {
    RejectedFiles files;
    for (const fs::path& source : report.files) {
        Reasons reasons = reasons_of(report, source.filename().string());
        if (reasons.empty()) continue;
        std::error_code ignored;
        if (fs::equivalent(source.parent_path().empty() ? fs::path(".") : source.parent_path(),
                           folder, ignored)) {
            throw Error(Failure::usage,
                        tr("The rejected rows would replace {0} itself. Name another folder.",
                           source.string()));
        }
        const TableFormat found = find_table_format(source, format);
        const auto reader = open_table(source, exactly(found));
        fs::path name = source.filename();
        if (found.kind != TableKind::csv) name.replace_extension(".csv");
        const OutputFolder output(folder);
        const std::vector<std::string>& header = reader->header();
        // A file that was mended in part has the column already.
        const bool has_column = !header.empty() && header.back() == rejection_heading;
        const std::size_t columns = header.size() - (has_column ? 1 : 0);
        Writer writer(output.folder() / name, format_of(found), columns);
        writer.row({header.begin(), header.begin() + static_cast<std::ptrdiff_t>(columns)},
                   rejection_heading);
        for (CsvRow row; reader->next(row);) {
            const auto reason = reasons.find(row.line);
            if (reason == reasons.end()) continue;
            if (has_column && row.cells.size() > columns) row.cells.resize(columns);
            writer.row(row.cells, reason->second);
            reasons.erase(reason);
            ++files.rows;
        }
        files.unreadable += static_cast<std::int64_t>(reasons.size());
        writer.finish();
        output.sync(name.string());
        files.written.push_back(output.publish(name.string()));
    }
    return files;
}

}  // namespace vitrine
