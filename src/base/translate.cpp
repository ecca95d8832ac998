#include "base/translate.h"

namespace vitrine {
namespace {
Translator installed = nullptr;
}

void set_translator(Translator translator) {
    installed = translator;
}

std::string detail::translate(std::string_view singular, std::string_view plural, long count) {
    if (installed != nullptr) return installed(singular, plural, count);
    return std::string(count == 1 || plural.empty() ? singular : plural);
}

}  // namespace vitrine
