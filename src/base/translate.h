// Words for people. Every sentence a person may read passes through tr() or trn(); the text in the
// code is English and is the key of its translation (resources/locale/*.po).
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace vitrine {

// Looks a sentence up in the language of the program. `plural` is empty where there is none; the
// answer is then the translation of `singular`. Called from any thread: must not change once set.
using Translator = std::string (*)(std::string_view singular, std::string_view plural, long count);

// Set once at start, before any other thread runs. Without it the English text is used.
void set_translator(Translator translator);

namespace detail {
std::string translate(std::string_view singular, std::string_view plural, long count);
}

// The sentence in the user's language with its numbered holes filled: tr("Row {0}: {1}", 3, text).
// A translation whose holes do not fit falls back to the English one.
template <class... Arguments>
std::string tr(std::string_view text, const Arguments&... arguments) {
    const std::string translated = detail::translate(text, {}, 1);
    if constexpr (sizeof...(arguments) == 0) {
        return translated;
    } else {
        try {
            return fmt::vformat(translated, fmt::make_format_args(arguments...));
        } catch (const fmt::format_error&) {
            return fmt::vformat(text, fmt::make_format_args(arguments...));
        }
    }
}

// As tr(), by number: trn("{0} product", "{0} products", count, count).
template <class... Arguments>
std::string trn(std::string_view singular, std::string_view plural, long count,
                const Arguments&... arguments) {
    try {
        return fmt::vformat(detail::translate(singular, plural, count),
                            fmt::make_format_args(arguments...));
    } catch (const fmt::format_error&) {
        return fmt::vformat(count == 1 ? singular : plural, fmt::make_format_args(arguments...));
    }
}

// Marks a word that a constant holds and tr() translates where it is shown: tr(constant).
constexpr std::string_view tr_later(std::string_view text) {
    return text;
}

}  // namespace vitrine
