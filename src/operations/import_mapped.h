// Imports files of any source by a profile that says how their columns are mapped.
#pragma once

#include "interchange/import_profile.h"
#include "interchange/table_format.h"
#include "operations/import_catalogue.h"

namespace vitrine {

// `options.paths` names one file, the file and that of its variants, or a folder that holds them,
// where they are found by the patterns of the profile. Mode, decimal sign and overriding are the
// profile's, whatever the options say. Issues name file, row and column of the source. Structure
// that the profile may create is created; what is there stays as it is. Throws Error: usage where
// there is no such file or more than one, invalid where the profile does not fit the file, and as
// import_catalogue().
ImportReport import_mapped(Catalogue& catalogue, const ImportProfile& profile,
                           ImportOptions options, const Progress& progress);

// How the profile says that its files are read.
TableOptions table_options(const SourceFormat& format);

}  // namespace vitrine
