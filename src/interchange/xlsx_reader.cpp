#include "interchange/xlsx_reader.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "interchange/xlsx_workbook.h"

namespace vitrine {
namespace {

constexpr std::size_t sheet_block = 1U << 16U;

// "BC12" is column 54, counted from 0. Absent where there are no letters.
std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t column = 0, letters = 0;
    while (letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z' &&
           letters < 4)
        column = column * 26 + static_cast<std::size_t>(reference[letters++] - 'A' + 1);
    if (letters == 0 || column > most_sheet_columns) return std::nullopt;
    return column - 1;
}

std::int64_t row_of(std::string_view reference) {
    const auto digits = reference.find_first_of("0123456789");
    std::int64_t row = 0;
    if (digits != std::string_view::npos)
        std::from_chars(reference.data() + digits, reference.data() + reference.size(), row);
    return row;
}

struct MergedCells {
    std::size_t first = 0, last = 0;  // columns
    std::int64_t top = 0, bottom = 0;
};

// They stand behind the rows: a pass over the sheet of its own.
class MergedPart : public XmlListener {
public:
    explicit MergedPart(std::int64_t most_row) : m_most_row(most_row) {}
    std::vector<MergedCells> cells;

private:
    void begin(std::string_view element, const XmlAttributes& attributes) override {
        if (element != "mergeCell") return;
        const std::string_view range = attributes["ref"];
        const auto colon = range.find(':');
        if (colon == std::string_view::npos) return;
        const std::string_view from = range.substr(0, colon), to = range.substr(colon + 1);
        const auto first = column_of(from), last = column_of(to);
        if (first && last && row_of(from) <= m_most_row)
            cells.push_back({*first, *last, row_of(from), row_of(to)});
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}

    std::int64_t m_most_row;
};

}  // namespace

// Makes rows of a sheet's elements.
class XlsxReader::SheetPart : public XmlListener {
public:
    SheetPart(const XlsxWorkbook& workbook, std::string file, std::string sheet)
        : m_workbook(workbook), m_file(std::move(file)), m_sheet(std::move(sheet)) {}

    std::deque<SheetRow> rows;
    Issues issues;

private:
    void begin(std::string_view element, const XmlAttributes& attributes) override {
        if (element == "row") {
            const std::int64_t stated = row_of(attributes["r"]);
            m_row.number = stated > 0 ? stated : m_row.number + 1;
            m_row.cells.clear();
            m_next_column = 0;
        } else if (element == "c") {
            m_column = column_of(attributes["r"]).value_or(m_next_column);
            m_next_column = m_column + 1;
            m_type = attributes["t"];
            m_style = 0;
            const std::string_view style = attributes["s"];
            std::from_chars(style.data(), style.data() + style.size(), m_style);
            m_text.clear();
        } else if (element == "v") {
            m_text.clear();
            m_takes_text = true;
        } else if (element == "rPh") {
            m_in_reading = true;
        } else if (element == "t") {
            m_takes_text = !m_in_reading;
        }
    }
    void end(std::string_view element) override {
        if (element == "v" || element == "t") m_takes_text = false;
        if (element == "rPh") m_in_reading = false;
        if (element == "c") put();
        if (element == "row" && !m_row.cells.empty()) rows.push_back(m_row);
    }
    void text(std::string_view piece) override {
        if (!m_takes_text) return;
        m_text += piece;
        check_sheet_text(m_text.size(), m_sheet);
    }

    void put() {
        if (m_column >= most_sheet_columns) return;
        std::string text = value();
        if (text.empty()) return;
        if (m_row.cells.size() <= m_column) m_row.cells.resize(m_column + 1);
        m_row.cells[m_column] = std::move(text);
    }
    std::string value() {
        if (m_type == "s") {
            std::size_t number = 0;
            const auto [end, error] =
                std::from_chars(m_text.data(), m_text.data() + m_text.size(), number);
            if (error != std::errc()) return {};
            return std::string(m_workbook.texts.at(number));
        }
        if (m_type == "inlineStr" || m_type == "str") return decode_xlsx_text(m_text);
        if (m_type == "d") return spreadsheet_date(m_text);
        if (m_type == "e") {
            note_error();
            return {};
        }
        if (m_type == "b" || m_text.empty()) return m_text;
        return spreadsheet_number(m_text, m_workbook.format(m_style), m_workbook.epoch);
    }
    void note_error() {
        issues.push_back(cell_error_issue(m_file + ", " + m_sheet, m_row.number, m_column, m_text));
    }

