// The way back of export_translation.h: texts that a translator wrote, as tables of products.
#pragma once

#include <vector>

#include "operations/import_file.h"
#include "store/catalogue.h"

namespace vitrine {

// Whether the headings are those of a translator's file, of any format.
bool is_translation(const ImportFile& file);

// In place of the file, a table for each of its fields, since a product has a row for each and may
// come once in a table only. Reads the file once here, then once for each. Rows without a
// translation change nothing. Rejected are rows of unknown products, models and attributes, and of
// what is not translated so; a warning says where the text was changed since it was given to the
// translator. `catalogue` must outlive the import. Throws Error: usage where a locale is not known
// here, else as open_table().
std::vector<ImportFile> translation_tables(const ImportFile& file, Catalogue& catalogue);

}  // namespace vitrine
