// Any text as a filter: refused with a sentence, or a tree whose text reads back as the same tree.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.h"
#include "base/text.h"
#include "catalog/query.h"
#include "catalog/sample_structure.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const vitrine::SampleStructure sample;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (!vitrine::is_utf8(text)) return 0;
    try {
        const auto filter = vitrine::parse_filter(sample.structure, text);
        const std::string written = vitrine::to_text(sample.structure, filter);
        const auto again = vitrine::parse_filter(sample.structure, written);
        if (vitrine::to_text(sample.structure, again) != written) std::abort();
        const vitrine::Product product = sample.product("fuzz", "tvs");
        const vitrine::Lineage lineage{&product, nullptr, nullptr};
        vitrine::FilterContext context{&sample.structure, sample.channel("ecommerce"),
                                       sample.locale("en_US")};
        context.variants = [](auto...) { return vitrine::CompletenessCount{3, 1}; };
        context.is_repeated = [](auto, const auto&) { return true; };
        context.history = [](const auto&) { return std::vector{true}; };
        if (vitrine::matches(filter, context, lineage) != vitrine::matches(again, context, lineage))
            std::abort();
    } catch (const vitrine::Error&) {
        // Refused with a sentence.
    }
    return 0;
}
