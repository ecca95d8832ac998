// Which columns of a file of somebody else are what in the catalogue, and the profile that follows.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "catalog/structure.h"
#include "interchange/propose_mapping.h"
#include "interchange/table_format.h"

namespace vitrine {

struct ProposedColumns {
    TableFormat format;                   // as the file was read
    std::vector<ColumnProposal> columns;  // in the order of the file
    std::vector<std::string> samples;     // by column: the first cell that is not blank
};

// Reads the first 200 rows; of JSON and XML the whole file, to find its columns. Throws Error as
// open_table(), and cancelled.
ProposedColumns propose_columns(const Structure& structure, const std::filesystem::path& file,
                                const TableOptions& options, const Progress& progress);

// The profile by which the columns go where their targets say; columns without a target are named
// and go nowhere. Texts without a locale are of `locale`. `stated` is what was not found out of the
// file, and will not be next time. `name` may be any words.
ImportProfile profile_of(const std::vector<ColumnProposal>& columns, std::string_view name,
                         std::string_view locale, const TableOptions& stated);

// Throws Error (storage) if the file cannot be written; one of that name is replaced.
void write_import_profile(const std::filesystem::path& file, const ImportProfile& profile);

}  // namespace vitrine
