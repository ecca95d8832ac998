// Structure files: attributes, options, families, categories, channels and the rest.
#pragma once

#include "operations/import_media.h"

namespace vitrine {

// What is wrong with the headings of a structure file: errors refuse the file (doubled columns, no
// code), warnings name columns that will not be read.
Issues check_structure_headings(const ImportFile& file);

// Channels name units for attributes that are imported after them; these cells wait here.
struct WaitingUnits {
    ChannelId channel = 0;
    std::string cell;
    std::string file;
    std::int64_t row = 0;
    bool unchanged = false;  // the channel's row was counted so
    std::size_t kind = 0;    // ImportLog::current() of the row
};

// Imports one structure file. Rows are created, updated, unchanged or rejected one by one; columns
// that are not there leave their fields as they are. `media` takes in the files that records name.
void import_structure_file(ImportContext& context, const ImportFile& file, ImportMedia& media,
                           std::vector<WaitingUnits>& waiting_units);

// Once the attributes are there.
void import_waiting_units(ImportContext& context, const std::vector<WaitingUnits>& waiting_units);

}  // namespace vitrine
