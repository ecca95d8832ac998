#include "interchange/json_table.h"

#include <system_error>

#include "base/text.h"
#include "base/translate.h"
#include "interchange/json_cells.h"

namespace vitrine {

JsonTable::JsonTable(const std::filesystem::path& file, const JsonOptions& options)
    : m_file(file), m_options(options) {
    std::error_code ignored;
    const auto size = std::filesystem::file_size(file, ignored);
    m_bytes = ignored ? 0 : static_cast<std::int64_t>(size);
    const auto open = [&] {
        m_records =
            std::make_unique<JsonRecords>(file, options.encoding, options.layout, options.records);
    };
    open();
    if (options.columns) {
        m_columns = RecordColumns(*options.columns);
    } else {
        read_columns();
        open();
    }
}

JsonTable::~JsonTable() = default;

void JsonTable::read_columns() {
    std::vector<std::string> names;  // of this record, and new
    const PutCell note = [&](std::string_view name, std::string_view) {
        if (m_columns.find(name) == RecordColumns::none) names.emplace_back(name);
    };
    while (const auto record = m_records->next()) {
        names.clear();
        // Names in broken records may be no names.
        if (read_json_cells(*record, note)) continue;
        for (const auto& name : names) m_columns.add(name);
        m_columns.check(m_file);
    }
}

bool JsonTable::next(CsvRow& row) {
    const PutCell put = [this](std::string_view name, std::string_view value) {
        const std::size_t column = m_columns.find(name);
        if (column != RecordColumns::none) m_cells[column] = value;
    };
    while (const auto record = m_records->next()) {
        m_cells.assign(m_columns.names().size(), {});
        if (const auto place = read_json_cells(*record, put)) {
            m_issues.push_back(issue(*record));
            m_issues.back().rule = "json.syntax";
            m_issues.back().message =
                tr("The record is not well-formed JSON from its byte {0} on and was left out.",
                   *place);
            m_issues.back().fix = tr("Mend it there, or have the file written again.");
            continue;
        }
        if (m_records->scanner().has_replacements() &&
            record->find("\xEF\xBF\xBD") != std::string_view::npos) {
            m_issues.push_back(issue(*record));
            m_issues.back().severity = Severity::warning;
            m_issues.back().rule = "text.encoding";
            m_issues.back().message = tr("Some characters are not {0} and could not be read.",
                                         m_records->scanner().encoding().name);
            m_issues.back().fix = tr("Choose the encoding in which the file was written.");
        }
        show_cells(m_cells, m_records->number(), m_options.hash, row);
        if (row.filled.empty()) continue;
        return true;
    }
    row.cells.clear();
    row.filled.clear();
    return false;
}

Issue JsonTable::issue(std::string_view record) const {
    Issue issue;
    issue.file = m_file.filename().string();
    issue.row = m_records->number();
    issue.value = shorten(record, 200);
    return issue;
}

}  // namespace vitrine
