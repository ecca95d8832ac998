// Tables of products for people, with labels for headings, as export_list.h writes them.
#pragma once

#include "catalog/structure.h"
#include "operations/import_file.h"

namespace vitrine {

// Puts codes in place of the file's headings that are labels (interchange/labelled_headings.h);
// issues name the labels. CSV files that have any are read without the guards of their cells.
// Files of the structure stay as they are.
void read_by_labels(ImportFile& file, const Structure& structure);

}  // namespace vitrine
