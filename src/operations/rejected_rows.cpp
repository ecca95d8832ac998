#include "operations/rejected_rows.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <system_error>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "interchange/akeneo_headings.h"
#include "interchange/csv_writer.h"
#include "interchange/text_encoding.h"
#include "interchange/xlsx_writer.h"
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
    explicit Writer(std::size_t columns) : m_columns(columns) {}
    virtual ~Writer() = default;
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void row(std::vector<std::string_view> cells, std::string_view reason) {
        cells.resize(std::max(cells.size(), m_columns));
        cells.push_back(reason);
        write(cells);
    }
    // A line that is no row, with the reason behind it. False where the format has no place for it.
    virtual bool line(const std::string& /*text*/, std::string /*reason*/) { return false; }
    virtual void finish() = 0;

protected:
    virtual void write(const std::vector<std::string_view>& cells) = 0;

private:
    std::size_t m_columns;
};

class CsvRows : public Writer {
public:
    CsvRows(const fs::path& path, const CsvFormat& format, std::size_t columns)
        : Writer(columns),
          m_format(format),
          m_stream(path, std::ios::binary),
          m_csv(m_stream, format) {}

    // As it stands, since nobody knows where its cells end. The reason must not end them anew: as
    // soon as the line is mended, it is the last cell.
    bool line(const std::string& text, std::string reason) override {
        std::replace(reason.begin(), reason.end(), '"', '\'');
        std::replace(reason.begin(), reason.end(), m_format.delimiter, ' ');
        m_csv.finish();
        m_stream << text << m_format.delimiter << reason << m_format.line_end;
        return true;
    }
    void finish() override { m_csv.finish(); }

protected:
    void write(const std::vector<std::string_view>& cells) override { m_csv.row(cells); }

private:
    CsvFormat m_format;
    std::ofstream m_stream;
    CsvWriter m_csv;
};

class SheetRows : public Writer {
public:
    SheetRows(const fs::path& path, const std::string& sheet, std::size_t columns,
              std::vector<std::string> headings)
        : Writer(columns) {
        headings.resize(columns);
        headings.emplace_back(rejection_heading);
        m_table = write_xlsx(path, headings, sheet);
    }
    void finish() override { m_table->finish(); }

protected:
    void write(const std::vector<std::string_view>& cells) override {
        m_cells.assign(cells.begin(), cells.end());
        m_table->row(m_cells);
    }

private:
    std::unique_ptr<TableWriter> m_table;
    std::vector<std::string> m_cells;
};

bool is_workbook(TableKind kind) {
    return kind == TableKind::xlsx || kind == TableKind::ods;
}

// Excel's limits; a sheet of another program may be called otherwise.
std::string sheet_name(const std::string& name) {
    constexpr std::size_t longest = 31;
    const bool fits = name.size() <= longest && name.find_first_of("[]:*?/\\") == name.npos &&
                      !name.starts_with('\'') && !name.ends_with('\'');
    return fits ? name : std::string();
}

std::unique_ptr<Writer> make_writer(const fs::path& path, const TableFormat& source,
                                    const std::vector<std::string>& headings, std::size_t columns) {
    if (is_workbook(source.kind))
        return std::make_unique<SheetRows>(path, sheet_name(source.sheet), columns, headings);
    CsvFormat format;
    if (source.kind == TableKind::csv) {
        format = {source.csv.delimiter, source.csv.line_end == LineEnd::crlf ? "\r\n" : "\n"};
    }
    auto writer = std::make_unique<CsvRows>(path, format, columns);
    writer->row({headings.begin(), headings.begin() + static_cast<std::ptrdiff_t>(columns)},
                rejection_heading);
    return writer;
}

// use(number, text) for each line of a text file, as UTF-8; longer ones are cut.
void each_line(const fs::path& file, const TableFormat& format,
               const std::function<void(std::int64_t, const std::string&)>& use) {
    constexpr std::size_t longest = 1U << 20U;
    const char end = format.csv.line_end == LineEnd::cr ? '\r' : '\n';
    TextDecoder decoder(format.encoding.name);
    std::ifstream input(file, std::ios::binary);
    input.seekg(static_cast<std::streamoff>(format.encoding.mark_length));
    std::string block(1U << 16U, '\0'), text, line;
    std::int64_t number = 1;
    while (input.read(block.data(), static_cast<std::streamsize>(block.size())),
           input.gcount() > 0) {
        text.clear();
        decoder.decode({block.data(), static_cast<std::size_t>(input.gcount())},
                       TextDecoder::Piece::more_follow, text);
        for (const char c : text) {
            if (c == end) {
                use(number++, line);
                line.clear();
            } else if (c != '\r' && line.size() < longest) {
                line += c;
            }
        }
    }
    if (!line.empty()) use(number, line);
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
        if (found.kind != TableKind::csv)
            name.replace_extension(is_workbook(found.kind) ? ".xlsx" : ".csv");
        const OutputFolder output(folder);
        const std::vector<std::string>& header = reader->header();
        // A file that was mended in part has the column already.
        const bool has_column = !header.empty() && header.back() == rejection_heading;
        const std::size_t columns = header.size() - (has_column ? 1 : 0);
        const auto writer = make_writer(output.folder() / name, found, header, columns);
        for (CsvRow row; reader->next(row);) {
            const auto reason = reasons.find(row.line);
            if (reason == reasons.end()) continue;
            if (has_column && row.cells.size() > columns) row.cells.resize(columns);
            writer->row(row.cells, reason->second);
            reasons.erase(reason);
            ++files.rows;
        }
        // Last, so that a quote without its other end swallows none of the rows.
        if (!reasons.empty() && found.kind == TableKind::csv) {
            each_line(source, found, [&](std::int64_t number, const std::string& text) {
                const auto reason = reasons.find(number);
                if (reason == reasons.end() || !writer->line(text, reason->second)) return;
                ++files.unreadable;
                reasons.erase(reason);
            });
        }
        files.lost += static_cast<std::int64_t>(reasons.size());
        writer->finish();
        output.sync(name.string());
        files.written.push_back(output.publish(name.string()));
    }
    return files;
}

}  // namespace vitrine
