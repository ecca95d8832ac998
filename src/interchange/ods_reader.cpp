#include "interchange/ods_reader.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <optional>
#include <set>
#include <string_view>

#include "base/error.h"
#include "base/translate.h"
#include "interchange/spreadsheet_numbers.h"
#include "interchange/xlsx_workbook.h"
#include "interchange/xml_events.h"
#include "interchange/zip_archive.h"

namespace vitrine {
namespace {

constexpr std::string_view office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
constexpr std::string_view extension =
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";
constexpr std::size_t content_block = 1U << 16U;
constexpr std::size_t longest_row = 64U << 20U;
// Of what repeated cells and rows come to beyond what stands in the file.
constexpr std::uint64_t most_repeated = std::uint64_t{1} << 30U;
constexpr std::int64_t most_rows = 1 << 24;  // LibreOffice's own limit
constexpr std::size_t most_sheets = 10'000;

std::int64_t count_of(std::string_view text) {
    std::int64_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return std::clamp<std::int64_t>(count, 1, most_rows);
}

// Which sheets there are. Styles, which say whether a sheet is hidden, stand before them.
class SheetList : public XmlListener {
public:
    std::vector<SheetName> sheets;

private:
    void begin(std::string_view element, const XmlAttributes& attributes) override {
        ++m_depth;
        if (element == "spreadsheet") m_spreadsheet = m_depth;
        if (element == "style") m_style = attributes["name"];
        if (element == "table-properties" && attributes["display"] == "false" &&
            m_hidden.size() < most_sheets)
            m_hidden.insert(m_style);
        if (element != "table" || m_spreadsheet == 0 || m_depth != m_spreadsheet + 1) return;
        if (sheets.size() < most_sheets)
            sheets.push_back({std::string(attributes["name"]),
                              m_hidden.count(std::string(attributes["style-name"])) > 0});
    }
    void end(std::string_view element) override {
        if (element == "spreadsheet") m_spreadsheet = 0;
        --m_depth;
    }
    void text(std::string_view) override {}

    int m_depth = 0, m_spreadsheet = 0;
    std::string m_style;
    std::set<std::string> m_hidden;
};

// What may stand in a sheet or a cell and is no part of its text.
bool is_beside_the_text(std::string_view element) {
    static constexpr std::string_view names[] = {"annotation",
                                                 "shapes",
                                                 "forms",
                                                 "tracked-changes",
                                                 "dde-links",
                                                 "ruby-text",
                                                 "frame",
                                                 "custom-shape",
                                                 "g",
                                                 "line",
                                                 "rect",
                                                 "polyline",
                                                 "polygon",
                                                 "path",
                                                 "circle",
                                                 "ellipse",
                                                 "regular-polygon",
                                                 "connector",
                                                 "measure",
                                                 "caption",
                                                 "control",
                                                 "scene",
                                                 "page-thumbnail",
                                                 "detective",
                                                 "scenario"};
    return std::find(std::begin(names), std::end(names), element) != std::end(names);
}

// Merged cells: first and last column.
using Spans = std::vector<std::pair<std::size_t, std::size_t>>;

struct OdsRow {
    SheetRow row;
    std::int64_t copies = 1;
    Spans spans;
};

}  // namespace

// Makes rows of the elements of one sheet.
class OdsReader::SheetPart : public XmlListener {
public:
    SheetPart(std::size_t sheet, std::string file, std::string name)
        : m_wanted(sheet), m_file(std::move(file)), m_name(std::move(name)) {}

    std::deque<OdsRow> rows;
    Issues issues;
    bool has_ended = false;

private:
    void begin(std::string_view element, const XmlAttributes& attributes) override {
        ++m_depth;
        if (m_left_out > 0) return;
        if (element == "spreadsheet") m_spreadsheet = m_depth;
        if (element == "table") {
            if (m_spreadsheet == 0 || m_depth != m_spreadsheet + 1) {
                m_left_out = m_depth;  // a table within a cell, or of another document
            } else {
                m_is_wanted = m_sheets++ == m_wanted;
            }
            return;
        }
        if (is_beside_the_text(element)) {
            m_left_out = m_depth;
        } else if (m_is_wanted) {
            part(element, attributes);
        }
    }
    void end(std::string_view element) override {
        const int depth = m_depth--;
        if (m_left_out > 0) {
            if (m_left_out == depth) m_left_out = 0;
            return;
        }
        if (!m_is_wanted) return;
        if (element == "table") {
            m_is_wanted = false;
            has_ended = true;
        } else if (element == "table-row") {
            end_row();
        } else if (element == "table-cell") {
            end_cell();
        } else if (element == "covered-table-cell") {
            m_column += m_repeated;
            m_in_cell = false;
        } else if (element == "p") {
            m_in_paragraph = false;
        }
    }
    // White space as in HTML: one blank for several.
    void text(std::string_view piece) override {
        if (!m_in_paragraph || m_left_out > 0) return;
        for (const char c : piece) {
            const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!blank || !m_after_blank) m_text += blank ? ' ' : c;
            m_after_blank = blank;
        }
        check_sheet_text(m_text.size(), m_name);
    }

