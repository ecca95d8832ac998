#include "proofing/speller.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <hunspell.hxx>
#include <optional>
#include <stdexcept>
#include <unordered_map>

#include "base/text.h"
#include "proofing/dictionary_file.h"
#include "proofing/word_shape.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_word = 100;         // bytes
constexpr std::size_t most_remembered = 100'000;  // words
constexpr std::size_t most_suggestions = 10;

// Units that are written like words. Those with a digit or an inner capital are passed over anyway.
constexpr std::array<std::string_view, 57> units = {
    "bps", "cd",  "cl",  "cm", "db", "dl",  "dm",  "dpi", "fps", "ft", "gb", "ghz",
    "go",  "hl",  "hp",  "hz", "in", "ips", "kb",  "kg",  "khz", "km", "ko", "kva",
    "kwh", "lb",  "lbs", "lm", "lx", "mah", "mb",  "mg",  "mhz", "ml", "mm", "mo",
    "mp",  "mpx", "mw",  "nm", "oz", "pa",  "ppi", "ppm", "ppp", "pt", "px", "rpm",
    "sec", "tb",  "va",  "wh", "yd", "min", "max", "to",  "mbps"};

bool is_unit(std::string_view word) {
    return word.size() <= 4 &&
           std::find(units.begin(), units.end(), fold_case(word)) != units.end();
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// What stands before the apostrophe of an elision: "l", "d", "qu", "jusqu", "dell".
bool is_elided(std::string_view part, std::string_view language) {
    static constexpr std::array<std::string_view, 15> french = {
        "l",  "d",     "j",      "m",      "t",      "s",      "n",     "c",
        "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu"};
    static constexpr std::array<std::string_view, 12> italian = {
        "l", "d", "un", "all", "dall", "dell", "nell", "sull", "c", "quell", "bell", "quest"};
    static constexpr std::array<std::string_view, 6> catalan = {"l", "d", "n", "s", "m", "t"};
    const auto is_in = [folded = fold_case(part)](const auto& list) {
        return std::find(list.begin(), list.end(), folded) != list.end();
    };
    if (language == "fr" || language == "oc") return is_in(french);
    if (language == "it") return is_in(italian);
    return language == "ca" && is_in(catalan);
}

struct Part {
    std::size_t offset = 0;
    std::size_t length = 0;
};

// How many bytes of a separator of compounds begin `text`: a hyphen, or a point or colon without a
// blank behind it; 0 for anything else.
std::size_t separator_length(std::string_view text) {
    if (text.starts_with("\u2010") || text.starts_with("\u2011")) return 3;
    return text.starts_with('-') || text.starts_with('.') || text.starts_with(':') ? 1 : 0;
}

// The pieces of a compound, with their places in it.
std::vector<Part> pieces(std::string_view compound) {
    std::vector<Part> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= compound.size();) {
        const std::size_t length = separator_length(compound.substr(at));
        if (length == 0 && at < compound.size()) {
            ++at;
            continue;
        }
        if (at > begin) parts.push_back({begin, at - begin});
        at += std::max<std::size_t>(length, 1);
        begin = at;
    }
    return parts;
}

// The part behind the apostrophe of an elision, or all of it.
Part behind_elision(std::string_view word, std::string_view language) {
    for (std::string_view apostrophe : {"'", "\u2019"}) {
        const auto at = word.find(apostrophe);
        if (at == std::string_view::npos || !is_elided(word.substr(0, at), language)) continue;
        const std::size_t begin = at + apostrophe.size();
        if (begin < word.size()) return {begin, word.size() - begin};
    }
    return {0, word.size()};
}

// "Wi-Fi", "eco-friendly", "vari-angle": what is short in a compound is no word of its own.
bool is_prefix(std::string_view text, const Part& piece, std::string_view compound) {
    const bool last = piece.offset + piece.length == compound.size();
    return text.size() <= (last ? 2 : 4);
}

