// Excel workbooks of one sheet, by libxlsxwriter; see table_writer.h.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "interchange/table_writer.h"

namespace vitrine {

// `sheet` names it, as a workbook has it; empty: "Sheet1".
std::unique_ptr<TableWriter> write_xlsx(const std::filesystem::path& file,
                                        const std::vector<std::string>& columns,
                                        const std::string& sheet = {});

// Whether a cell can hold the text, which is UTF-8.
bool fits_sheet_cell(const std::string& text);

// The text as libxlsxwriter is to be given it: "_x0041_" means "A" in a workbook (ECMA-376 part 1,
// 22.9.2.19), and the library writes such texts as they are, so their underscore is written in the
// same way.
std::string sheet_text(const std::string& text);

}  // namespace vitrine