    void part(std::string_view element, const XmlAttributes& attributes) {
        if (element == "table-row") {
            m_row = {};
            m_row.copies = count_of(attributes["number-rows-repeated"]);
            m_row.row.number = m_next_row;
            m_row_bytes = m_column = 0;
        } else if (element == "table-cell" || element == "covered-table-cell") {
            begin_cell(attributes);
        } else if (!m_in_cell) {
            return;
        } else if (element == "p") {
            if (m_paragraphs++ > 0) m_text += '\n';
            m_in_paragraph = m_after_blank = true;
        } else if (element == "s") {
            const auto blanks = static_cast<std::size_t>(count_of(attributes["c"]));
            check_sheet_text(m_text.size() + blanks, m_name);
            m_text.append(blanks, ' ');
            m_after_blank = false;
        } else if (element == "tab") {
            m_text += '\t';
        } else if (element == "line-break") {
            m_text += '\n';
        }
    }
    void begin_cell(const XmlAttributes& attributes) {
        m_in_cell = true;
        m_text.clear();
        m_paragraphs = 0;
        m_repeated = static_cast<std::size_t>(count_of(attributes["number-columns-repeated"]));
        const auto spanned =
            static_cast<std::size_t>(count_of(attributes["number-columns-spanned"]));
        if (spanned > 1) m_row.spans.emplace_back(m_column, m_column + spanned - 1);
        m_is_error = attributes.find(extension, "value-type") == "error";
        m_type = attributes.find(office, "value-type");
        if (m_type == "date") {
            m_value = attributes.find(office, "date-value");
        } else if (m_type == "time") {
            m_value = attributes.find(office, "time-value");
        } else if (m_type == "boolean") {
            m_value = attributes.find(office, "boolean-value");
        } else if (m_type == "string") {
            m_value = attributes.find(office, "string-value");
        } else {
            m_value = attributes.find(office, "value");
        }
    }
    std::string value() {
        if (m_value.empty() || m_type.empty()) return m_text;
        if (m_type == "date") return spreadsheet_date(m_value);
        if (m_type == "time") return spreadsheet_time(m_value);
        if (m_type == "boolean") return m_value == "true" ? "1" : "0";
        if (m_type == "string") return m_value;
        return spreadsheet_number(m_value, NumberKind::number, DateEpoch::from_1900);
    }
    void end_cell() {
        const std::size_t first = m_column;
        m_column += m_repeated;
        m_in_cell = false;
        if (first >= most_sheet_columns) return;
        if (m_is_error) {
            issues.push_back(
                cell_error_issue(m_file + ", " + m_name, m_row.row.number, first, m_text));
            return;
        }
        const std::string text = value();
        if (text.empty()) return;
        const std::size_t behind = std::min(m_column, most_sheet_columns);
        check_sheet_text(text.size(), m_name);
        m_row_bytes += text.size() * (behind - first);
        repeat(text.size() * (behind - first - 1));
        if (m_row_bytes > longest_row) throw too_much();
        m_row.row.cells.resize(first);
        m_row.row.cells.resize(behind, text);
    }
    void end_row() {
        m_next_row += m_row.copies;
        if (m_row.row.cells.empty()) return;
        if (m_next_row - 1 > most_rows) throw too_much();
        repeat(m_row_bytes * static_cast<std::uint64_t>(m_row.copies - 1));
        rows.push_back(std::move(m_row));
        m_row = {};
    }
    void repeat(std::uint64_t bytes) {
        m_repeated_bytes += bytes;
        if (m_repeated_bytes > most_repeated) throw too_much();
    }
    Error too_much() const {
        return {Failure::invalid,
                tr("{0} in {1} repeats cells more often than can be taken.", m_name, m_file)};
    }