bool is_capitalised(std::string_view word) {
    int32_t at = 0;
    UChar32 first = 0;
    U8_NEXT(word.data(), at, static_cast<int32_t>(word.size()), first);
    return first > 0 && u_isupper(first) != 0;
}

// Whether a word at `at` has its capital for standing there.
bool begins_sentence(std::string_view text, std::size_t at) {
    constexpr std::string_view openings = " \t\"'([-*";
    const auto last = at == 0 ? std::string_view::npos : text.find_last_not_of(openings, at - 1);
    // Anything that is no ASCII letter, digit or comma may end a sentence or begin a line of a
    // list.
    constexpr std::string_view within =
        ",abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%)/&+";
    return last == std::string_view::npos || within.find(text[last]) == std::string_view::npos;
}

// Sentences, of which two words in three begin small; in titles capitals mean nothing.
bool is_prose(std::string_view text, const std::vector<Part>& words) {
    const auto capitalised = std::count_if(words.begin(), words.end(), [&](const Part& word) {
        return is_capitalised(text.substr(word.offset, word.length));
    });
    return static_cast<std::size_t>(capitalised) * 3 <= words.size();
}

// Hyphens and apostrophes as keyboards have them, accents composed: as dictionaries are written.
std::string plain_form(std::string_view word) {
    if (std::all_of(word.begin(), word.end(), [](char c) { return c > 0; }))
        return std::string(word);
    std::string plain;
    for (const auto& [fancy, simple] :
         {std::pair<std::string_view, std::string_view>{"\u2019", "'"},
          {"\u02BC", "'"},
          {"\u2010", "-"},
          {"\u2011", "-"},
          {"\u00AD", ""}}) {
        plain = replace_all(plain.empty() ? word : plain, fancy, simple);
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* composer = icu::Normalizer2::getNFCInstance(status);
    std::string composed;
    icu::StringByteSink<std::string> sink(&composed);
    if (U_SUCCESS(status)) composer->normalizeUTF8(0, plain, sink, nullptr, status);
    return U_SUCCESS(status) ? composed : plain;
}

// Between UTF-8 and what the files of a dictionary are written in.
class Encoding {
public:
    explicit Encoding(const std::string& name) {
        if (fold_case(name) == "utf-8" || name.empty()) return;
        // Hunspell's names; ICU knows the others.
        const std::string known = name == "microsoft-cp1251" ? "windows-1251" : name;
        UErrorCode status = U_ZERO_ERROR;
        m_converter.reset(ucnv_open(known.c_str(), &status));
        if (U_FAILURE(status) || m_converter == nullptr)
            throw std::runtime_error("the encoding " + name + " is not known");
        ucnv_setFromUCallBack(m_converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr,
                              nullptr, &status);
    }

    // Absent where the encoding lacks a character.
    std::optional<std::string> from_utf8(const std::string& text) const {
        if (m_converter == nullptr) return text;
        const auto wide = icu::UnicodeString::fromUTF8(text);
        std::string bytes(static_cast<std::size_t>(wide.length()) * 4 + 8, '\0');
        UErrorCode status = U_ZERO_ERROR;
        const int32_t length =
            ucnv_fromUChars(m_converter.get(), bytes.data(), static_cast<int32_t>(bytes.size()),
                            wide.getBuffer(), wide.length(), &status);
        if (U_FAILURE(status)) return std::nullopt;
        bytes.resize(static_cast<std::size_t>(length));
        return bytes;
    }

    std::string to_utf8(const std::string& bytes) const {
        if (m_converter == nullptr) return to_valid_utf8(bytes);
        UErrorCode status = U_ZERO_ERROR;
        const icu::UnicodeString wide(bytes.data(), static_cast<int32_t>(bytes.size()),
                                      m_converter.get(), status);
        std::string text;
        return wide.toUTF8String(text);
    }

private:
    struct Close {
        void operator()(UConverter* converter) const { ucnv_close(converter); }
    };
    std::unique_ptr<UConverter, Close> m_converter;  // null: UTF-8
};

// What stands between blanks: words, or an address that only looks like some.
struct Run {
    std::size_t end = 0;
    bool is_address = false;
};

Run run_around(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    // An address has no more in front of its first word: "https://", "(./".
    for (int i = 0; i < 16 && begin > 0 && !is_blank(text[begin - 1]); ++i) --begin;
    std::size_t end = at;
    while (end < text.size() && !is_blank(text[end])) ++end;
    return {end, looks_like_address(text.substr(begin, end - begin))};
}

struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
};

}  // namespace

