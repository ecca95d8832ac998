// Cells on the clipboard, in the forms spreadsheets understand.
#pragma once

#include <optional>

#include "workbench/cell_text.h"

namespace vitrine::desktop {

bool put_on_clipboard(const CellBlock& cells);
// Absent where the clipboard holds no text.
std::optional<CellBlock> take_from_clipboard();

}  // namespace vitrine::desktop
