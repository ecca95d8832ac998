// Any bytes as the sheet, texts and styles of a workbook of Excel's: see table_input.h.
#include "fuzz/table_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    vitrine::test::read_table_input(vitrine::TableKind::xlsx,
                                    {reinterpret_cast<const char*>(data), size});
    return 0;
}
