// Any bytes as a stored document or a journal entry: refused, or read without harm.
#include <cstdint>
#include <string_view>

#include "base/error.h"
#include "store/delta.h"
#include "store/document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        vitrine::Product product;
        vitrine::decode_document(bytes, product);
    } catch (const vitrine::Error&) {
    }
    try {
        vitrine::decode_changes(bytes);
    } catch (const vitrine::Error&) {
    }
    try {
        vitrine::decode_removed(bytes);
    } catch (const vitrine::Error&) {
    }
    return 0;
}
