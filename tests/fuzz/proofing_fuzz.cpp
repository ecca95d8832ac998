// Any bytes as a description: its faults are sentences at places in order, its language is told or
// not.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "proofing/html_faults.h"
#include "proofing/text_language.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto faults = vitrine::html_faults(text);
    if (faults.size() > vitrine::most_html_faults) std::abort();
    std::size_t line = 1;
    for (const auto& fault : faults) {
        if (fault.line < line || fault.message.empty() || !vitrine::is_utf8(fault.message))
            std::abort();
        line = fault.line;
    }
    vitrine::language_of(text);
    vitrine::may_be_language(text, "fr_FR");
    return 0;
}
