// Writes a catalogue as files that an import reads back without a change: Akeneo's CSV set, or the
// same as workbooks or JSON Lines, with pictures and files beside it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/issue.h"
#include "base/progress.h"
#include "interchange/table_writer.h"
#include "store/catalogue.h"

namespace vitrine {

struct ExportOptions {
    WrittenFormat format = WrittenFormat::csv;
    std::filesystem::path folder;  // made if it is not there; files of the same names are replaced
    std::string filter;  // filter language; blank: all products. Models of what it finds come along
    bool with_structure = true;
    bool with_files = true;  // pictures and files, below the folder where the cells say
};

struct ExportReport {
    // "products.csv" and its rows; files that would have none are not written.
    std::vector<std::pair<std::string, std::int64_t>> files;
    std::int64_t pictures_written = 0;
    // What could not be written so that it comes back: files that are missing here, values that a
    // variant has in place of its model's (an import takes them only where told to).
    Issues issues;
};

// Codes, no labels, in one file for each kind of row, whatever the format. Structure is
// ordered by code, categories as they stand in their trees, products and models by their ids; so
// that the export of an import of an export is the same, byte for byte. Sees one state of the
// catalogue. The files appear at once when all are written. Throws Error: usage for a filter that
// cannot be read, storage where the folder refuses, invalid where a workbook has no
// room for a file, cancelled.
ExportReport export_catalogue(Catalogue& catalogue, const ExportOptions& options,
                              const Progress& progress);

}  // namespace vitrine