struct Speller::Dictionary {
    explicit Dictionary(const DictionaryFile& file)
        : name(file.name),
          language(fold_case(name.substr(0, name.find_first_of("_-")))),
          hunspell(file.rules.string().c_str(), file.words.string().c_str()),
          encoding(hunspell.get_dict_encoding()) {
        icu::Locale locale(language.c_str());
        UErrorCode status = U_ZERO_ERROR;
        breaks.reset(icu::BreakIterator::createWordInstance(locale, status));
        if (U_FAILURE(status)) throw std::runtime_error("words cannot be told apart");
        locale.addLikelySubtags(status);
        const int32_t found = u_getPropertyValueEnum(UCHAR_SCRIPT, locale.getScript());
        if (U_SUCCESS(status) && found > USCRIPT_INHERITED)
            script = static_cast<UScriptCode>(found);
    }

    // Of a word without hyphens.
    bool knows(std::string_view word) {
        if (word.size() > longest_word || is_unit(word)) return true;
        const auto remembered = known.find(word);
        if (remembered != known.end()) return remembered->second;
        const bool answer = !is_spelled(word) || asks(word);
        if (known.size() >= most_remembered) known.clear();
        known.emplace(word, answer);
        return answer;
    }

    // Whether it is a word of the kind that a dictionary has.
    bool is_spelled(std::string_view word) const {
        const WordShape shape = word_shape(word);
        if (!shape.valid || shape.digit || shape.letters < 2 || shape.inner_capital ||
            shape.all_capitals()) {
            return false;
        }
        const auto wide = icu::UnicodeString::fromUTF8(
            icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
        for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
            UErrorCode status = U_ZERO_ERROR;
            const UScriptCode found = uscript_getScript(wide.char32At(i), &status);
            if (U_SUCCESS(status) && found > USCRIPT_INHERITED && script != USCRIPT_COMMON &&
                found != script) {
                return false;
            }
        }
        return true;
    }

    bool asks(std::string_view word) {
        const std::string plain = plain_form(word);
        const auto encoded = encoding.from_utf8(plain);
        // What the dictionary cannot even write it cannot judge.
        if (!encoded || encoded->empty() || hunspell.spell(*encoded)) return true;
        const auto apostrophe = plain.find('\'');
        if (apostrophe == std::string::npos) return false;
        const std::string_view before = std::string_view(plain).substr(0, apostrophe);
        const std::string_view after = std::string_view(plain).substr(apostrophe + 1);
        if (is_elided(before, language)) return knows(after);
        return language == "en" && (after == "s" || after.empty()) && knows(before);
    }

    // Whether a capital within a sentence means a name; in German it means any noun.
    bool tells_names() const { return language != "de" && language != "lb"; }

