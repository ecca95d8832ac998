// The files of Akeneo's CSV set that are no products; see export_catalogue.h.
#pragma once

#include <functional>

#include "operations/export_catalogue.h"
#include "operations/export_table.h"
#include "operations/export_values.h"

namespace vitrine {

// Writes each file that would have rows. `take_file` gets every picture and file of a record.
void export_structure(const Structure& structure, const ExportTarget& target, ExportReport& report,
                      const std::function<void(const FileReference&)>& take_file);

}  // namespace vitrine
