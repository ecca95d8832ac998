#include "operations/collation_keys.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <vector>

#include "base/text.h"

namespace vitrine {

struct CollationKeys::Rules {
    std::unique_ptr<icu::Collator> collator;
    icu::UnicodeString wide;
    std::vector<std::uint8_t> bytes = std::vector<std::uint8_t>(256);
    std::string folded;
};

CollationKeys::CollationKeys(const std::string& locale_code) : m_rules(std::make_unique<Rules>()) {
    UErrorCode status = U_ZERO_ERROR;
    m_rules->collator.reset(
        icu::Collator::createInstance(icu::Locale(locale_code.c_str()), status));
    if (U_FAILURE(status)) m_rules->collator.reset();
}

CollationKeys::~CollationKeys() = default;

std::string_view CollationKeys::key_of(std::string_view text) {
    auto& [collator, wide, bytes, folded] = *m_rules;
    if (!collator) return folded = fold_case(text);
    wide = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    const auto write = [&collator = collator, &wide = wide, &bytes = bytes] {
        return static_cast<std::size_t>(
            collator->getSortKey(wide, bytes.data(), static_cast<std::int32_t>(bytes.size())));
    };
    std::size_t size = write();
    if (size > bytes.size()) {
        bytes.resize(size);
        size = write();
    }
    return {reinterpret_cast<const char*>(bytes.data()), size};
}

}  // namespace vitrine
