#include "interchange/table_format.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/error.h"
#include "base/translate.h"
#include "interchange/cell_row.h"
#include "interchange/csv_read_ahead.h"
#include "interchange/file_content.h"
#include "interchange/json_table.h"
#include "interchange/ods_reader.h"
#include "interchange/xlsx_reader.h"
#include "interchange/xml_table.h"

namespace vitrine {
namespace {

struct KindName {
    std::string_view code, words;
};
// In the order of TableKind.
constexpr KindName names[] = {
    {"csv", tr_later("CSV")},
    {"xlsx", tr_later("Excel workbook (XLSX)")},
    {"ods", tr_later("OpenDocument spreadsheet (ODS)")},
    {"json", tr_later("JSON")},
    {"json_lines", tr_later("JSON Lines")},
    {"xml", tr_later("XML")},
};
static_assert(std::size(names) == std::size(table_kinds));

CsvOptions csv_options(const TableOptions& options) {
    CsvOptions csv;
    csv.delimiter = options.delimiter;
    csv.quote = options.quote;
    csv.encoding = options.encoding;
    csv.line_end = options.line_end;
    csv.hash_rows = options.hash_rows;
    return csv;
}

SheetOptions sheet_options(const TableOptions& options) {
    return {options.sheet.value_or(std::string()),
            std::clamp(options.header_rows.value_or(1), 1, 10)};
}

JsonOptions json_options(const std::filesystem::path& file, TableKind kind,
                         const TableOptions& options) {
    JsonOptions json;
    json.encoding = options.encoding;
    json.columns = options.columns;
    json.hash = options.hash_rows ? RowHash::of_cells : RowHash::none;
    if (kind == TableKind::json_lines) {
        json.layout = JsonRecords::Layout::lines;
    } else {
        json.records =
            options.records ? *options.records : find_json_records(file, options.encoding).pointer;
    }
    return json;
}

XmlOptions xml_options(const std::filesystem::path& file, const TableOptions& options) {
    XmlOptions xml;
    xml.encoding = options.encoding;
    xml.columns = options.columns;
    xml.hash = options.hash_rows ? RowHash::of_cells : RowHash::none;
    if (options.records && options.layout) {
        xml.records = *options.records;
        xml.layout = *options.layout;
        return xml;
    }
    const XmlPlace place = find_xml_records(file, options.encoding);
    xml.records = options.records.value_or(place.path);
    // The layout found is that of the records found.
    xml.layout =
        options.layout.value_or(xml.records == place.path ? place.layout : XmlLayout::plain);
    return xml;
}

class CsvTable : public TableReader {
public:
    CsvTable(const std::filesystem::path& file, const CsvOptions& options)
        : m_reader(file, options) {
        std::error_code ignored;
        const auto size = std::filesystem::file_size(file, ignored);
        m_bytes = ignored ? 0 : static_cast<std::int64_t>(size);
    }

    const std::vector<std::string>& header() const override { return m_reader.header(); }
    bool next(CsvRow& row) override { return m_reader.next(row); }
    Issues take_issues() override { return m_reader.take_issues(); }
    std::int64_t bytes_read() const override { return m_reader.bytes_read(); }
    std::int64_t bytes() const override { return m_bytes; }

private:
    CsvReadAhead m_reader;
    std::int64_t m_bytes = 0;
};

template <class Reader>
class SheetTable : public TableReader {
public:
    SheetTable(const std::filesystem::path& file, const TableOptions& options)
        : m_hash(options.hash_rows ? RowHash::of_cells : RowHash::none),
          m_reader(file, sheet_options(options)) {}