    // The words of a text, compounds with hyphens whole.
    std::vector<Part> words_of(std::string_view plain_text) {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<UText, CloseText> text(utext_openUTF8(
            nullptr, plain_text.data(), static_cast<int64_t>(plain_text.size()), &status));
        if (U_SUCCESS(status)) breaks->setText(text.get(), status);
        std::vector<Part> words;
        if (U_FAILURE(status)) return words;
        bool continued = false;  // by what comes next, where that is a hyphen or a part of a word
        for (int32_t begin = breaks->first(), end = breaks->next(); end != icu::BreakIterator::DONE;
             begin = end, end = breaks->next()) {
            const auto from = static_cast<std::size_t>(begin);
            const auto to = static_cast<std::size_t>(end);
            const int32_t kind = breaks->getRuleStatus();
            const bool letters = kind >= UBRK_WORD_LETTER && kind < UBRK_WORD_LETTER_LIMIT;
            const bool number = kind >= UBRK_WORD_NUMBER && kind < UBRK_WORD_NUMBER_LIMIT;
            const std::string_view here = plain_text.substr(from, to - from);
            const bool hyphen = here == "-" || here == "\u2010" || here == "\u2011";
            if (continued && (letters || number || hyphen)) {
                words.back().length = to - words.back().offset;
            } else {
                continued = letters;
                if (letters) words.push_back({from, to - from});
            }
        }
        return words;
    }

    // Of a word that may be a compound: the places of what is not known in it.
    std::vector<Part> unknown_parts(std::string_view word) {
        if (knows(word)) return {};
        std::vector<Part> unknown;
        for (const Part& piece : pieces(word)) {
            const std::string_view text = word.substr(piece.offset, piece.length);
            if (piece.length < word.size() && (is_prefix(text, piece, word) || knows(text)))
                continue;
            const Part wrong = behind_elision(text, language);
            unknown.push_back({piece.offset + wrong.offset, wrong.length});
        }
        return unknown;
    }

    std::string name;
    std::string language;
    Hunspell hunspell;
    Encoding encoding;
    std::unique_ptr<icu::BreakIterator> breaks;
    UScriptCode script = USCRIPT_COMMON;  // not known
    std::unordered_map<std::string, bool, TextHash, std::equal_to<>> known;
};

Speller::Speller(std::unique_ptr<Dictionary> dictionary) : m_dictionary(std::move(dictionary)) {}
Speller::~Speller() = default;

std::unique_ptr<Speller> Speller::for_locale(std::string_view locale_code) {
    const auto file = find_dictionary(locale_code);
    if (!file || !looks_sound(*file)) return nullptr;
    try {
        return std::unique_ptr<Speller>(new Speller(std::make_unique<Dictionary>(*file)));
    } catch (const std::exception&) {
        return nullptr;  // not a dictionary, whatever its name says
    }
}

const std::string& Speller::dictionary() const {
    return m_dictionary->name;
}

bool Speller::knows(std::string_view word) {
    return m_dictionary->unknown_parts(word).empty();
}

std::vector<Misspelling> Speller::check(std::string_view plain_text) {
    const std::vector<Part> words = m_dictionary->words_of(plain_text);
    const bool has_names = m_dictionary->tells_names() && is_prose(plain_text, words);
    std::vector<Misspelling> found;
    Run run;  // what stands between blanks around the word
    for (const Part& word : words) {
        if (word.offset >= run.end) run = run_around(plain_text, word.offset);
        if (run.is_address) continue;
        const std::string_view text = plain_text.substr(word.offset, word.length);
        const auto unknown = m_dictionary->unknown_parts(text);
        if (unknown.empty()) continue;
        if (has_names && is_capitalised(text) && !begins_sentence(plain_text, word.offset))
            continue;
        for (const Part& part : unknown) found.push_back({word.offset + part.offset, part.length});
    }
    return found;
}

std::vector<std::string> Speller::suggestions(std::string_view word) {
    if (word.size() > longest_word || !is_utf8(word)) return {};
    const auto encoded = m_dictionary->encoding.from_utf8(plain_form(word));
    if (!encoded) return {};
    std::vector<std::string> texts;
    for (const auto& suggestion : m_dictionary->hunspell.suggest(*encoded)) {
        if (texts.size() == most_suggestions) break;
        texts.push_back(m_dictionary->encoding.to_utf8(suggestion));
    }
    return texts;
}

}  // namespace vitrine
