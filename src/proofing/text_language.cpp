#include "proofing/text_language.h"

// The library's header uses FILE and leaves the including to others.
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/text.h"
#include "proofing/word_shape.h"

namespace vitrine {
namespace {

constexpr std::size_t most_bytes = 32 * 1024;
// Below this, names of products are taken for languages: of 60,000 real ones, see DECISIONS.md.
constexpr std::size_t least_weight = 40;
constexpr int least_percent = 80;
constexpr int good_share_percent = 20;

// The languages by which a locale's texts are judged, and those that each is easily taken for.
struct KnownLanguage {
    std::string_view code;
    std::string_view related;
};
constexpr std::array known_languages = {
    KnownLanguage{"af", "nl"},    KnownLanguage{"ar", "fa ur"},    KnownLanguage{"bg", "mk ru sr"},
    KnownLanguage{"bs", "hr sr"}, KnownLanguage{"ca", "es oc"},    KnownLanguage{"cs", "sk"},
    KnownLanguage{"da", "no sv"}, KnownLanguage{"de", "lb"},       KnownLanguage{"el", ""},
    KnownLanguage{"en", "sco"},   KnownLanguage{"es", "gl ca pt"}, KnownLanguage{"et", "fi"},
    KnownLanguage{"eu", ""},      KnownLanguage{"fa", "ar ur"},    KnownLanguage{"fi", "et"},
    KnownLanguage{"fr", ""},      KnownLanguage{"ga", "gd"},       KnownLanguage{"gl", "pt es"},
    KnownLanguage{"he", "yi"},    KnownLanguage{"hi", "mr ne"},    KnownLanguage{"hr", "bs sr sl"},
    KnownLanguage{"hu", ""},      KnownLanguage{"id", "ms"},       KnownLanguage{"is", ""},
    KnownLanguage{"it", ""},      KnownLanguage{"ja", "zh"},       KnownLanguage{"ko", ""},
    KnownLanguage{"lt", "lv"},    KnownLanguage{"lv", "lt"},       KnownLanguage{"mk", "bg sr"},
    KnownLanguage{"ms", "id"},    KnownLanguage{"nl", "af"},       KnownLanguage{"no", "da sv"},
    KnownLanguage{"pl", ""},      KnownLanguage{"pt", "gl es"},    KnownLanguage{"ro", ""},
    KnownLanguage{"ru", "uk be"}, KnownLanguage{"sk", "cs"},       KnownLanguage{"sl", "hr sr bs"},
    KnownLanguage{"sr", "hr bs"}, KnownLanguage{"sv", "no da"},    KnownLanguage{"th", ""},
    KnownLanguage{"tr", "az"},    KnownLanguage{"uk", "ru be"},    KnownLanguage{"vi", ""},
    KnownLanguage{"zh", "ja"},
};

const KnownLanguage* find_language(std::string_view code) {
    const auto found = std::find_if(known_languages.begin(), known_languages.end(),
                                    [&](const auto& language) { return language.code == code; });
    return found == known_languages.end() ? nullptr : &*found;
}

// The detector's names are partly older than the standard's.
std::string_view standard_code(std::string_view code) {
    if (code == "iw") return "he";
    if (code == "in") return "id";
    if (code == "nb" || code == "nn") return "no";
    return code.substr(0, code.find('-'));
}

std::string language_of_locale(std::string_view locale_code) {
    const std::string folded = fold_case(locale_code.substr(0, locale_code.find_first_of("_-.@")));
    return std::string(standard_code(folded));
}

// What of a text belongs to a language, and how much that is.
struct Prose {
    std::string text;
    std::size_t weight = 0;  // letters; one that stands for a syllable or a word counts three
};

std::size_t weight_of(std::string_view word) {
    std::size_t weight = 0;
    const auto length = static_cast<int32_t>(word.size());
    for (int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT(word.data(), i, length, c);
        if (c > 0 && u_isalpha(c)) weight += c >= 0x2E80 ? 3 : 1;
    }
    return weight;
}

Prose prose_of(std::string_view text) {
    if (text.size() > most_bytes) {
        text = text.substr(0, most_bytes);
        text = text.substr(0, text.find_last_of(" \n\t"));
    }
    const WordShape whole = word_shape(text);
    if (!whole.valid && text.size() < most_bytes) return {};
    // A text all in capitals is a text; single words in capitals are names and codes.
    const bool shouted = whole.capitals * 2 > whole.letters;
    Prose prose;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(" \n\t\r/|"), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const WordShape shape = word_shape(word);
        if (shape.letters == 0 || shape.digit || looks_like_address(word)) continue;
        if (!shouted && (shape.inner_capital || shape.all_capitals())) continue;
        prose.text.append(word).append(" ");
        prose.weight += weight_of(word);
    }
    return prose;
}

struct Guess {
    std::string code;  // empty: not reliable
    int percent = 0;   // of the text
    std::array<std::string, 3> codes;
    std::array<int, 3> percents{};
};

// `hint`: the language that the text should be in; it is given the benefit of the doubt.
Guess guess(const std::string& text, std::string_view hint) {
    const std::string hinted(hint == "he" ? "iw" : hint);
    const CLD2::CLDHints hints{hinted.empty() ? nullptr : hinted.c_str(), nullptr,
                               CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    int bytes = 0;
    bool reliable = false;
    int valid_bytes = 0;
    const CLD2::Language language = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        text.data(), static_cast<int>(text.size()), true, &hints, 0, languages.data(),
        percents.data(), scores.data(), nullptr, &bytes, &reliable, &valid_bytes);
    Guess result;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        result.codes[i] = standard_code(CLD2::LanguageCode(languages[i]));
        result.percents[i] = percents[i];
    }
    const std::string code(standard_code(CLD2::LanguageCode(language)));
    if (reliable && language == languages[0] && find_language(code) != nullptr) {
        result.code = code;
        result.percent = percents[0];
    }
    return result;
}

}  // namespace

std::optional<std::string> language_of(std::string_view plain_text) {
    const Prose prose = prose_of(plain_text);
    if (prose.weight < least_weight) return std::nullopt;
    Guess found = guess(prose.text, {});
    if (found.code.empty() || found.percent < least_percent) return std::nullopt;
    return std::move(found.code);
}

bool may_be_language(std::string_view plain_text, std::string_view locale_code) {
    const std::string wanted = language_of_locale(locale_code);
    const KnownLanguage* known = find_language(wanted);
    if (known == nullptr) return true;
    const Prose prose = prose_of(plain_text);
    if (prose.weight < least_weight) return true;
    const Guess found = guess(prose.text, wanted);
    if (found.code.empty() || found.percent < least_percent || found.code == wanted ||
        contains_word(known->related, found.code)) {
        return true;
    }
    for (std::size_t i = 0; i < found.codes.size(); ++i) {
        if (found.codes[i] == wanted && found.percents[i] >= good_share_percent) return true;
    }
    return false;
}

}  // namespace vitrine
