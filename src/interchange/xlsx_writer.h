// Excel workbooks of one sheet, by libxlsxwriter; see table_writer.h.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "interchange/table_writer.h"

namespace vitrine {

std::unique_ptr<TableWriter> write_xlsx(const std::filesystem::path& file,
                                        const std::vector<std::string>& columns);

}  // namespace vitrine
