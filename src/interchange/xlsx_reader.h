// Reads a sheet of an Excel workbook row by row, in memory that does not grow with the file. Cells
// come as texts: what they mean is the mapping's.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/issue.h"
#include "interchange/sheet_row.h"

namespace vitrine {

using XlsxOptions = SheetOptions;

// Texts stay as they are, "00123" too. Numbers and dates come as spreadsheet_number() writes them,
// truth values as "1" and "0", formulas as the value that was saved with them. Cells with an error
// value (#N/A) come empty, with an issue. Rows without any filled cell are passed over.
class XlsxReader {
public:
    // Opens the workbook and reads the header of the sheet. Throws Error: storage if the file
    // cannot be read, invalid if it is no workbook or is damaged, usage if it has no such sheet.
    explicit XlsxReader(const std::filesystem::path& file, const XlsxOptions& options = {});
    ~XlsxReader();
    XlsxReader(const XlsxReader&) = delete;
    XlsxReader& operator=(const XlsxReader&) = delete;

    const std::vector<SheetName>& sheets() const { return m_sheets; }
    // The one that is read.
    const std::string& sheet() const { return m_sheet; }

    // The first filled row. Of several header rows the filled cells of a column are joined by " /
    // "; a cell that is merged over several columns counts for each of them.
    const std::vector<std::string>& header() const { return m_header; }

    // The next row, or false at the end. Throws Error (invalid) where the sheet is damaged.
    bool next(SheetRow& row);

    // The issues met since the last call.
    Issues take_issues() { return std::exchange(m_issues, {}); }

    // Of the sheet, unpacked, for a progress bar.
    std::int64_t bytes_read() const;
    std::int64_t bytes() const;

private:
    class SheetPart;
    struct Source;
    bool read_row(SheetRow& row);
    void read_header(int rows);

    std::string m_name;
    std::string m_sheet;
    std::vector<SheetName> m_sheets;
    std::vector<std::string> m_header;
    Issues m_issues;
    std::unique_ptr<Source> m_source;
};

}  // namespace vitrine
