// Texts in the order of a language: bytes that compare as the texts do.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace vitrine {

// [one thread]
class CollationKeys {
public:
    // A language that nobody knows sorts as all do that have no rules of their own.
    explicit CollationKeys(const std::string& locale_code);
    ~CollationKeys();
    CollationKeys(const CollationKeys&) = delete;
    CollationKeys& operator=(const CollationKeys&) = delete;

    // Until the next call. Its only zero byte is at its end.
    std::string_view key_of(std::string_view text);

private:
    struct Rules;
    std::unique_ptr<Rules> m_rules;
};

}  // namespace vitrine
