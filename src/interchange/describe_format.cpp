#include <vector>

#include "base/text.h"
#include "base/translate.h"
#include "interchange/table_format.h"

namespace vitrine {
namespace {

std::string delimiter_words(char delimiter) {
    if (delimiter == '\t') return tr("tabs between cells");
    if (delimiter == ' ') return tr("blanks between cells");
    return tr("{0} between cells", std::string(1, delimiter));
}

// Which of them, where there are several.
std::string sheet_words(const TableFormat& format) {
    if (format.sheets.size() < 2) return tr("sheet {0}", format.sheet);
    return tr("sheet {0} of {1}", format.sheet, format.sheets.size());
}

}  // namespace

std::string describe(const TableFormat& format) {
    std::vector<std::string> parts = {describe(format.kind)};
    switch (format.kind) {
        case TableKind::csv:
            parts.push_back(delimiter_words(format.csv.delimiter));
            break;
        case TableKind::xlsx:
        case TableKind::ods:
            parts.push_back(sheet_words(format));
            break;
        case TableKind::json:
        case TableKind::xml:
            if (!format.records.empty()) parts.push_back(tr("records at {0}", format.records));
            break;
        case TableKind::json_lines:
            break;
    }
    if (!format.encoding.name.empty()) parts.push_back(format.encoding.name);
    return join(parts, ", ");
}

TableOptions with_options(TableOptions options, const TableOptions& above) {
    if (above.kind) options.kind = above.kind;
    if (above.delimiter) options.delimiter = above.delimiter;
    if (above.quote) options.quote = above.quote;
    if (above.encoding) options.encoding = above.encoding;
    if (above.line_end) options.line_end = above.line_end;
    if (above.sheet) options.sheet = above.sheet;
    if (above.header_rows) options.header_rows = above.header_rows;
    if (above.records) options.records = above.records;
    if (above.layout) options.layout = above.layout;
    if (above.columns) options.columns = above.columns;
    options.hash_rows = options.hash_rows || above.hash_rows;
    return options;
}

}  // namespace vitrine
