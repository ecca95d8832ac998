// What an import would change as lines of a list: a line for each field of each row.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "operations/import_diff.h"

namespace vitrine {

// A new product whose fields are not kept has one line without a field.
struct ImportLine {
    std::string file;  // ImportFile::name
    std::int64_t row = 0;
    std::string code;
    bool is_new = false;
    ImportDiffField field;  // without a name: the row as a whole
    bool is_taken = true;
};

struct ImportLines {
    std::size_t count = 0;          // of all that fit
    std::vector<ImportLine> first;  // as many of them as were asked for
};

// The lines of the rows that fit, and of them the field that the filter names, if it names one. May
// read all that would change: takes time in proportion to it. Throws Error: storage, cancelled.
ImportLines find_lines(ImportDiff& diff, const ImportDiffFilter& filter, std::size_t most,
                       const Progress& progress);

}  // namespace vitrine