    const XlsxWorkbook& m_workbook;
    std::string m_file, m_sheet;
    SheetRow m_row;
    std::size_t m_column = 0, m_next_column = 0, m_style = 0;
    std::string m_type, m_text;
    bool m_takes_text = false, m_in_reading = false;
};

struct XlsxReader::Source {
    ZipArchive archive;
    XlsxWorkbook workbook;
    std::size_t entry = 0;
    std::string what;
    std::optional<ZipArchive::Stream> stream{};
    std::unique_ptr<SheetPart> part{};
    std::unique_ptr<XmlEvents> events{};
    std::vector<char> block = std::vector<char>(sheet_block);
    bool has_ended = false;
};

XlsxReader::XlsxReader(const std::filesystem::path& file, const XlsxOptions& options)
    : m_name(file.filename().string()) {
    ZipArchive archive(file);
    XlsxWorkbook workbook = read_xlsx_workbook(archive, m_name);
    for (const XlsxSheet& sheet : workbook.sheets)
        m_sheets.push_back({sheet.name, sheet.is_hidden});
    const XlsxSheet* chosen = &workbook.sheets[choose_sheet(m_sheets, options.sheet, m_name)];
    m_sheet = chosen->name;
    const std::size_t entry = chosen->entry;
    const std::string what = tr("{0} in {1}", m_sheet, m_name);
    m_source.reset(new Source{std::move(archive), std::move(workbook), entry, what});
    m_source->stream = m_source->archive.open(entry);
    m_source->part = std::make_unique<SheetPart>(m_source->workbook, m_name, m_sheet);
    m_source->events = std::make_unique<XmlEvents>(*m_source->part, what);
    read_header(std::clamp(options.header_rows, 1, 10));
}

XlsxReader::~XlsxReader() = default;

bool XlsxReader::read_row(SheetRow& row) {
    Source& source = *m_source;
    while (source.part->rows.empty() && !source.has_ended) {
        const std::size_t count = source.stream->read(source.block);
        source.has_ended = count == 0;
        source.events->feed({source.block.data(), count}, source.has_ended
                                                              ? XmlEvents::Piece::last
                                                              : XmlEvents::Piece::more_follow);
    }
    if (source.part->rows.empty()) return false;
    row = std::move(source.part->rows.front());
    source.part->rows.pop_front();
    return true;
}

bool XlsxReader::next(SheetRow& row) {
    const bool found = read_row(row);
    m_issues.insert(m_issues.end(), std::move_iterator(m_source->part->issues.begin()),
                    std::move_iterator(m_source->part->issues.end()));
    m_source->part->issues.clear();
    return found;
}

void XlsxReader::read_header(int rows) {
    SheetRow row;
    if (!read_row(row)) return;
    m_header = row.cells;
    if (rows == 1) return;
    const std::int64_t first = row.number, last = first + rows - 1;
    MergedPart merged(last);
    read_xml_part(m_source->archive, m_source->entry, m_source->what, merged);
    HeaderRows joined;
    for (bool more = true; more;) {
        for (const MergedCells& cells : merged.cells) {
            if (row.number == cells.top) spread_cell(row, cells.first, cells.last);
        }
        joined.add(row);
        more = read_row(row);
        if (more && row.number > last) {
            m_source->part->rows.push_front(std::move(row));
            more = false;
        }
    }
    m_header = joined.take();
}

std::int64_t XlsxReader::bytes_read() const {
    return static_cast<std::int64_t>(m_source->stream->bytes_read());
}

std::int64_t XlsxReader::bytes() const {
    return static_cast<std::int64_t>(m_source->archive.entries()[m_source->entry].bytes);
}

}  // namespace vitrine