    std::size_t m_wanted;
    std::string m_file, m_name;
    int m_depth = 0, m_spreadsheet = 0;
    int m_left_out = 0;  // the depth of an element that is passed over with all in it
    std::size_t m_sheets = 0;
    bool m_is_wanted = false;
    OdsRow m_row;
    std::int64_t m_next_row = 1;
    std::uint64_t m_row_bytes = 0, m_repeated_bytes = 0;
    std::size_t m_column = 0, m_repeated = 1;
    std::string m_type, m_value, m_text;
    int m_paragraphs = 0;
    bool m_in_cell = false, m_in_paragraph = false, m_after_blank = false, m_is_error = false;
};

struct OdsReader::Source {
    ZipArchive archive;
    std::size_t entry = 0;
    ZipArchive::Stream stream;
    std::unique_ptr<SheetPart> part{};
    std::unique_ptr<XmlEvents> events{};
    std::vector<char> block = std::vector<char>(content_block);
    bool has_ended = false;
    Spans spans{};  // of the row read last
};

OdsReader::OdsReader(const std::filesystem::path& file, const SheetOptions& options) {
    const std::string name = file.filename().string();
    ZipArchive archive(file);
    if (const auto manifest = archive.find("META-INF/manifest.xml")) {
        if (archive.read(*manifest, 16U << 20U).find(":encryption-data") != std::string::npos)
            throw Error(Failure::invalid,
                        tr("{0} is protected by a password. Save it without one.", name));
    }
    const auto entry = archive.find("content.xml");
    SheetList list;
    const std::string content = tr("{0} in {1}", "content.xml", name);
    if (entry) read_xml_part(archive, *entry, content, list);
    if (list.sheets.empty())
        throw Error(Failure::invalid, tr("{0} holds no sheet, or it is damaged.", name));
    m_sheets = std::move(list.sheets);
    const std::size_t chosen = choose_sheet(m_sheets, options.sheet, name);
    m_sheet = m_sheets[chosen].name;
    ZipArchive::Stream stream = archive.open(*entry);
    m_source.reset(new Source{std::move(archive), *entry, std::move(stream)});
    m_source->part = std::make_unique<SheetPart>(chosen, name, m_sheet);
    m_source->events = std::make_unique<XmlEvents>(*m_source->part, content);
    read_header(std::clamp(options.header_rows, 1, 10));
}

OdsReader::~OdsReader() = default;

bool OdsReader::read_row(SheetRow& row) {
    Source& source = *m_source;
    SheetPart& part = *source.part;
    while (part.rows.empty() && !source.has_ended && !part.has_ended) {
        const std::size_t count = source.stream.read(source.block);
        source.has_ended = count == 0;
        source.events->feed({source.block.data(), count}, source.has_ended
                                                              ? XmlEvents::Piece::last
                                                              : XmlEvents::Piece::more_follow);
    }
    if (part.rows.empty()) return false;
    OdsRow& first = part.rows.front();
    source.spans = first.spans;
    if (--first.copies > 0) {
        row = first.row;
        ++first.row.number;
        return true;
    }
    row = std::move(first.row);
    part.rows.pop_front();
    return true;
}

bool OdsReader::next(SheetRow& row) {
    const bool found = read_row(row);
    auto& met = m_source->part->issues;
    m_issues.insert(m_issues.end(), std::move_iterator(met.begin()), std::move_iterator(met.end()));
    met.clear();
    return found;
}

void OdsReader::read_header(int rows) {
    SheetRow row;
    if (!read_row(row)) return;
    m_header = row.cells;
    if (rows == 1) return;
    const std::int64_t last = row.number + rows - 1;
    HeaderRows joined;
    for (bool more = true; more;) {
        for (const auto& [from, to] : m_source->spans) spread_cell(row, from, to);
        joined.add(row);
        more = read_row(row);
        if (more && row.number > last) {
            m_source->part->rows.push_front({std::move(row), 1, {}});
            more = false;
        }
    }
    m_header = joined.take();
}

std::int64_t OdsReader::bytes_read() const {
    return m_source->part->has_ended ? bytes()
                                     : static_cast<std::int64_t>(m_source->stream.bytes_read());
}

std::int64_t OdsReader::bytes() const {
    return static_cast<std::int64_t>(m_source->archive.entries()[m_source->entry].bytes);
}

}  // namespace vitrine
