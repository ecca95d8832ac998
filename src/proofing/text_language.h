// Which language a text is in, told only where it is sure: names of products are short and full of
// brands, and a check that is often wrong is switched off.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

// The language of `plain_text` (no markup) as ISO 639-1, "fr". Absent where it cannot be told with
// confidence: short, mixed, mostly numbers, codes and names, not UTF-8, or in a language that is
// not known here. Words that belong to no language (with digits, in capitals, with an inner
// capital, addresses) are left out of account. Looks at the first 32 KiB. Norwegian is "no",
// in either form. [any thread]
std::optional<std::string> language_of(std::string_view plain_text);

// False only where `plain_text` is with confidence in another language than that of `locale_code`
// ("fr_FR", "fr-CA", "fr"). True for whatever language_of() cannot tell, for a text of which the
// wanted language holds a fifth or more, for languages that are easily taken for each other (Czech
// and Slovak, Danish and Norwegian), and for a locale whose language is not known here.
// [any thread]
bool may_be_language(std::string_view plain_text, std::string_view locale_code);

}  // namespace vitrine
