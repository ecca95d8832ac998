// Any bytes as XML: see table_input.h.
#include "fuzz/table_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    vitrine::test::read_table_input(vitrine::TableKind::xml,
                                    {reinterpret_cast<const char*>(data), size});
    return 0;
}
