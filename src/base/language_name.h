// What languages are called, in the words of another.
#pragma once

#include <string>
#include <string_view>

namespace vitrine {

// "French" of "fr_FR" where `reader` is "en", "français" where it is "fr": the language without its
// region, as sentences of `reader` write it. Empty where nobody knows a name.
std::string language_name(std::string_view locale, std::string_view reader);
// "French (France)"; the code itself where nobody knows a name.
std::string locale_name(std::string_view locale, std::string_view reader);

}  // namespace vitrine
