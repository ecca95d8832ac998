#include "base/language_name.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace vitrine {
namespace {

icu::Locale icu_locale(std::string_view code) {
    return icu::Locale::createCanonical(std::string(code).c_str());
}

}  // namespace

std::string language_name(std::string_view locale, std::string_view reader) {
    if (locale.empty()) return {};
    const icu::Locale one = icu_locale(locale);
    icu::UnicodeString name;
    one.getDisplayLanguage(icu_locale(reader), name);
    std::string text;
    name.toUTF8String(text);
    return text == one.getLanguage() ? std::string() : text;
}

std::string locale_name(std::string_view locale, std::string_view reader) {
    const icu::Locale one = icu_locale(locale);
    if (language_name(locale, reader).empty()) return std::string(locale);
    icu::UnicodeString name;
    one.getDisplayName(icu_locale(reader), name);
    std::string text;
    name.toUTF8String(text);
    return text;
}

}  // namespace vitrine
