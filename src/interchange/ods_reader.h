// Reads a sheet of an OpenDocument spreadsheet (ODS; ISO/IEC 26300) row by row, in memory that does
// not grow with the file. Cells come as texts, in the forms of xlsx_reader.h: what they mean is the
// mapping's.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/issue.h"
#include "interchange/sheet_row.h"

namespace vitrine {

// Numbers, amounts of a currency and percentages come as their values (15 % is "0.15"), dates and
// times as spreadsheet_number() writes them, truth values as "1" and "0", texts with a line end
// between paragraphs. Cells with an error come empty, with an issue. Cells that are covered by a
// merged one are empty, notes and drawings are no part of a cell. Rows and cells that are repeated
// come as often as they stand there; rows without any filled cell are passed over.
class OdsReader {
public:
    // Opens the workbook and reads the header of the sheet. Throws Error: storage if the file
    // cannot be read, invalid if it is no workbook, has a password or is damaged, usage if it has
    // no such sheet.
    explicit OdsReader(const std::filesystem::path& file, const SheetOptions& options = {});
    ~OdsReader();
    OdsReader(const OdsReader&) = delete;
    OdsReader& operator=(const OdsReader&) = delete;

    const std::vector<SheetName>& sheets() const { return m_sheets; }
    // The one that is read.
    const std::string& sheet() const { return m_sheet; }
    // As XlsxReader's.
    const std::vector<std::string>& header() const { return m_header; }

    // The next row, or false at the end. Throws Error (invalid) where the sheet is damaged, or
    // repeats more than any sheet of products would.
    bool next(SheetRow& row);

    // The issues met since the last call.
    Issues take_issues() { return std::exchange(m_issues, {}); }

    // Of all sheets, unpacked, for a progress bar.
    std::int64_t bytes_read() const;
    std::int64_t bytes() const;

private:
    class SheetPart;
    struct Source;
    bool read_row(SheetRow& row);
    void read_header(int rows);

    std::string m_sheet;
    std::vector<SheetName> m_sheets;
    std::vector<std::string> m_header;
    Issues m_issues;
    std::unique_ptr<Source> m_source;
};

}  // namespace vitrine
