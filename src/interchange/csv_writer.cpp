#include "interchange/csv_writer.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <ostream>
#include <utility>

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {
namespace {

constexpr std::size_t buffer_size = 64 * 1024;

bool needs_quotes(std::string_view cell, char delimiter) {
    return std::any_of(cell.begin(), cell.end(), [delimiter](char c) {
        return c == delimiter || c == '"' || c == '\n' || c == '\r';
    });
}

void append_quoted(std::string& text, std::string_view cell) {
    text += '"';
    for (;;) {
        const auto quote = cell.find('"');
        if (quote == std::string_view::npos) break;
        text.append(cell.substr(0, quote + 1)) += '"';
        cell.remove_prefix(quote + 1);
    }
    text.append(cell) += '"';
}

// Rows whose plain form means something else to a reader.
bool is_misread(std::span<const std::string_view> cells) {
    const std::string_view first = cells.front();
    return (cells.size() == 1 && first.empty()) || first.starts_with("sep=") ||
           first.starts_with("\xEF\xBB\xBF");
}

}  // namespace

void append_csv_row(std::string& text, std::span<const std::string_view> cells,
                    const CsvFormat& format) {
    assert(!cells.empty());
    bool quote = is_misread(cells);  // concerns the first cell only
    bool first = true;
    for (const auto cell : cells) {
        if (!first) text += format.delimiter;
        if (quote || needs_quotes(cell, format.delimiter)) {
            append_quoted(text, cell);
        } else {
            text.append(cell);
        }
        first = false;
        quote = false;
    }
    text += format.line_end;
}

CsvWriter::CsvWriter(std::ostream& output, CsvFormat format)
    : m_output(output), m_format(std::move(format)) {
    m_buffer.reserve(buffer_size * 2);
}

CsvWriter::~CsvWriter() {
    // Unwinding must not throw again, even where the stream is set to.
    try {
        m_output.write(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
    } catch (const std::exception&) {
        m_buffer.clear();
    }
}

void CsvWriter::row(std::span<const std::string_view> cells) {
    append_csv_row(m_buffer, cells, m_format);
    if (m_buffer.size() >= buffer_size) flush_buffer();
}

void CsvWriter::row(const std::vector<std::string>& cells) {
    m_views.assign(cells.begin(), cells.end());
    row(std::span<const std::string_view>(m_views));
}

void CsvWriter::finish() {
    flush_buffer();
    if (!m_output.flush()) throw Error(Failure::storage, tr("The file cannot be written."));
}

void CsvWriter::flush_buffer() {
    m_output.write(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
    m_buffer.clear();
    if (!m_output) throw Error(Failure::storage, tr("The file cannot be written."));
}

}  // namespace vitrine
