// Any text as HTML: plain text comes out, in UTF-8.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "catalog/html_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view html(reinterpret_cast<const char*>(data), size);
    if (!vitrine::is_utf8(html)) return 0;
    if (!vitrine::is_utf8(vitrine::html_to_text(html))) std::abort();
    return 0;
}
