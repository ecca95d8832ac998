#include "interchange/xml_table.h"

#include <algorithm>
#include <system_error>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "interchange/bmecat_layout.h"
#include "interchange/xml_cells.h"

namespace vitrine {
namespace {

// Steps and at most an attribute at the end: what read_xml_cells() itself names.
bool is_plain_path(std::string_view name) {
    if (name == ".") return true;
    static constexpr std::string_view marks = "*[]()'\"|=<>+,$ ";
    return name.find_first_of(marks) == std::string_view::npos &&
           name.find("//") == std::string_view::npos && name.find("::") == std::string_view::npos &&
           name.find("..") == std::string_view::npos && !name.starts_with('/') &&
           !name.starts_with("./");
}

void read_cells(XmlLayout layout, pugi::xml_node record, const PutXmlCell& put) {
    if (layout == XmlLayout::bmecat) {
        read_bmecat_cells(record, put);
    } else {
        read_xml_cells(record, put);
    }
}

}  // namespace

XmlTable::XmlTable(const std::filesystem::path& file, const XmlOptions& options)
    : m_file(file), m_options(options) {
    std::error_code ignored;
    const auto size = std::filesystem::file_size(file, ignored);
    m_bytes = ignored ? 0 : static_cast<std::int64_t>(size);
    const auto open = [&] {
        m_records = std::make_unique<XmlRecords>(file, options.encoding, options.records);
    };
    open();
    if (options.columns) {
        m_columns = RecordColumns(*options.columns);
        if (options.layout == XmlLayout::plain) compile();
    } else {
        read_columns();
        open();
    }
}

XmlTable::~XmlTable() = default;

void XmlTable::read_columns() {
    const PutXmlCell note = [this](std::string_view name, std::string_view) {
        if (m_columns.find(name) == RecordColumns::none) m_columns.add(name);
    };
    while (const auto record = m_records->next()) {
        read_cells(m_options.layout, record, note);
        m_columns.check(m_file);
    }
    if (m_options.layout == XmlLayout::bmecat)
        m_columns = RecordColumns(sort_bmecat_columns(m_columns.names()));
}

void XmlTable::compile() {
    for (std::size_t i = 0; i < m_columns.names().size(); ++i) {
        const std::string& name = m_columns.names()[i];
        if (is_plain_path(name)) continue;
        try {
            m_expressions.emplace_back(i, pugi::xpath_query(name.c_str()));
        } catch (const pugi::xpath_exception& exception) {
            throw Error(Failure::usage, tr("{0} is not a valid XPath expression.", name),
                        exception.what());
        }
    }
}

void XmlTable::put(std::size_t column, std::string_view value) {
    if (value.empty()) return;
    std::string& cell = m_cells[column];
    if (m_counts[column]++ == 0) {
        cell = value;
        return;
    }
    if (m_counts[column] == 2) {
        std::string list;
        append_to_list(list, cell);
        cell = std::move(list);
    }
    append_to_list(cell, value);
}

bool XmlTable::next(CsvRow& row) {
    const PutXmlCell put_known = [this](std::string_view name, std::string_view value) {
        const std::size_t column = m_columns.find(name);
        if (column != RecordColumns::none) put(column, value);
    };
    while (const auto record = m_records->next()) {
        m_cells.assign(m_columns.names().size(), {});
        m_counts.assign(m_cells.size(), 0);
        read_cells(m_options.layout, record, put_known);
        for (const auto& [column, expression] : m_expressions) {
            if (expression.return_type() != pugi::xpath_type_node_set) {
                put(column, trim(expression.evaluate_string(record)));
                continue;
            }
            for (const auto& found : expression.evaluate_node_set(record)) {
                put(column, found.attribute() ? std::string(trim(found.attribute().value()))
                                              : own_text(found.node()));
            }
        }
        show_cells(m_cells, m_records->number(), m_options.hash, row);
        if (!row.filled.empty()) return true;
    }
    row.cells.clear();
    row.filled.clear();
    return false;
}

}  // namespace vitrine
