// Records of XML as a table.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "interchange/cell_row.h"
#include "interchange/record_columns.h"
#include "interchange/table_reader.h"
#include "interchange/xml_records.h"

namespace vitrine {

struct XmlOptions {
    std::optional<std::string> encoding = {};  // absent: as the file says
    std::string records;                       // see XmlRecords
    XmlLayout layout = XmlLayout::plain;
    std::optional<std::vector<std::string>> columns = {};  // absent: read from all records
    RowHash hash = RowHash::none;
};

// Of the plain layout, a column is named by the XPath of its values within the record: "name",
// "price/@currency", "images/image", "." for the record's own text. Without columns given, these
// are all elements with a text and all attributes, in the order in which they first come: to know
// them, the file is read once from its beginning to its end before the first row. Columns that are
// given may be any XPath 1.0 expression: "FEATURE[FNAME='Colour']/FVALUE", "count(image)".
//
// Texts come without blanks around them. Where a record has several values of a column, the cell
// holds them as append_to_list() writes them.
class XmlTable : public TableReader {
public:
    // Throws as XmlRecords, and Error: usage if a column is no XPath expression, invalid where
    // there are more columns than are taken.
    XmlTable(const std::filesystem::path& file, const XmlOptions& options);
    ~XmlTable() override;

    const std::vector<std::string>& header() const override { return m_columns.names(); }
    bool next(CsvRow& row) override;
    Issues take_issues() override { return {}; }
    std::int64_t bytes_read() const override { return m_records->bytes_read(); }
    std::int64_t bytes() const override { return m_bytes; }

private:
    void read_columns();
    void compile();
    void put(std::size_t column, std::string_view value);

    std::filesystem::path m_file;
    XmlOptions m_options;
    std::int64_t m_bytes = 0;
    RecordColumns m_columns;
    std::vector<std::pair<std::size_t, pugi::xpath_query>> m_expressions;  // by their column
    std::unique_ptr<XmlRecords> m_records;
    std::vector<std::string> m_cells;
    std::vector<std::uint32_t> m_counts;  // of values in each of them
};

}  // namespace vitrine
