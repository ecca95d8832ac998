// Rows that an import refused, as a table in which people mend them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "operations/rejected_rows.h"

namespace vitrine {

struct RefusedTable {
    std::string file;  // the name of the source, with the ending .csv
    std::vector<std::string> headings;
    struct Row {
        std::string reason;
        std::vector<std::string> cells;  // as many as there are headings
    };
    std::vector<Row> rows;
    std::int64_t beyond = 0;  // rows that are not here: there is no end to some files

    static constexpr std::size_t most_rows = 1000;
};

// One table for each of the files that has refused rows. Lines that could not be split into cells
// are not in it. Reads the sources again; throws as write_rejected_rows().
std::vector<RefusedTable> read_refused(const ImportReport& report, const TableOptions& format);

// The table as CSV with ";" in UTF-8, without the reasons: what mended_format() reads.
std::string to_csv(const RefusedTable& table);
TableOptions mended_format();

}  // namespace vitrine
