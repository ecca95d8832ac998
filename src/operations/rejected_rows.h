// The rows that an import did not take, as a file in the layout of their source, to be mended and
// imported again.
#pragma once

#include <filesystem>
#include <vector>

#include "interchange/table_format.h"
#include "operations/import_catalogue.h"

namespace vitrine {

// Why a row was not taken stands behind its cells, under rejection_heading (akeneo_headings.h),
// which imports pass over. Writes a file for each of the files read that has rejected rows into
// `folder`, which is made where it is not there: named like the source, in place of one of that
// name. CSV files keep their delimiter and line ends and are written in UTF-8; workbooks come back
// as XLSX workbooks with the sheet's name, all cells texts; others become CSV files with ";". Lines
// of CSV files that could not even be split into cells stand last, as they are, with the reason
// behind them: once the line is right, it is the last cell. `format`: as the files were read.
// Throws Error: usage where a source lies in the folder itself, storage if it cannot be written or
// a source is not there any more.
struct RejectedFiles {
    std::vector<std::filesystem::path> written;
    std::int64_t rows = 0;
    std::int64_t unreadable = 0;  // lines that are no rows
    std::int64_t lost = 0;        // what could not be written: the issues name the places
};
RejectedFiles write_rejected_rows(const ImportReport& report, const TableOptions& format,
                                  const std::filesystem::path& folder);

}  // namespace vitrine