    const std::vector<std::string>& header() const override { return m_reader.header(); }
    bool next(CsvRow& row) override {
        if (!m_reader.next(m_row)) return false;
        // A sheet keeps no cells behind the last one that is filled, and they are there all the
        // same: empty.
        if (m_row.cells.size() < header().size()) m_row.cells.resize(header().size());
        show_cells(m_row.cells, m_row.number, m_hash, row);
        return true;
    }
    Issues take_issues() override { return m_reader.take_issues(); }
    std::int64_t bytes_read() const override { return m_reader.bytes_read(); }
    std::int64_t bytes() const override { return m_reader.bytes(); }

private:
    RowHash m_hash;
    Reader m_reader;
    SheetRow m_row;
};

template <class Reader>
void describe_sheets(const std::filesystem::path& file, const TableOptions& options,
                     TableFormat& format) {
    const SheetOptions sheet = sheet_options(options);
    const Reader reader(file, sheet);
    format.sheets = reader.sheets();
    format.sheet = reader.sheet();
    format.header_rows = sheet.header_rows;
}

TableKind kind_of(const std::filesystem::path& file, const TableOptions& options) {
    if (options.kind) return *options.kind;
    const FileContent content = judge_content(file);
    if (!content.kind) throw Error(Failure::invalid, content.refusal);
    return *content.kind;
}

}  // namespace

std::string_view table_kind_name(TableKind kind) {
    return names[static_cast<std::size_t>(kind)].code;
}

std::optional<TableKind> parse_table_kind(std::string_view name) {
    for (const TableKind kind : table_kinds) {
        if (table_kind_name(kind) == name) return kind;
    }
    return std::nullopt;
}

std::string describe(TableKind kind) {
    return tr(names[static_cast<std::size_t>(kind)].words);
}

TableKind find_table_kind(const std::filesystem::path& file) {
    return kind_of(file, {});
}

TableFormat find_table_format(const std::filesystem::path& file, const TableOptions& options) {
    TableFormat format;
    format.kind = kind_of(file, options);
    switch (format.kind) {
        case TableKind::csv:
            format.csv = CsvReader(file, csv_options(options)).detected();
            format.encoding = format.csv.encoding;
            break;
        case TableKind::xlsx:
            describe_sheets<XlsxReader>(file, options, format);
            break;
        case TableKind::ods:
            describe_sheets<OdsReader>(file, options, format);
            break;
        case TableKind::json:
        case TableKind::json_lines: {
            const JsonOptions json = json_options(file, format.kind, options);
            const JsonTable table(file, json);
            format.records = json.records;
            format.columns = table.header();
            format.encoding = table.encoding();
            break;
        }
        case TableKind::xml: {
            const XmlOptions xml = xml_options(file, options);
            format.records = xml.records;
            format.layout = xml.layout;
            format.columns = XmlTable(file, xml).header();
            format.encoding.name = options.encoding.value_or(std::string());
            break;
        }
    }
    return format;
}

TableOptions exactly(const TableFormat& format) {
    TableOptions options;
    options.kind = format.kind;
    switch (format.kind) {
        case TableKind::csv:
            options.delimiter = format.csv.delimiter;
            options.quote = format.csv.quote;
            options.encoding = format.csv.encoding.name;
            options.line_end = format.csv.line_end;
            break;
        case TableKind::xlsx:
        case TableKind::ods:
            options.sheet = format.sheet;
            options.header_rows = format.header_rows;
            break;
        case TableKind::json:
        case TableKind::json_lines:
            options.encoding = format.encoding.name;
            options.records = format.records;
            options.columns = format.columns;
            break;
        case TableKind::xml:
            if (!format.encoding.name.empty()) options.encoding = format.encoding.name;
            options.records = format.records;
            options.layout = format.layout;
            options.columns = format.columns;
            break;
    }
    return options;
}

std::unique_ptr<TableReader> open_table(const std::filesystem::path& file,
                                        const TableOptions& options) {
    const TableKind kind = kind_of(file, options);
    switch (kind) {
        case TableKind::csv:
            return std::make_unique<CsvTable>(file, csv_options(options));
        case TableKind::xlsx:
            return std::make_unique<SheetTable<XlsxReader>>(file, options);
        case TableKind::ods:
            return std::make_unique<SheetTable<OdsReader>>(file, options);
        case TableKind::json:
        case TableKind::json_lines:
            return std::make_unique<JsonTable>(file, json_options(file, kind, options));
        case TableKind::xml:
            return std::make_unique<XmlTable>(file, xml_options(file, options));
    }
    return nullptr;
}

}  // namespace vitrine
